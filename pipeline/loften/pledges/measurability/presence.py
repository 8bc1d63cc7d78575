"""What is vague as such, but counted: presence at a named place at a named time, "1 kontakt/vecka" (rules 2, 3)."""

import re
from collections.abc import Sequence

from loften.pledges.measurability.amounts import SHARES
from loften.pledges.measurability.details import places
from loften.pledges.measurability.predicates import Predicate
from loften.pledges.measurability.sentence import Sentence
from loften.quantities import DURATIONS, Amount
from loften.rules import load_rules

_DEFINITE_WORD = re.compile(r"(?:kring|runt|över|om)\s+(?:de|dessa|våra)\s", re.IGNORECASE)
_THERE = re.compile(r"(?:finn|närvar)", re.IGNORECASE)
_TIME = load_rules("details")["detail.time"]
_OCCASION = load_rules("measurability")["amount.occasion"]
_PRESENT, _WORKING, _DEFINITE = (load_rules("measurability")[f"presence.{name}"] for name in ("verb", "work", "place"))


def is_countable(sentence: Sentence, predicate: Predicate, amounts: Sequence[Amount]) -> bool:
    """Return whether a vague predicate is counted after all: rules 1 to 3 stand above 4 to 6."""
    if any(_counts_what_is_done(sentence, amount) for amount in amounts):
        return True
    if predicate.place is None or predicate.rule == "act.have":
        return any(amount.unit and amount.value is not None and not amount.unit.startswith("pro") for amount in amounts)
    return predicate.rule in ("rule5.intent", "rule5.stance") and _is_presence(sentence, predicate.place, amounts)


def _counts_what_is_done(sentence: Sentence, amount: Amount) -> bool:
    """Return whether an amount counts acts, occasions or objects promised: "minst tio insatser", "60 familjer"."""
    if not amount.unit or amount.value is None or amount.unit in SHARES or amount.of:
        return False
    own = sentence.text[amount.start : amount.end]
    if (
        sentence.finds("amount.definite", sentence.start, amount.start)
        or _DEFINITE_WORD.match(own)
        or any(first <= amount.start < last for first, last in sentence.subordinate)
    ):
        return False
    if _OCCASION.search(amount.unit):
        return bool(amount.per) or amount.comparator != "exakt" or not DURATIONS.fullmatch(amount.unit)
    if DURATIONS.fullmatch(amount.unit):
        return amount.comparator == "minst" or bool(amount.per)
    return amount.comparator != "exakt" or not sentence.finds("amount.object", sentence.start, amount.start)


def _is_presence(sentence: Sentence, predicate: tuple[int, int], amounts: Sequence[Amount]) -> bool:
    """Return whether a party is to be at a named place at a named time, or at some place at a rate."""
    works = _WORKING.regex.match(sentence.text, predicate[0], sentence.end) is not None
    if not works and not _PRESENT.search(sentence.text, *predicate):
        return False
    where = places(sentence)
    rated = any(amount.per for amount in amounts)
    timed = rated or (not works and _TIME.search(sentence.text, sentence.start, sentence.end) is not None)
    named = any(any(word[:1].isupper() for word in place.split()[1:]) or "torget" in place for place in where)
    found = rated or (timed and _THERE.match(sentence.text, *predicate) is not None)
    return (named and timed) or (found and any(_DEFINITE.search(place) for place in where))
