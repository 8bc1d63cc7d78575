"""The words that decide, and the details that never do, each with its place and its normalised value."""

import re
from collections.abc import Iterator, Sequence

from loften.agreement import Evidence, EvidenceType
from loften.quantities import Amount, find_amounts
from loften.quantities.quantity import DURATIONS
from loften.rules import load_rules

_RULES = load_rules("measurability")
_DETAILS = load_rules("details")
_NEW = re.compile(r"\b(?:nya|ytterligare|till)\b")
_YEARS = re.compile(r"år(?:en|et)?")
_NOT_COUNTED = re.compile(
    r"(?:fokus)?områden?|kommuner(?:na)?|parter(?:na)?|delar|steg|punkter|mål|löften|exempel|nivåer|sätt|huvudområden"
    r"|insatsområden|temaområden|organisationer(?:na)?|perspektiv|fall|ord|gånger så"
)
_RELATIVE = re.compile(r"(?P<comma>,\s+)?\b(?:som|vilka|vilket)\s+(?P<clause>[^,;.]*)$")
_MAIN_VERB = re.compile(r"\S+\s.*\b(?:skall?|får|kommer|kan|erbjuds|ges|bjuds|besöks|kontaktas|informeras|utbildas)\b")
_YEAR = re.compile(r"\b(?:år\s+)?20\d\d\b(?!\s*[–/-]\s*\d)")


def amounts_that_count(text: str, start: int, end: int) -> list[Amount]:
    """Return the amounts of a sentence that can decide: not years of validity, parts of relative clauses, or topics."""
    return [amount for amount in find_amounts(text, start, end) if _counts(text, start, amount)]


def _counts(text: str, start: int, amount: Amount) -> bool:
    unit = amount.unit or ""
    if _YEARS.fullmatch(unit) and amount.comparator != "högst" and not amount.per:
        return False
    if amount.comparator in ("exakt", "mellan") and _NOT_COUNTED.fullmatch(unit) and not amount.per:
        return _NEW.search(text, amount.start, amount.end) is not None
    is_response = DURATIONS.fullmatch(unit) and amount.comparator == "högst"
    return bool(is_response) or not _is_in_relative(text[start : amount.start], amount)


def _is_in_relative(before: str, amount: Amount) -> bool:
    """Return whether an amount only describes: "unga som dricker varje helg".

    A rate in a clause after a comma says what its party does ("fältarna, som följer med två fredagar i månaden"), and
    the main verb ends the clause ("den som tar förarbevis får halva avgiften").
    """
    relative = _RELATIVE.search(before)
    if relative is None or _MAIN_VERB.search(relative["clause"]):
        return False
    return not (relative["comma"] and amount.per)


def sets_that_count(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the closed sets of which every member is promised (rule 8)."""
    rule, opened = _RULES["rule8.set"], _RULES["rule8.open"]
    spans = [match.span() for match in rule.regex.finditer(text, start, end)]
    return [(first, _trim(text, first, last)) for first, last in spans if not opened.regex.search(text[first:last])]


def find_indicators(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the recorded indicators that a sentence names (rule 4)."""
    return [match.span() for match in _RULES["rule4.indicator"].regex.finditer(text, start, end)]


def find_baselines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what a target is compared with."""
    return [match.span() for match in _RULES["rule4.baseline"].regex.finditer(text, start, end)]


def find_details(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    """Yield deadlines, times, places and target groups that do not lie in spans already taken."""
    kept: list[tuple[int, int]] = list(taken)
    for rule_id in ("detail.deadline", "detail.time", "detail.group", "detail.place"):
        rule = _DETAILS[rule_id]
        for match in rule.regex.finditer(text, start, end):
            first, last = match.start(), _trim(text, *match.span())
            if last > first and not any(first < stop and begin < last for begin, stop in kept):
                kept.append((first, last))
                yield quote(text, rule.data["type"], first, last)


def find_year(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Evidence | None:
    """Return the bare year by which a target is to be reached."""
    for match in _YEAR.finditer(text, start, end):
        if not any(first <= match.start() < last for first, last in taken):
            return quote(text, "deadline", *match.span())
    return None


def of_amount(text: str, amount: Amount, kind: EvidenceType) -> Evidence:
    """Return an amount as evidence, with its value."""
    return Evidence(
        type=kind,
        text=text[amount.start : amount.end],
        start=amount.start,
        end=amount.end,
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


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,.;:\n":
        end -= 1
    return end
