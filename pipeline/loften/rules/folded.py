"""A pattern for texts in small letters, which ``re`` searches several times as fast as it does without regard to case.

Made of the pattern as ``re`` parses it, in two steps that change nothing in what is found. Letters become small ones,
so that they are compared as they are. Alternatives that begin alike share their beginning (``kontroll|kontakt`` becomes
``kont(?:roll|akt)``), and those that begin otherwise are passed over by their first letter.

Where a part asks for capitals, the text no longer tells: such a pattern is *loose*. It matches wherever the pattern
does and elsewhere too, so that what it finds only says where to begin.
"""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from loften.rules.needs import LETTERS
from loften.rules.parsed import Item, is_anchored

_parser: Final[Any] = import_module("re._parser")
_compiler: Final[Any] = import_module("re._compiler")
_WIDEST = 1_000
"""Characters of a range that are looked at one by one."""


class NotFoldedError(ValueError):
    """A pattern for which small letters would not do."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A pattern for texts in small letters.

    ``loose``: it also matches where the pattern that it was made of does not. ``anchored``: it can match at the
    beginning of a text alone.
    """

    compiled: re.Pattern[str]
    loose: bool
    anchored: bool


@lru_cache(maxsize=512)
def small_letters(text: str) -> str | None:
    """Return a text in small letters, or None where that is not the same, letter by letter, to a pattern.

    The letters "ı" and "ſ" also match "i" and "s" when case is ignored, and other letters change their number.
    """
    small = text.lower()
    return None if len(small) != len(text) or "ı" in text or "ſ" in text else small


def fold(parsed: Any) -> Folded | None:
    """Return a parsed pattern as one for texts in small letters, None where there is none."""
    flags = parsed.state.flags & ~re.IGNORECASE
    if flags == parsed.state.flags or not parsed.getwidth()[0]:
        return None
    state = copy(parsed.state)
    state.flags = flags
    folding = _Folding(state)
    try:
        folded = folding.sequence(parsed, cased=False)
        return Folded(_compiler.compile(folded, flags), folding.loose, is_anchored(folded))
    except NotFoldedError:
        return None


class _Folding:
    """Folds the parts of one pattern."""

    def __init__(self, state: Any) -> None:
        self.state = state
        self.loose = False

    def sequence(self, items: Any, *, cased: bool) -> Any:
        return self._sequence([folded for name, value in items for folded in self._item(name, value, cased)])

    def _sequence(self, items: Sequence[Item]) -> Any:
        return _parser.SubPattern(self.state, list(items))

    def _item(self, name: Any, value: Any, cased: bool) -> list[Item]:
        match str(name):
            case "AT" | "ANY":
                return [(name, value)]
            case "LITERAL":
                return [(name, self._letter(value, cased))]
            case "NOT_LITERAL" if not cased:
                return [(name, self._letter(value, cased))]
            case "IN":
                return [(name, list(self._set(value, cased)))]
            case "BRANCH":
                return self._branch([self.sequence(one, cased=cased) for one in value[1]])
            case "SUBPATTERN":
                return self._group(name, value, cased)
            case "MAX_REPEAT" | "MIN_REPEAT":
                return [(name, (*value[:2], self.sequence(value[2], cased=cased)))]
            case "ASSERT" | "ASSERT_NOT":
                return self._assertion(name, value, cased)
        raise NotFoldedError(f"{name} is not known")

    def _group(self, name: Any, value: Any, cased: bool) -> list[Item]:
        number, switched_on, switched_off, inside = value
        if (switched_on | switched_off) & ~re.IGNORECASE:
            raise NotFoldedError("other flags than that for case are switched")
        folded = self.sequence(inside, cased=bool(switched_off) or (cased and not switched_on))
        return list(folded) if number is None else [(name, (number, 0, 0, folded))]

    def _assertion(self, name: Any, value: Any, cased: bool) -> list[Item]:
        """Return what must or must not stand there; nothing for what must not where the text no longer tells."""
        before, self.loose = self.loose, False
        inside = self.sequence(value[1], cased=cased)
        dropped = self.loose and str(name) == "ASSERT_NOT"
        self.loose |= before
        return [] if dropped else [(name, (value[0], inside))]

    def _letter(self, code: int, cased: bool) -> int:
        small = chr(code).lower()
        if small not in LETTERS and small != chr(code).upper():
            raise NotFoldedError(f"{small!r} may have other forms")
        self.loose |= cased and small in LETTERS
        return ord(small)

    def _set(self, members: Any, cased: bool) -> Iterator[Item]:
        negated = str(members[0][0]) == "NEGATE"
        for name, value in members:
            if str(name) == "LITERAL":
                small = {self._letter(value, cased)}
            elif str(name) == "RANGE" and value[1] - value[0] < _WIDEST:
                small = {self._letter(code, cased) for code in range(value[0], value[1] + 1)}
            elif str(name) in ("CATEGORY", "NEGATE"):
                yield name, value
                continue
            else:
                raise NotFoldedError(f"{name} is not known in a set")
            if negated and cased and any(chr(code) in LETTERS for code in small):
                raise NotFoldedError("no capitals are asked for")
            yield from ((_parser.LITERAL, code) for code in sorted(small))

    def _branch(self, alternatives: Sequence[Any]) -> list[Item]:
        """Return alternatives of which those that begin with one letter share it.

        Their order stays but between letters, of which a text has one at most.
        """
        groups: list[list[Any]] = []
        by_letter: dict[int, list[Any]] = {}
        for one in _flat(alternatives):
            letter = _first_letter(one)
            if letter is None:
                by_letter.clear()
            if letter in by_letter:
                by_letter[letter].append(one)
                continue
            groups.append([one])
            if letter is not None:
                by_letter[letter] = groups[-1]
        return self._either([self._shared(group) for group in groups])

    def _shared(self, group: Sequence[Any]) -> Any:
        if len(group) == 1:
            return group[0]
        return self._sequence([group[0][0], *self._branch([one[1:] for one in group])])

    def _either(self, alternatives: Sequence[Any]) -> list[Item]:
        if len(alternatives) == 1:
            return list(alternatives[0])
        if all(len(one) == 1 and _first_letter(one) is not None for one in alternatives):
            return [(_parser.IN, [item for one in alternatives for item in one])]
        return [(_parser.BRANCH, (None, list(alternatives)))]


def _flat(alternatives: Sequence[Any]) -> Iterator[Any]:
    for one in alternatives:
        if len(one) == 1 and str(one[0][0]) == "BRANCH":
            yield from one[0][1][1]
        else:
            yield one


def _first_letter(sequence: Any) -> int | None:
    return sequence[0][1] if len(sequence) and str(sequence[0][0]) == "LITERAL" else None
