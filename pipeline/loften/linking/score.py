"""How sure it is that two texts speak of the same promise: a sum of named parts, each open to inspection."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loften.agreement import Evidence
from loften.likeness import Comparer, is_name, place_names, stem
from loften.linking.material import Outcome, Promise
from loften.quantities import find_amounts

# Shares of the score. Words carry it; the rest tells apart promises of one kind: place, number, theme, actor, order.
LIKENESS = 0.75
CONTEXT = 0.15
NAMES = 0.12
OTHER_NAMES = -0.10
AMOUNT = 0.10
THEMES = 0.05
ACTOR = 0.04
ORDER = 0.04
UMBRELLA = -0.05
OTHER_RANK = -0.12
# The same act for another named place is another promise: where all else is alike, no other part may outweigh it.
ONLY_PLACE = -0.6
ALL_ELSE_ALIKE = 0.8
_WORTH_NAMING = 0.01


@dataclass(frozen=True, slots=True)
class Scored:
    """A score between 0 and 1, and the parts that make it, strongest first."""

    value: float
    parts: tuple[tuple[str, float], ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the parts as they stand in links.jsonl."""
        return tuple(f"{name} {share:+.2f}" for name, share in self.parts)


def score_outcome(outcome: Outcome, promise: Promise, comparer: Comparer) -> Scored:
    """Return how sure it is that a result speaks of a promise."""
    told = [outcome.text, *([outcome.restated, f"{outcome.restated}. {outcome.text}"] if outcome.restated else [])]
    alike = max(comparer.compare(text, promise.text).total for text in told)
    around = comparer.compare(outcome.context, promise.text).total if outcome.context else 0.0
    around = max(around, comparer.compare(told[-1], promise.context).total if promise.context else 0.0)
    words = ". ".join([*told, outcome.context])
    return _sum(
        ("words", LIKENESS * alike),
        ("context", CONTEXT * around),
        *_places(words, f"{promise.text} {promise.context}"),
        ("amount", AMOUNT if _amount_matches(outcome, promise) else 0.0),
        ("order", ORDER * (1 - abs(outcome.order - promise.order))),
        ("umbrella", UMBRELLA if promise.umbrella else 0.0),
    )


def score_successor(old: Promise, new: Promise, comparer: Comparer) -> Scored:
    """Return how sure it is that a promise goes on as another in the next agreement."""
    alike = comparer.compare(old.text, new.text).total
    around = comparer.compare(old.context, new.context).total if old.context and new.context else 0.0
    themes = set(old.themes) & set(new.themes)
    return _sum(
        ("words", LIKENESS * alike),
        ("context", 0.5 * CONTEXT * around),
        *_places(f". {old.text} {old.context}", f". {new.text} {new.context}"),
        ("themes", THEMES * len(themes) / max(1, len({*old.themes, *new.themes}))),
        ("actor", ACTOR if old.actor == new.actor else 0.0),
        ("order", ORDER * (1 - abs(old.order - new.order))),
        ("umbrella", OTHER_RANK if old.umbrella != new.umbrella else 0.0),
        ("only the place", ONLY_PLACE if _only_place_differs(old, new, comparer) else 0.0),
    )


def _sum(*parts: tuple[str, float]) -> Scored:
    """Return the sum, zero where no word is shared: place, order and the like never make a link of themselves."""
    named = sorted((part for part in parts if abs(part[1]) >= _WORTH_NAMING), key=lambda part: -abs(part[1]))
    words = dict(parts).get("words", 0.0)
    total = sum(share for _, share in parts) if words > 0 else 0.0
    return Scored(round(min(1.0, max(0.0, total)), 3), tuple(named))


def _places(one: str, other: str) -> tuple[tuple[str, float], ...]:
    """Return what the names of places say: the same name speaks for, names that have nothing in common against."""
    ours, theirs = place_names(one), place_names(other)
    shared = ours & theirs
    if shared:
        return ((f"place {', '.join(sorted(shared))}", NAMES),)
    return (("other place", OTHER_NAMES),) if ours and theirs else ()


def _only_place_differs(old: Promise, new: Promise, comparer: Comparer) -> bool:
    """Tell whether two promises are alike but for the places that they name, or that they stand under."""
    ours, theirs = (_named_in(one) for one in (old, new))
    if not ours or not theirs or ours & theirs:
        return False
    return comparer.compare(*(_without(one.text, ours | theirs) for one in (old, new))).total >= ALL_ELSE_ALIKE


def _named_in(promise: Promise) -> frozenset[str]:
    """Return the places that a promise names, else those that it stands under; a theme is no place."""
    under = promise.context.split(". ")
    return place_names(promise.text) or frozenset(name.lower() for name in under if name and is_name(name))


def _without(text: str, names: frozenset[str]) -> str:
    pattern = "|".join(rf"\b{re.escape(name)}s?\b" for name in sorted(names))
    return re.sub(pattern, "", text, flags=re.IGNORECASE)


def _amount_matches(outcome: Outcome, promise: Promise) -> bool:
    """Tell whether a result counts what the promise counts, or of as many as it promised."""
    if _names_amount(outcome.text, promise):
        return True
    if outcome.quantity is None:
        return False
    return any(
        amount.value == outcome.quantity.of or counts_same(outcome.quantity.unit, amount) for amount in promise.amounts
    )


def _names_amount(text: str, promise: Promise) -> bool:
    """Tell whether a result names the promised number of the promised thing ("Målet om 20 timmar klarades")."""
    named = [(amount.value, amount.unit) for amount in find_amounts(text) if amount.value not in (None, 1)]
    return any(value == one.value and counts_same(unit, one) for value, unit in named for one in promise.amounts)


def counts_same(unit: str | None, amount: Evidence) -> bool:
    """Tell whether a counted noun names what an amount of a promise counts: one stem, or a compound that ends in it."""
    if not unit or not amount.unit:
        return False
    one, other = stem(unit), stem(amount.unit)
    return one.endswith(other) or other.endswith(one)


def comparer_of(promises: Iterable[Promise], outcomes: Iterable[Outcome]) -> Comparer:
    """Return a comparer in which a word that many of these promises and outcomes have counts little."""
    return Comparer([*(promise.text for promise in promises), *(outcome.text for outcome in outcomes)])
