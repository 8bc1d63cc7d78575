"""How long promises hold, where the text says it by a beginning and an end, by a duration, or by "this year"."""

import re

from loften.dates import DateMention, PeriodMention, find_dates
from loften.dates.dates import LONGEST_PERIOD
from loften.head.letterhead import Front
from loften.head.written import find_written
from loften.rules import load_rules
from loften.sections import Outline

_WORDS = {"ett": 1, "en": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5}
_BEFORE = 60
_LATE = 11  # promises made in the last two months of a year are for the next


def from_begin_to_end(outline: Outline) -> PeriodMention | None:
    """Return the period of a block that says when the promises begin and, further on, when they end.

    Where they begin "when signed", the first year is that of signing.
    """
    text, ends = outline.document.text, load_rules("period")["period.ends"].regex
    for block, section in zip(outline.document.blocks, outline.sections, strict=True):
        if section in ("lägesbild", "signatur") or block.furniture or not ends.may_match(text, block.start, block.end):
            continue
        dates = find_dates(text, block.start, block.end)
        begin = next((date for date in dates if _stands_after("period.begins", text, block.start, date)), None)
        end = next((date for date in dates if _stands_after("period.ends", text, block.start, date)), None)
        if begin and end and begin.iso < end.iso and int(end.iso[:4]) - int(begin.iso[:4]) <= LONGEST_PERIOD:
            return PeriodMention(begin.start, end.end, begin.iso, end.iso)
        if end and load_rules("period")["period.from-signing"].search(text, block.start, end.start):
            first = _written_year(outline, None)
            if first is not None and first <= int(end.iso[:4]):
                return PeriodMention(block.start, end.end, str(first), end.iso[:4])
    return None


def _stands_after(rule: str, text: str, start: int, date: DateMention) -> bool:
    return load_rules("period")[rule].regex.search(text, max(start, date.start - _BEFORE), date.start) is not None


def by_duration(outline: Outline, front: Front) -> PeriodMention | None:
    """Return the period of promises that hold for so many years, from the year in which the document was written."""
    match = load_rules("period")["period.duration"].search(outline.document.text)
    first = _written_year(outline, front) if match else None
    if match is None or first is None:
        return None
    count = match["count"] or match["count2"]
    years = int(count) if count.isdigit() else _WORDS[count.lower()]
    return PeriodMention(match.start(), match.end(), str(first), str(first + years - 1))


def this_year(outline: Outline, front: Front) -> PeriodMention | None:
    """Return the year that a document calls this or the coming one, by when it was written."""
    match = load_rules("period")["period.this-year"].search(outline.document.text)
    year = _written_year(outline, front) if match else None
    return PeriodMention(match.start(), match.end(), str(year), str(year)) if match and year else None


def _written_year(outline: Outline, front: Front | None) -> int | None:
    """Return the year from which promises hold that were written down when this document was."""
    written = find_written(outline, front or Front(None, (), ()))
    if written is None:
        return None
    year, month = (int(part) for part in re.findall(r"\d+", written)[:2])
    return year + (front is not None and month >= _LATE)
