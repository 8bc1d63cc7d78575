"""Offsets as JavaScript counts them: in UTF-16 units, where the record counts code points."""

from itertools import accumulate
from typing import Any

_OFFSETS = ("start", "end")
_LAST_OF_ONE_UNIT = 0xFFFF


def shift_offsets(value: Any, text: str) -> Any:
    """Return a dumped record with every ``start`` and ``end`` that counts characters of ``text`` in UTF-16 units.

    Periods, whose ``start`` and ``end`` are strings, are left as they are.
    """
    if length(text) == len(text):
        return value
    units = [0, *accumulate(2 if ord(character) > _LAST_OF_ONE_UNIT else 1 for character in text)]
    return _shifted(value, units)


def length(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


def _shifted(value: Any, units: list[int]) -> Any:
    if isinstance(value, dict):
        return {key: _offset(item, units) if key in _OFFSETS else _shifted(item, units) for key, item in value.items()}
    if isinstance(value, list):
        return [_shifted(item, units) for item in value]
    return value


def _offset(value: Any, units: list[int]) -> Any:
    return units[min(value, len(units) - 1)] if isinstance(value, int) else value
