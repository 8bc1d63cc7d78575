"""The earlier promises as a document restates them, and which of them a result speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loften.agreement import Period
from loften.dates import find_dates, find_periods
from loften.follow_up.context import Context, heading_promise
from loften.follow_up.matching import match_promises
from loften.follow_up.retold import promises_retold
from loften.follow_up.units import Unit, only_retells
from loften.rules import Rule, load_rules
from loften.sections import Outline
from loften.sections.layout import Layout

LONGEST_LABEL = 200
_ENCLOSED = re.compile(r"\(([^()]+)\)")
_AND = re.compile(r",\s*(?:och\s+)?|\s+och\s+(?=(?:att\s+)?[a-zåäö]+(?:a|as)\b\s)")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as a document restates it, and the years that stand with it."""

    text: str
    period: Period | None = None


class Restated:
    """The restated promises of a document."""

    def __init__(self, outline: Outline, contexts: Sequence[Context | None], units: Sequence[Unit]) -> None:
        self._outline = outline
        retold = [
            Promise(text, years_in(sentence))
            for index, context in enumerate(contexts)
            if context is not None
            for sentence in re.split(r"(?<=[.!?])\s+", outline.layout.text(index))
            for text in promises_retold(sentence)
        ]
        reported = _of_reported_years(outline, contexts)
        self._listed = [
            promise
            for index, context in enumerate(contexts)
            if context == "restated" or index in reported
            for promise in _promises(outline, index)
        ] + (retold if len(retold) > 1 else [])
        texts = {number: self._heard(unit) for number, unit in enumerate(units) if unit.sort == "result"}
        self._matched = match_promises(texts, [promise.text for promise in self._listed])

    def of(self, number: int, unit: Unit) -> Promise | None:
        """Return the promise that a result answers.

        It stands in the result's own block or row, in the line or heading above, or in a list of its own, in whatever
        order. ``number``: the result's place among the units given.
        """
        near = unit.pledge or self._above(unit.block)
        if near:
            return Promise(near.strip(), years_in(unit.lead) if unit.lead else None)
        listed = self._matched.get(number)
        if listed is not None:
            return self._listed[listed]
        heading = self._heading(unit.block)[0]
        return Promise(heading.strip()) if heading else None

    def _heard(self, unit: Unit) -> str:
        """Return a result's words with those of a heading that names its promise."""
        heading = self._heading(unit.block)[0]
        text = self._outline.document.text[unit.start : unit.end]
        return f"{heading}. {text}" if heading else text

    def verdict_on(self, unit: Unit) -> str | None:
        """Return the verdict that stands apart from a result's words: in a cell, a line of its own, a heading."""
        return unit.verdict or self._line(unit.block) or self._heading(unit.block)[1] or self._group(unit.block)

    def _group(self, index: int) -> str | None:
        """Return the verdict on all items of a group: in their lead-in or heading ("Det här hann vi inte med:")."""
        above = (self._outline.layout.leads[index], self._outline.layout.heading(index))
        texts = (self._outline.layout.text(one) for one in above if one is not None)
        return next((text for text in texts if _rule("verdict-group").search(text)), None)

    def _heading(self, index: int) -> tuple[str | None, str | None]:
        """Return the promise and the verdict of the nearest heading, where it names one promise."""
        heading = self._outline.layout.heading(index)
        if heading is None or heading == self._outline.layout.title or self._outline.sections[heading] != "uppföljning":
            return None, None
        return heading_promise(self._outline.layout.text(heading))

    def _line(self, index: int) -> str | None:
        """Return the verdict on a line of its own between the heading and the result ("Status: Klart")."""
        heading = self._outline.layout.heading(index)
        for above in range(index - 1, index - 3 if heading is None else heading, -1):
            found = _rule("verdict-line").search(self._outline.layout.text(above))
            if found:
                return found["verdict"]
        return None

    def _above(self, index: int) -> str | None:
        """Return the nearest line above that is marked as a promise that was made."""
        for above in range(index - 1, max(-1, index - 3), -1):
            text = self._outline.layout.text(above)
            made = _rule("restated.line").search(text)
            if made and len(text) <= LONGEST_LABEL:
                return made["pledge"].strip(" .")
            retold = promises_retold(text)
            if len(retold) == 1 and only_retells(text):
                return retold[0]
            if not _rule("verdict-line").search(text):
                break
        return None


def _of_reported_years(outline: Outline, contexts: Sequence[Context | None]) -> set[int]:
    """Return the promises on a page of several years that stand under the years which a heading reports on."""
    layout = outline.layout
    reported = [
        years
        for index, context in enumerate(contexts)
        if context == "report" and (years := _years_above(layout, index)) is not None
    ]
    return {
        index
        for index, section in enumerate(outline.sections)
        if section == "löften" and reported and not layout.is_heading[index] and _years_above(layout, index) in reported
    }


def _years_above(layout: Layout, index: int) -> Period | None:
    """Return the years of the nearest heading that names some, the title apart."""
    above = (layout.text(heading) for heading in reversed(layout.headings[index]) if heading != layout.title)
    return next((years for text in above if (years := years_in(text)) is not None), None)


def _promises(outline: Outline, index: int) -> Iterator[Promise]:
    """Yield the promises that a block restates: a row's cell, an item whole, prose by its phrases."""
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    if block.cells:
        cell = next((c for c in block.cells if c.header and _rule("column.promise").search(c.header)), None)
        if cell is not None:
            yield Promise(outline.document.quote(cell))
        return
    if block.kind == "list_item":
        yield Promise(text.strip(" ."))
        return
    period = years_in(text)
    phrases = [inner for found in _ENCLOSED.finditer(text) for inner in found[1].split(",")]
    for phrase in phrases or [part for sentence in re.split(r"[.!?]\s+", text) for part in _AND.split(sentence)]:
        bare = _rule("restated.lead").regex.sub("", phrase.strip(" .\n"), count=1)
        if len(bare.split()) >= 2:
            yield Promise(bare, period)


def years_in(text: str) -> Period | None:
    """Return the years that a text names: its period, or its first and last bare year.

    A date with its month or season says when something happened, not for which period, and does not count.
    """
    periods = find_periods(text)
    if periods:
        return Period(start=periods[0].first, end=periods[0].last)
    years = [
        date.iso[:4]
        for date in find_dates(text)
        if len(date.iso) == 4 and not date.part and not _rule("year.later").search(text[: date.start])
    ]
    return Period(start=min(years), end=max(years)) if years else None


def _rule(name: str) -> Rule:
    return load_rules("follow_up")[name]
