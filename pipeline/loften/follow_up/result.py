"""A result's details: of which promise, for which period, how it went, how much was done."""

from collections.abc import Mapping

from loften.agreement import Period, Result, ResultStatus
from loften.dates import find_dates, find_periods
from loften.follow_up.count import find_count
from loften.follow_up.places import places_of
from loften.follow_up.restated import Promise, Restated, years_in
from loften.follow_up.status import status_of
from loften.follow_up.units import Unit
from loften.head import Head
from loften.rules import load_rules
from loften.sections import Outline


def read_result(
    number: int, unit: Unit, outline: Outline, restated: Restated, colours: Mapping[str, ResultStatus], head: Head
) -> Result:
    """Return a result with what its words say; ``number`` is its place among the document's units."""
    document = outline.document
    text = document.text[unit.start : unit.end]
    promise = restated.of(number, unit)
    count = find_count(text, promise.text if promise else None)
    status = status_of(text, count, restated.verdict_on(unit), colours)
    told = status.label == "okänt" and status.basis == "none" and unit.told
    return Result(
        type="result",
        text=text,
        start=unit.start,
        end=unit.end,
        period=_period(text, unit, promise, outline, head),
        status="genomfört" if told else status.label,
        quantity=count.quantity if count else None,
        pledge=promise.text if promise else None,
        places=places_of(document, unit.start, unit.end),
    )


def _period(text: str, unit: Unit, promise: Promise | None, outline: Outline, head: Head) -> Period | None:
    """Return the time that a result is of: its promise's years, its own, its heading's, else the report's period."""
    if promise is not None and promise.period is not None:
        return promise.period
    reported = _reported(head) if head.kind == "uppföljning" else None
    own = years_in(text)
    if own is not None and not (reported is not None and _is_moment(text, own, reported)):
        return own
    if unit.lead is not None and (led := years_in(unit.lead)) is not None:
        return led
    for cell in outline.document.blocks[unit.block].cells:
        alone = years_in(outline.document.quote(cell)) if len(outline.document.quote(cell).split()) == 1 else None
        if alone is not None:
            return alone
    for index in reversed(outline.layout.headings[unit.block]):
        named = years_in(outline.layout.text(index)) if index != outline.layout.title else None
        if named is not None:
            return named
    return reported


def _is_moment(text: str, own: Period, reported: Period) -> bool:
    """Tell whether years only say when something happened in the time reported on, or is to happen after it."""
    first, last = (reported.start or "")[:4], (reported.end or "")[:4]
    if own.start is not None and own.start[:4] > last:
        return True
    within = own != reported and own.start is not None and first <= own.start[:4] and (own.end or "")[:4] <= last
    return within and own.start == own.end and load_rules("follow_up")["year.scope"].search(text) is None


def _reported(head: Head) -> Period | None:
    """Return the time that a report is of: one year of a longer period where its title names that apart."""
    periods = find_periods(head.title or "")
    for date in find_dates(head.title or ""):
        if len(date.iso) == 4 and not any(one.start <= date.start < one.end for one in periods) and periods:
            return Period(start=date.iso, end=date.iso)
    return head.period
