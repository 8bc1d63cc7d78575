"""Which amounts of a sentence can decide whether a pledge was kept."""

import re
from collections.abc import Sequence

from loften.pledges.measurability.phrases import end_of_phrase, index_at
from loften.pledges.measurability.sentence import Sentence
from loften.quantities import Amount
from loften.quantities.quantity import DURATIONS
from loften.rules import load_rules

SHARES = ("procent", "procentenheter", "andel")
"""Units of shares: a magnitude wherever it stands."""

_RULES = load_rules("measurability")
_BESIDES = ("amount.reason", "amount.topic-of")
_YEARS = re.compile(r"år(?:en|et)?")
_RELATIVE = re.compile(r"(?P<comma>,\s+)?\b(?:som|vilka|vilket)\s+(?P<clause>[^,;.]*)$")


def amounts_that_count(sentence: Sentence) -> list[Amount]:
    """Return the amounts of a sentence that can decide: not years of validity, parts of relative clauses, or topics."""
    found = sentence.amounts
    return [amount for amount in found if _counts(sentence, amount) and not _is_part(sentence, amount, found)]


def _is_part(sentence: Sentence, amount: Amount, found: Sequence[Amount]) -> bool:
    """Return whether an amount only divides or describes one before: "tre kurser, två i Ed", "ett samtal (15 min)"."""
    if (
        amount.per
        or amount.of
        or amount.comparator != "exakt"
        or not any(a.unit for a in found if a.end <= amount.start)
    ):
        return False
    before = sentence.text[sentence.start : amount.start].rstrip()
    if before.endswith(("varav", "ytterligare")):
        return False
    in_brackets = before.rfind("(") > before.rfind(")")
    return amount.unit is None or (in_brackets and DURATIONS.fullmatch(amount.unit) is not None)


def whole_span(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """Return an amount with what a response time is counted from: "inom två dygn från anmälan", "i tolv veckor"."""
    start, end = amount.start, amount.end
    is_duration = amount.unit is not None and DURATIONS.fullmatch(amount.unit) is not None and not amount.per
    if (
        is_duration
        and amount.comparator == "exakt"
        and (before := _WITHIN.search(sentence.text, sentence.start, start))
    ):
        start = before.start(1)
    if is_duration and amount.comparator == "högst" and _SINCE.match(sentence.text, end, sentence.end):
        words = sentence.words
        at = index_at(words, end)
        if at + 1 < len(words) and words[at + 1].lower not in ("att", "det"):  # not "efter att anmälan kommit in"
            end = end_of_phrase(words, at + 1, frozenset())
    return start, end


_WITHIN = re.compile(r"\b(i|efter)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\s+(?:från|efter)\b", re.IGNORECASE)


def _counts(sentence: Sentence, amount: Amount) -> bool:
    text, start, unit = sentence.text, sentence.start, amount.unit or ""
    if _YEARS.fullmatch(unit) and amount.comparator != "högst" and not amount.per:
        return False
    if amount.comparator in ("exakt", "mellan") and _RULES["amount.topic"].regex.fullmatch(unit) and not amount.per:
        return _RULES["amount.new"].search(text, max(start, amount.start - 13), amount.end) is not None
    if any(sentence.finds(rule_id, start, amount.start) for rule_id in _BESIDES) or _is_reported(sentence, amount):
        return False
    bare = amount.comparator != "högst" and not amount.per
    if bare and sentence.syntax and sentence.syntax.counts_topic(amount.start, amount.end):
        return False
    is_response = DURATIONS.fullmatch(unit) and amount.comparator == "högst"
    return bool(is_response) or not _is_in_relative(text[start : amount.start], amount)


def _is_reported(sentence: Sentence, amount: Amount) -> bool:
    """Return whether a share says how things are: "41 procent känner oro", "enligt mätningen är 34 procent otrygga"."""
    if amount.unit not in SHARES or amount.comparator != "exakt":
        return False
    text = sentence.text  # its parts are asked but once: to search them takes less than to find out what they hold
    if _RULES["amount.stated"].regex.search_met(text[amount.end : sentence.end]):
        return True
    return _RULES["amount.stated-before"].regex.search_met(text[sentence.start : amount.start]) is not None


def _is_in_relative(before: str, amount: Amount) -> bool:
    """Return whether an amount only describes: "unga som dricker varje helg".

    A rate in a clause after a comma says what its party does ("fältarna, som följer med två fredagar i månaden"), the
    main verb ends the clause ("den som tar förarbevis får halva avgiften"), and what staff that is had does is the
    promise itself ("ha en kommunpolis som går att träffa en dag i veckan").
    """
    relative = _RELATIVE.search(before)
    if relative is None or _RULES["amount.main-verb"].regex.search_met(relative["clause"]):
        return False
    if _RULES["amount.staff"].regex.search_met(before[: relative.start()]):
        return False
    if amount.unit and amount.unit.startswith("tillfälle"):
        return False
    return not (relative["comma"] and amount.per)
