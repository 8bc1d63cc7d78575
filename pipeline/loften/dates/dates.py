"""Dates ("måndagen den 14 oktober 2019", "sista april 2020") and periods ("2019–2022", "åren 2024-2026")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at ``start:end``; ``iso`` is as precise as the text is: 2019, 2019-12 or 2019-12-04."""

    start: int
    end: int
    iso: str


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period at ``start:end``, from ``first`` to ``last``, both as precise as the text is."""

    start: int
    end: int
    first: str
    last: str


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """Return the dates in ``text[start:end]``, in order; offsets count in ``text``."""
    return ()


def find_periods(text: str, start: int = 0, end: int | None = None) -> tuple[PeriodMention, ...]:
    """Return the periods in ``text[start:end]``, in order; offsets count in ``text``."""
    return ()
