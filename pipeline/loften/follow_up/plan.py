"""A plan's details: when, by whom, by which channels."""

import re

from loften.agreement import Plan
from loften.dates import find_dates, find_recurrences
from loften.follow_up.places import places_of
from loften.follow_up.units import Unit
from loften.head import Head
from loften.language import Parsed
from loften.language.syntax import agents, is_parsed, phrase, subjects
from loften.parties import find_mentions
from loften.rules import load_rules
from loften.sections import Outline

LOOSE = re.compile(r"^(?:\s*,?\s*(?:och|samt|,|;)?\s*(?:därefter|sedan|en|en\s+gång)?\s*)$")
AGENT = re.compile(r"\w+s\b(?:,?\s+\w+){0,8}\s+av\s+(?:den\s+|det\s+|en\s+)?$|\bdet\s+är\s+$")
GROUP = re.compile(r"\b(?:följs|gås|stäms|går|redovisas)\s+(?:\w+\s+){0,6}?i\s+(?:den\s+|det\s+)?$")
OPENING = re.compile(r"\s+(?!av\b|i\b|på\b|till\b|för\b)(?:\w+r|ses|möts|träffas|samlas|ska)\s")
COORDINATED = re.compile(r"^\s*(?:,|och|samt|,\s*och)\s*(?:den\s+|det\s+)?$")
BOTH = re.compile(r"båda åren", re.IGNORECASE)
RECURRING = re.compile(r"varje|årligen|båda åren", re.IGNORECASE)


def read_plan(unit: Unit, outline: Outline, parsed: Parsed, head: Head) -> Plan:
    """Return a plan with what its words say."""
    text = outline.document.text[unit.start : unit.end]
    whens = _whens(text)
    recurrences = [found.per for found in find_recurrences(text) if found.per]
    return Plan(
        type="plan",
        text=text,
        start=unit.start,
        end=unit.end,
        when="; ".join(whens) or None,
        due=_due(whens, head) or None,
        per=recurrences[0] if recurrences else None,
        by=_by(unit, outline, parsed),
        channels=_channels(text),
        places=places_of(outline.document, unit.start, unit.end),
    )


def _whens(text: str) -> list[str]:
    """Return the phrases that say when, those that follow each other at once as one."""
    spans = [match.span() for match in load_rules("follow_up")["when.phrase"].regex.finditer(text)]
    joined: list[list[int]] = []
    for start, end in spans:
        if joined and LOOSE.match(text[joined[-1][1] : start]):
            joined[-1][1] = end
        else:
            joined.append([start, end])
    return [text[start:end].strip() for start, end in joined]


def _due(whens: list[str], head: Head) -> tuple[str, ...]:
    """Return the dates that can be read; a month alone takes the year of a one-year period, or both of "båda åren"."""
    found: list[str] = []
    single = sum(len(find_dates(when, year=2000)) for when in whens) == 1
    for when in whens:
        if BOTH.search(when):
            found += [date.iso for one in _years(head) for date in find_dates(when, year=one) if len(date.iso) > 4]
        if RECURRING.search(when):
            continue
        years = [_only_year(head) or (_next_year(when, head) if single else None)]
        found += [
            date.iso for year in years for date in find_dates(when, year=year) if len(date.iso) > 4 and not date.part
        ]
    return tuple(dict.fromkeys(found))


def _next_year(when: str, head: Head) -> int | None:
    """Return the year in which a month without one comes next, after the document was written."""
    months = [int(date.iso[5:7]) for date in find_dates(when, year=2000) if len(date.iso) > 4]
    if head.written is None or not months:
        return None
    year, month = int(head.written[:4]), int(head.written[5:7])
    return year + (months[0] < month)


def _only_year(head: Head) -> int | None:
    if head.period is None or not head.period.start or not head.period.end:
        return None
    first, last = head.period.start[:4], head.period.end[:4]
    return int(first) if first == last else None


def _years(head: Head) -> tuple[int, ...]:
    """Return the two years of a period of two years, none of another."""
    if head.period is None or not head.period.start or not head.period.end:
        return ()
    first, last = int(head.period.start[:4]), int(head.period.end[:4])
    return (first, last) if last == first + 1 else ()


def _by(unit: Unit, outline: Outline, parsed: Parsed) -> tuple[str, ...]:
    """Return who follows up: the subjects of active clauses and the agents of passive ones, as written."""
    text = outline.document.text
    names: list[tuple[int, int]] = []
    groups = [match.span() for match in load_rules("follow_up")["by.actor"].regex.finditer(text, unit.start, unit.end)]
    names += groups
    for mention in find_mentions(text, unit.start, unit.end):
        if not mention.genitive and not any(s < mention.end and mention.start < e for s, e in groups):
            names.append((mention.start, mention.end))
    acting = _acting(unit, parsed)
    found: list[tuple[int, int]] = []
    ordered = sorted(names)
    for (start, end), following in zip(ordered, [*ordered[1:], (0, 0)], strict=False):
        if load_rules("follow_up")["by.receiver"].regex.search_met(text[end : unit.end]):
            continue
        after = text[found[-1][1] : start] if found else ""
        if (
            AGENT.search(text[unit.start : start])
            or ((start, end) in groups and GROUP.search(text[unit.start : start]))
            or (start == unit.start and OPENING.match(text[end : unit.end]))
            or COORDINATED.match(after)
            or any(start <= at < end for at in acting)
            or (COORDINATED.match(text[end : following[0]]) and any(following[0] <= at < following[1] for at in acting))
        ):
            found.append((start, end))
    return tuple(dict.fromkeys(text[start:end] for start, end in found))


def _acting(unit: Unit, parsed: Parsed) -> list[int]:
    """Return where the words that name who acts stand."""
    span = parsed.span(unit.start, unit.end)
    if span is None or not is_parsed(span):
        return []
    origin = parsed.document.blocks[unit.block].start
    found: list[int] = []
    for sentence in span.doc.sents:
        if sentence.end_char + origin <= unit.start or sentence.start_char + origin >= unit.end:
            continue
        heads = [*agents(sentence), *(token for token in subjects(sentence) if token.dep_ != "nsubj:pass")]
        for head in heads:
            found += [origin + token.idx for token in phrase(head)]
    return found


def _channels(text: str) -> tuple[str, ...]:
    """Return addresses, media, meetings and boards, as written, in order."""
    named = load_rules("follow_up")
    rules = [named["channel.web"], named["channel.place"]]
    rules += [rule for rule in load_rules("plans") if rule.data["use"] == "channel"]
    spans = [match.span() for rule in rules for match in rule.regex.finditer(text) if match[0].strip()]
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept = [
        span for span, before in zip(spans, [(0, 0), *spans], strict=False) if span[0] >= before[1] or before == span
    ]
    return tuple(dict.fromkeys(text[start:end].strip() for start, end in kept))
