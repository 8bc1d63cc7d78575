"""Offsets in UTF-16 code units, as JavaScript and Java count them, and in code points, as this program does."""

from bisect import bisect_right
from itertools import accumulate


class Utf16:
    """Converts between code points and UTF-16 code units of one text; an astral character is two units."""

    def __init__(self, text: str) -> None:
        self._units = [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]

    def units(self, point: int) -> int:
        """Return how many code units stand before a code point; raise ``IndexError`` beyond the text."""
        return self._units[point]

    def point(self, unit: int) -> int:
        """Return the code point that a code unit belongs to; a half surrogate counts as its character's start."""
        if not 0 <= unit <= self._units[-1]:
            raise IndexError(unit)
        return bisect_right(self._units, unit) - 1
