"""Dates ("måndagen den 14 oktober 2019", "sista april 2020") and periods ("2019–2022", "åren 2024-2026")."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from loften.rules import RuleSet, load_rules

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
FEASTS = {"jul": 12, "mid": 6}
POINTS = ("date.iso", "date.slash", "date.words", "date.feast", "date.edge", "date.season", "date.year")
LONGEST_PERIOD = 6


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at ``start:end``; ``iso`` is as precise as the text is: 2019, 2019-12 or 2019-12-04.

    ``part`` says which part of the year is meant where the text gives no more than the year: "hösten 2020".
    """

    start: int
    end: int
    iso: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period at ``start:end``, from ``first`` to ``last``, both as precise as the text is."""

    start: int
    end: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of time as written: what it leaves out is None."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    part: str | None = None

    def iso(self, year: int | None, month: int | None = None) -> str | None:
        """Return the point in ISO 8601, with another's year or month where its own is not said."""
        year, month = self.year or year, self.month or month
        if year is None:
            return None
        if month is None:
            return str(year)
        if self.day is None:
            return f"{year}-{month:02}"
        return f"{year}-{month:02}-{min(self.day, monthrange(year, month)[1]):02}"


def find_dates(text: str, start: int = 0, end: int | None = None, year: int | None = None) -> tuple[DateMention, ...]:
    """Return the dates in ``text[start:end]``, in order; offsets count in ``text``.

    A day or month without a year takes ``year``, or is left out where that is not given. A year that follows at once
    ("15 oktober, 15 november och 15 december 2016") is taken first.
    """
    found = []
    points = _points(text, start, len(text) if end is None else end)
    for index, point in enumerate(points):
        iso = point.iso(_later_year(text, points[index:]) or year)
        if iso is not None:
            found.append(DateMention(point.start, point.end, iso, point.part))
    return tuple(found)


def find_periods(text: str, start: int = 0, end: int | None = None) -> tuple[PeriodMention, ...]:
    """Return the periods in ``text[start:end]``, in order; offsets count in ``text``."""
    stop = len(text) if end is None else end
    rules = load_rules("dates")
    found = []
    points = _points(text, start, stop)
    for one, other in pairwise(points):
        if rules["period.link"].regex.search_met(text[one.end : other.start]):
            first, last = one.iso(other.year, other.month), other.iso(None)
            if first and last and first[:4] <= last[:4] and int(last[:4]) - int(first[:4]) <= LONGEST_PERIOD:
                found.append(PeriodMention(one.start, other.end, first, last))
    for match in rules["period.years"].regex.finditer(text, start, stop):
        first, last = match["first"], match["last"]
        last = last if len(last) == 4 else first[:2] + last
        inside = any(period.start < match.end() and match.start() < period.end for period in found)
        if not inside and 0 < int(last) - int(first) <= LONGEST_PERIOD:
            found.append(PeriodMention(match.start(), match.end(), first, last))
    return tuple(sorted(found, key=lambda period: period.start))


@lru_cache(maxsize=256)  # asked of one text for its dates and for its periods
def _points(text: str, start: int, stop: int) -> tuple[_Point, ...]:
    """Return the points of time, in order; where readings overlap, the earliest and then the longest wins."""
    points = [_point(match) for _, match in _point_rules().finditer(text, start, stop)]
    points.sort(key=lambda point: (point.start, -point.end))
    kept: list[_Point] = []
    for point in points:
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return tuple(kept)


@cache
def _point_rules() -> RuleSet:
    return load_rules("dates").select(lambda rule: rule.id in POINTS)


def _point(match: re.Match[str]) -> _Point:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("year2")
    month = groups.get("month") or groups.get("month2")
    day = groups.get("day") or groups.get("day2")
    feast = groups.get("feast") or groups.get("feast2")
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _Point(
        start,
        match.end(),
        int(year) if year else None,
        _month(month) if month else FEASTS[feast[:3].lower()] if feast else None,
        int(day) if day else None,
        groups.get("season") or groups.get("edge"),
    )


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS.index(word[:3].lower()) + 1


def _later_year(text: str, points: Sequence[_Point]) -> int | None:
    """Return the year that closes an enumeration of days and months."""
    for last, point in pairwise(points):
        if last.year or point.start - last.end > 8 or re.search(r"[.;]", text[last.end : point.start]):
            return None
        if point.year:
            return point.year if point.month else None
    return None
