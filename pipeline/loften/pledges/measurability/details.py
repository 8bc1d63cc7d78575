"""Details that never decide: deadlines, times, places and target groups, each as far as its phrase goes."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from loften.agreement import Evidence, EvidenceType
from loften.pledges.measurability.evidence import Span, quote
from loften.pledges.measurability.phrases import end_of_clause, end_of_phrase, end_of_place, index_at
from loften.pledges.measurability.sentence import Sentence
from loften.rules import Rule, RuleSet, load_rules

_DETAILS = load_rules("details")
_ORDER = ("detail.deadline", "detail.season", "detail.time", "detail.group", "detail.place")
_IN_ORDER = RuleSet(_DETAILS.name, tuple(_DETAILS[rule_id] for rule_id in _ORDER))
_MORE = ("fler", "färre", "flera")
_JOINT = {
    "time": re.compile(r"[\s,]*(?:och\s+därutöver|och|samt|till|från)?\s*"),
    "place": re.compile(r",?\s+(?:och\s+|eller\s+)?"),
}


def find_details(
    sentence: Sentence, taken: Sequence[Span], counted: bool, own_year: str | None = None
) -> Iterator[Evidence]:
    """Yield the details of a sentence that do not lie in spans already taken.

    ``counted``: the promise has a number or a rate; ``own_year``: the year that is the agreement's whole period, which
    is no deadline (rule 3).
    """
    kept: list[Span] = list(taken)
    for rule in _IN_ORDER.likely(sentence.text, sentence.start, sentence.end):
        if rule.data.get("unless_counted") and (counted or _lasts(sentence)):
            continue
        kind = cast(EvidenceType, rule.data["type"])
        found = [span for span in _spans(sentence, rule) if not _meets(span, kept)]
        for first, last in _joined(sentence.text, kind, found):
            if own_year and kind == "deadline" and _is_year(sentence.text[first:last], own_year):
                continue
            kept.append((first, last))
            yield quote(sentence.text, kind, first, last)


def _lasts(sentence: Sentence) -> bool:
    return _DETAILS["detail.lasting"].search(sentence.text, sentence.start, sentence.end) is not None


def _is_year(text: str, year: str) -> bool:
    return text.lower().removeprefix("under ").removeprefix("år ") == year


def places(sentence: Sentence) -> list[str]:
    """Return the places that a sentence names, each with its preposition."""
    return [sentence.text[first:last] for first, last in _spans(sentence, _DETAILS["detail.place"])]


def _spans(sentence: Sentence, rule: Rule) -> Iterator[Span]:
    last = -1
    for match in rule.regex.finditer(sentence.text, sentence.start, sentence.end):
        span = _span(sentence, rule, match)
        if span and span[0] >= last:
            yield span
            last = span[1]


def _span(sentence: Sentence, rule: Rule, match: re.Match[str]) -> Span | None:
    if rule.id == "detail.place":
        return match.start(), _end_of_place(sentence, match)
    if rule.id == "detail.group":
        return _group(sentence, match)
    opens_to = match[0].lower().startswith("till")
    if opens_to and _DETAILS["detail.range"].search(sentence.text, sentence.start, match.start()):
        return None  # "januari till mars"
    return match.start(), _trim(sentence.text, *match.span())


def _end_of_place(sentence: Sentence, match: re.Match[str]) -> int:
    words = sentence.words
    at = index_at(words, match.start("noun_phrase"))
    end = end_of_place(words, at)
    onward = index_at(words, end)
    if onward + 1 < len(words) and words[onward].lower == "där":
        return end_of_clause(words, onward)
    return max(end, _trim(sentence.text, *match.span()))


def _group(sentence: Sentence, match: re.Match[str]) -> Span | None:
    """Return a target group with its modifiers, phrases and clauses; None for who takes part, and in clauses."""
    words = sentence.words
    at = index_at(words, match.start())
    while at and words[at - 1].kind in ("article", "modifier", "number") and words[at - 1].lower not in _MORE:
        at -= 1
    before = sentence.text[sentence.start : words[at].start]
    if _DETAILS["detail.no-group"].regex.search_met(before):  # quicker of a part asked but once
        return None
    if match["clause"]:
        return match.start(), end_of_clause(words, index_at(words, match.end() - len("som")))
    if match[0].endswith(("ars", "vuxnas")):
        return words[at].start, match.end()
    end = end_of_phrase(words, at)
    age = _DETAILS["detail.age"].regex.search_met(sentence.text[end : sentence.end])
    return words[at].start, end + age.end() if age else end


def _joined(text: str, kind: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those joined that only a comma or "och" parts."""
    joined: list[Span] = []
    for first, last in spans:
        if joined and kind in _JOINT and _JOINT[kind].fullmatch(text, joined[-1][1], first):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _meets(span: Span, kept: Sequence[Span]) -> bool:
    return span[1] <= span[0] or any(span[0] < stop and begin < span[1] for begin, stop in kept)


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,.;:!\n":
        end -= 1
    return end
