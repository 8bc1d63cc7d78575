"""The words that decide, each with its place and its normalised value."""

import re

from loften.agreement import Evidence, EvidenceType
from loften.pledges.measurability.amounts import whole_span
from loften.pledges.measurability.phrases import end_of_clause, end_of_phrase, index_at
from loften.pledges.measurability.words import Sentence
from loften.quantities import Amount
from loften.quantities.rates import is_period
from loften.rules import load_rules

Span = tuple[int, int]

_RULES = load_rules("measurability")
_YEAR = re.compile(r"\b(?:år\s+)?(20\d\d)\b(?!\s*[–/-]\s*\d)(?!\s+års)")


def sets_that_count(sentence: Sentence) -> list[Span]:
    """Return the closed sets of which every member is promised (rule 8)."""
    rule, opened = _RULES["rule8.set"], _RULES["rule8.open"]
    text = sentence.text
    spans: list[Span] = []
    for match in rule.regex.finditer(text, sentence.start, sentence.end):
        first, last = match.start(), _end_of_set(sentence, match)
        if not opened.regex.search(text[first:last]) and not (spans and first < spans[-1][1]):
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
    return end_of_phrase(words, at)


def find_indicators(text: str, start: int, end: int) -> list[Span]:
    """Return the recorded indicators that a sentence names (rule 4)."""
    return [match.span() for match in _RULES["rule4.indicator"].regex.finditer(text, start, end)]


def find_baselines(text: str, start: int, end: int) -> list[Span]:
    """Return what a target is compared with."""
    return [match.span() for match in _RULES["rule4.baseline"].regex.finditer(text, start, end)]


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
