"""What a pattern cannot match without: stretches of letters and word bounds, signs and digits that every match holds.

Read off the pattern as ``re`` parses it. A *clause* is a set of stretches of which every match holds one; a *need* are
the clauses that a match has to meet all, the most telling first. A pattern has one need an alternative, and a match
meets at least one.

Stretches are those of a text in small letters in which a blank stands for all between two words, at either end too:
``\\bvi\\s+lovar`` needs "␣vi lovar".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from loften.rules.parsed import Item, alternatives, flat

Clause = frozenset[str]
Need = tuple[Clause, ...]

DIGIT = "0"
"""Stands for any digit."""
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzåäöéèüáà")
"""Letters that only their own capitals match when case is ignored, but for two odd ones that ``signs`` minds."""
SHORTEST = 3
"""Shorter stretches are in most texts."""
MOST = 2_000
"""The most stretches of a clause, and the most ways to go on with a stretch."""
ENOUGH = 3
"""So many clauses rule out nearly all that more of them would."""
TELLING = 6
"""Beyond this length one stretch rules out about as much as another."""

_NOTHING: Final = frozenset(("",))


def needs(parsed: Any) -> tuple[Need, ...]:
    """Return what each of a pattern's alternatives needs, nothing where that is not worth asking for."""
    return tuple(_most_telling(_walk(items).all()) for items in alternatives(parsed))


def _most_telling(clauses: Sequence[Clause]) -> Need:
    """Return the few clauses that rule out nearly all that all of them do, and all signs, quick to ask for."""
    if not clauses:
        return ()
    best, *others = sorted(clauses, key=_telling, reverse=True)
    more = [one for one in others[: ENOUGH - 1] if min(map(len, one)) > SHORTEST or len(one) == 1]
    return tuple(dict.fromkeys((best, *more, *(one for one in others if all(map(_is_sign, one))))))


@dataclass
class _Walk:
    """What was met on the way through a sequence: its clauses, and the stretches that may stand right before."""

    clauses: list[Clause] = field(default_factory=list)
    runs: Clause = _NOTHING

    def all(self) -> list[Clause]:
        """Return the clauses that are worth asking for, with that of the stretches at the end."""
        return [clause for clause in dict.fromkeys((*self.clauses, self.runs)) if _is_useful(clause)]

    def add(self, letters: str) -> None:
        """Go on with letters, or with a blank for what is between words."""
        self.runs = frozenset(run if letters == " " and run.endswith(" ") else run + letters for run in self.runs)

    def stop(self) -> None:
        """Meet what may be anything."""
        self.clauses.append(self.runs)
        self.runs = _NOTHING


def _walk(items: Sequence[Item], runs: Clause = _NOTHING) -> _Walk:
    walk = _Walk(runs=runs)
    for name, value in items:
        if name == "LITERAL":
            _literal(walk, value)
        elif name == "AT" and str(value) != "AT_NON_BOUNDARY":
            walk.add(" ")
        elif signs := _signs(name, value):
            walk.add(" ")
            walk.clauses.append(signs)
        elif alternatives := _alternatives(name, value):
            _branch(walk, alternatives)
        elif name == "IN" and _is_digit(value):
            walk.stop()
            walk.clauses.append(frozenset(DIGIT))
        elif _is_between([(name, value)]):
            walk.add(" ")
        elif name.endswith("REPEAT"):
            _repeat(walk, value)
        else:
            walk.stop()
    return walk


def _literal(walk: _Walk, code: int) -> None:
    small = chr(code).lower()
    if small in LETTERS:
        walk.add(small)
    elif small.isalnum() or small == "_" or len(small) > 1:
        walk.stop()
        if small.isdecimal():
            walk.clauses.append(frozenset(DIGIT))
    else:
        walk.add(" ")
        if not small.isspace():
            walk.clauses.append(frozenset(small))


def _branch(walk: _Walk, alternatives: Sequence[Sequence[Item]]) -> None:
    """Go on with one of several: of each its most telling clause is needed, and all their ends may stand before."""
    ways = [_walk(one, walk.runs) for one in alternatives]
    best = frozenset().union(*(max(way.all(), key=_telling, default=_NOTHING) for way in ways))
    ends = frozenset().union(*(way.runs for way in ways))
    if best != ends:
        walk.clauses.append(best)
    walk.runs = ends if len(ends) <= MOST else _NOTHING


def _repeat(walk: _Walk, value: Any) -> None:
    least, _, repeated = value
    items = list(flat(repeated))
    if _is_between(items):
        if least or all(run.endswith(" ") for run in walk.runs):
            walk.add(" ")
        else:
            walk.stop()
        return
    inside = _walk(items, walk.runs) if least else _Walk()
    walk.stop()
    walk.clauses.extend(inside.all())


def _telling(clause: Clause) -> tuple[int, int, list[str]]:
    """Return how much a clause rules out, as something to sort by: long stretches, few of them."""
    return min(min(map(len, clause)), TELLING), -len(clause), sorted(clause)


def _is_useful(clause: Clause) -> bool:
    return len(clause) <= MOST and all(len(one) >= SHORTEST or _is_sign(one) for one in clause)


def _is_sign(stretch: str) -> bool:
    return len(stretch) == 1 and stretch != " " and stretch not in LETTERS


def _signs(name: str, value: Any) -> Clause:
    """Return the signs of a set of nothing but signs, of which a match holds one."""
    if name != "IN" or not all(str(operation) == "LITERAL" for operation, _ in value):
        return frozenset()
    signs = frozenset(chr(code) for _, code in value)
    return frozenset() if any(sign.isalnum() or sign.isspace() or sign == "_" for sign in signs) else signs


def _alternatives(name: str, value: Any) -> list[list[Item]]:
    """Return what stands for one of several: a branch, or a set of few letters."""
    if name == "BRANCH":
        return [list(flat(one)) for one in value[1]]
    if name == "IN" and len(value) <= 4 and all(str(operation) == "LITERAL" for operation, _ in value):
        return [[("LITERAL", code)] for _, code in value]
    return []


def _is_between(items: Sequence[Item]) -> bool:
    """Tell whether a sequence is one sign or white space that is no part of a word."""
    if len(items) != 1 or items[0][0] != "IN":
        return False
    return all(
        str(item) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD")
        if str(operation) == "CATEGORY"
        else str(operation) == "LITERAL" and not (chr(item).isalnum() or item == ord("_"))
        for operation, item in items[0][1]
    )


def _is_digit(value: Any) -> bool:
    """Tell whether a set holds digits alone."""
    return all(
        (str(operation) == "CATEGORY" and str(item) == "CATEGORY_DIGIT")
        or (str(operation) == "RANGE" and 48 <= item[0] <= item[1] <= 57)
        or (str(operation) == "LITERAL" and 48 <= item <= 57)
        for operation, item in value
    )
