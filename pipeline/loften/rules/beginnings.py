"""What a pattern's matches begin with, so that rules can be looked up by a text's first letter."""

from collections.abc import Iterable
from typing import Any, Final

from loften.rules.parsed import parse

LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzåäö")
"""Letters that are told apart; nothing is said of a match that begins with another character."""


def first_letters(pattern: str, flags: int) -> frozenset[str]:
    """Return the letters, in small, that a match of a pattern without regard to case can begin with."""
    letters, _ = _of_sequence(parse(pattern, flags))
    return letters


def _of_sequence(items: Iterable[Any]) -> tuple[frozenset[str], bool]:
    """Return the first letters of a sequence, and whether it can match nothing at all."""
    found: frozenset[str] = frozenset()
    for operation, value in items:
        letters, empty = _of_item(str(operation), value)
        found |= letters
        if not empty:
            return found, False
    return found, True


def _of_item(name: str, value: Any) -> tuple[frozenset[str], bool]:
    if name == "LITERAL":
        return LETTERS & {chr(value).lower()}, False
    if name == "IN":
        return _of_set(value), False
    if name == "SUBPATTERN":
        return _of_sequence(value[3])
    if name == "ATOMIC_GROUP":
        return _of_sequence(value)
    if name == "BRANCH":
        parts = [_of_sequence(part) for part in value[1]]
        return frozenset().union(*(letters for letters, _ in parts)), any(empty for _, empty in parts)
    if name.endswith("REPEAT"):
        letters, empty = _of_sequence(value[2])
        return letters, empty or value[0] == 0
    return (frozenset(), True) if name in ("AT", "ASSERT", "ASSERT_NOT") else (LETTERS, True)


def _of_set(members: Iterable[Any]) -> frozenset[str]:
    found: set[str] = set()
    for operation, value in members:
        if str(operation) == "LITERAL":
            found.add(chr(value).lower())
        elif str(operation) == "RANGE":
            low, high = value
            found |= {letter for letter in LETTERS if low <= ord(letter) <= high or low <= ord(letter.upper()) <= high}
        elif str(operation) != "CATEGORY" or str(value) not in NO_LETTERS:
            return LETTERS
    return LETTERS & found


NO_LETTERS: Final = ("CATEGORY_SPACE", "CATEGORY_DIGIT", "CATEGORY_NOT_WORD")
