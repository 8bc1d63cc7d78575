"""The words that decide, each with its place and its normalised value."""

import re
from collections.abc import Sequence

from loften.agreement import Evidence, EvidenceType
from loften.pledges.measurability.amounts import whole_span
from loften.pledges.measurability.phrases import end_of_clause, end_of_phrase, index_at
from loften.pledges.measurability.sentence import Sentence
from loften.pledges.measurability.words import Word
from loften.quantities import Amount
from loften.quantities.rates import is_period
from loften.rules import load_rules

Span = tuple[int, int]

_RULES = load_rules("measurability")
_YEAR = re.compile(r"\b(?:år\s+)?(20\d\d)\b(?!\s*[–/-]\s*\d)(?!\s+års)")


def sets_that_count(sentence: Sentence) -> list[Span]:
    """Return the closed sets of which every member is promised (rule 8); every day or week is a frequency, no set."""
    opened = _RULES["rule8.open"]
    text = sentence.text
    rates = [(a.start, a.end) for a in sentence.amounts if a.per]
    responses = [
        a.start for a in sentence.amounts if a.comparator == "högst" and text[a.start : a.start + 3].lower() == "ino"
    ]
    spans: list[Span] = []
    for match in sentence.finditer("rule8.set"):
        first, last = match.start(), _end_of_set(sentence, match)
        last = next((len(text[:at].rstrip()) for at in responses if first < at < last), last)
        if any(begin <= first < stop for begin, stop in rates):
            continue
        if not opened.regex.search_met(text[first:last]) and not (spans and first < spans[-1][1]):
            spans.append((first, last))
    return spans


def _end_of_set(sentence: Sentence, match: re.Match[str]) -> int:
    words = sentence.words
    at = index_at(words, match.start())
    if at + 1 >= len(words):
        return match.end()
    if words[at + 1].lower == "som":
        return end_of_clause(words, at + 1)
    if words[at + 1].lower == "är":
        return words[at + 2].end if at + 2 < len(words) else match.end()
    if [word.lower for word in words[at + 1 : at + 4 : 2]] == ["och", "av"]:  # "var och en av"
        at += 4
    if words[at].lower.endswith("s") and words[at].lower not in _ALL:  # "kommunens alla skolor"
        at += 1
    if aged := _AGE.match(sentence.text, words[at].end, sentence.end):  # "alla under 18 år som misstänks"
        onward = index_at(words, aged.end())
        return end_of_clause(words, onward) if _is(words, onward, "som") else aged.end()
    end = end_of_phrase(words, at)
    onward = index_at(words, end)
    if _is(words, onward, "om") and _REPORTED.search(sentence.text, match.start(), end):
        end = end_of_phrase(words, onward + 1)
        onward = index_at(words, end)
    return end_of_clause(words, onward) if _is(words, onward, "där") else end


_ALL = ("alla", "samtliga")
_AGE = re.compile(r"\s+(?:under|över)\s+\d+\s+år\b")
_REPORTED = re.compile(r"(?:anmälan|anmälningar|tips|larm|misstanke|misstankar|ärende|ärenden|signal|signaler)$")


def _is(words: Sequence[Word], at: int, lower: str) -> bool:
    return at + 1 < len(words) and words[at].lower == lower


def find_indicators(sentence: Sentence) -> list[Span]:
    """Return the recorded indicators that a sentence names (rule 4)."""
    spans: list[Span] = []
    for match in sentence.finditer("rule4.indicator"):
        first, last = _indicator(sentence, match)
        if not spans or first >= spans[-1][1]:
            spans.append((first, last))
    return spans


def _indicator(sentence: Sentence, match: re.Match[str]) -> Span:
    """Return an indicator; a number or share with the whole phrase that says what is counted."""
    words = sentence.words
    at = index_at(words, match.start())
    if not _COUNT.match(match[0]) or at + 1 >= len(words):
        return match.span()
    if words[at + 1].lower == "som":
        return match.start(), end_of_clause(words, at + 1)
    while at + 2 < len(words) and _PARTICIPLE.search(words[at + 1].lower) and words[at + 2].kind in ("noun", "name"):
        at += 1
    end = end_of_phrase(words, at + 1)
    onward = index_at(words, end)
    if _is(words, onward, "om"):
        end = end_of_phrase(words, onward + 1)
    return match.start(), end


_PARTICIPLE = re.compile(r"(?:[^d]de|na|da|ta)$")
_COUNT = re.compile(r"(?:antal|andel)", re.IGNORECASE)


def find_baselines(sentence: Sentence) -> list[Span]:
    """Return what a target is compared with."""
    return [match.span() for match in sentence.finditer("rule4.baseline")]


def find_year(text: str, start: int, end: int, taken: list[Span]) -> Evidence | None:
    """Return the bare year by which a target is to be reached."""
    for match in _YEAR.finditer(text, start, end):
        if not any(first <= match.start(1) < last for first, last in taken):
            return quote(text, "deadline", *match.span(1))
    return None


def of_amount(sentence: Sentence, amount: Amount) -> Evidence:
    """Return an amount as evidence: per period a frequency, else a quantity, also per school or place."""
    kind: EvidenceType = "frequency" if amount.per and is_period(amount.per) else "quantity"
    return valued(sentence.text, kind, whole_span(sentence, amount), amount)


def valued(text: str, kind: EvidenceType, span: Span, amount: Amount) -> Evidence:
    """Return a span as evidence with an amount's value."""
    return Evidence(
        type=kind,
        text=text[span[0] : span[1]],
        start=span[0],
        end=span[1],
        value=amount.value,
        unit=amount.unit,
        comparator=amount.comparator,
        per=amount.per,
    )


def quote(text: str, kind: EvidenceType, start: int, end: int) -> Evidence:
    """Return a span as evidence without a value."""
    return Evidence(
        type=kind, text=text[start:end], start=start, end=end, value=None, unit=None, comparator=None, per=None
    )
