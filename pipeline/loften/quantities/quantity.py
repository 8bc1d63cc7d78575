"""Amounts in a text: what is counted, how many, compared how, per what."""

from dataclasses import dataclass

from loften.agreement import Comparator, Value


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at ``start:end`` of the text that was searched.

    "minst tre (3) besök per termin": value 3, unit "besök", comparator "minst", per "termin". "två till tre": [2, 3].
    "19 av 26": value 19, of 26. "en fjärdedel": 0.25, unit "andel". ``rule`` is the id of the rule that read it.
    """

    start: int
    end: int
    value: Value | None
    unit: str | None = None
    comparator: Comparator | None = None
    per: str | None = None
    of: float | int | None = None
    rule: str = ""


def find_amounts(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Return the amounts in ``text[start:end]``, in order; offsets count in ``text``. Years, law citations, road and
    street numbers, crime codes, phone and page numbers are none."""
    return ()
