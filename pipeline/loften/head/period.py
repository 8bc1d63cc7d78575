"""The period that a document's promises are for."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loften.agreement import DocumentKind, Period
from loften.dates import PeriodMention, find_dates, find_periods
from loften.document import Document
from loften.head.letterhead import Front, text_of, title_of
from loften.head.validity import by_duration, from_begin_to_end, this_year
from loften.rules import load_rules
from loften.sections import Outline

# A year right after the word that says for when the promises hold.
_YEAR = re.compile(r"\s+(?:(?:för|under|hela|år|kalenderåret)\s+){0,3}(?P<year>20[0-4]\d)(?!\d|[/:-]\d|\s*[–-]\s*\d)")
_NEAR = 60


def find_period(outline: Outline, front: Front, kind: DocumentKind) -> Period | None:
    """Return the period, as precise as the text is; the title decides, and the text may say it more closely.

    A text on the promises that is none of them itself (``kind`` "annat") has a period only where its title, a heading,
    or a sentence on how long they hold or what somebody is to do names one.
    """
    found = _found(outline, front, kind)
    if found is None:
        return None
    best = next(_closer(outline.document, found), found)
    return Period(start=best.first, end=best.last)


def _found(outline: Outline, front: Front, kind: DocumentKind) -> PeriodMention | None:
    text, opening, name = outline.document.text, text_of(outline, front.after[:6]), _name(outline)
    title = title_of(outline, front) or ""
    named = _period_in(title) or _year_in(title) or _of_headings(outline, opening)
    if named or kind == "annat":
        return named or _said(text) or from_begin_to_end(outline) or _year_to_come(text)
    said = _extended(text) or _period_in(opening, near=True) or _said(f"{opening}\n{text}") or _year_of_lead(text)
    return (
        (_year_of_promises(opening) if _is_later(said, opening) else None)
        or said
        or from_begin_to_end(outline)
        or by_duration(outline, front)
        or _year_over(opening)
        or _year_of_promises(opening)
        or _period_in(name)
        or _year_of_promises(text)
        or _year_of_heading(outline)
        or _year_in(name)
        or _from_on(opening)
        or _year_of_acts(outline)
        or _single_year(opening)
        or _period_in(opening, near=True, frame=True)
        or _only_year(outline)
        or this_year(outline, front)
    )


def _is_later(said: PeriodMention | None, opening: str) -> bool:
    """Tell whether the opening names the promises' year before the sentence that would say the period."""
    year = _year_of_promises(opening)
    return said is not None and year is not None and year.end < said.start and year.first > said.first


def _closer(document: Document, found: PeriodMention) -> Iterator[PeriodMention]:
    """Yield the periods of the same years that say the day or month, beside words that speak of promises.

    A period stands in one block, which holds the year of its end in figures.
    """
    text, (_, last) = document.text, _years(found)
    for block in document.blocks:
        for period in find_periods(text, block.start, block.end) if last in text[block.start : block.end] else ():
            closer = len(period.first) > len(found.first) and len(period.last) >= len(found.last)
            if closer and _years(period) == _years(found) and _is_of_promises(text, period.start, period.end):
                yield period


def _name(outline: Outline) -> str:
    """Return the name under which the document lies, its signs as spaces."""
    stem = outline.document.source.uri.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return stem.replace("_", " ")


def _years(period: PeriodMention) -> tuple[str, str]:
    return period.first[:4], period.last[:4]


def _period_in(text: str, near: bool = False, frame: bool = False) -> PeriodMention | None:
    """Return the first period in a text; ``near``: only one beside words that speak of promises or of validity.

    A period of figures, of earlier promises or (but for ``frame``) of the agreement around the promises is none.
    """
    for period in find_periods(text):
        if not near or (_is_of_promises(text, period.start, period.end) and _is_own(text, period.start, frame)):
            before = load_rules("period")["period.before"].search(text, 0, period.start)
            return replace(period, first=before["year"]) if before else period
    return None


def _is_of_promises(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    sentence = text[max(line, text.rfind(". ", 0, start)) : end] + re.split(r"[.\n]", text[end : end + 60])[0]
    own_line = not text[line:start].strip()
    return own_line or load_rules("period")["period.valid"].search(sentence) is not None


def _is_own(text: str, start: int, frame: bool = False) -> bool:
    """Tell whether the sentence of a year or period leaves it to the document's own promises."""
    rules = load_rules("period")
    sentence = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 1)
    others = ("period.former",) if frame else ("period.former", "period.frame")
    if any(rules[name].search(text[sentence:start]) for name in others):
        return False
    whole = text[sentence:start] + re.split(r"\.\s|\n", text[start:])[0]
    return not rules["period.figures"].search(whole)


def _said(text: str) -> PeriodMention | None:
    """Return the period of the first sentence that says for when the promises hold."""
    for match in load_rules("period")["period.holds"].regex.finditer(text):
        if not _is_own(text, match.end()):
            continue
        periods = find_periods(text, match.start(), min(match.end() + 90, len(text)))
        if periods and periods[0].start - match.end() < _NEAR:
            return periods[0]
        if (year := _YEAR.match(text, match.end())) is not None:
            return PeriodMention(year.start("year"), year.end(), year["year"], year["year"])
    return None


def _year_in(text: str) -> PeriodMention | None:
    dates = [date for date in find_dates(text) if len(date.iso) == 4]
    return PeriodMention(dates[0].start, dates[0].end, dates[0].iso, dates[0].iso) if dates else None


def _extended(text: str) -> PeriodMention | None:
    """Return the period of promises that are said to hold for one year more."""
    match = load_rules("period")["period.extended"].search(text)
    return PeriodMention(match.start(), match.end(), match["year"], match["last"]) if match else None


def _year_of_promises(text: str) -> PeriodMention | None:
    """Return the year that stands with the promises: "löften för 2022", "medborgarlöfte 2019"."""
    return next(
        (
            PeriodMention(match.start(), match.end(), year, year)
            for match in load_rules("period")["period.year"].regex.finditer(text)
            if _is_own(text, match.start()) and (year := match["year"] or match["owner"])
        ),
        None,
    )


def _year_over(text: str) -> PeriodMention | None:
    """Return the year that an opening says is over, as a report on it does."""
    match = load_rules("period")["period.over"].search(text)
    year = (match["year"] or match["past"]) if match else ""
    return PeriodMention(match.start(), match.end(), year, year) if match else None


def _year_of_lead(text: str) -> PeriodMention | None:
    """Return the year in the line that opens a list: "följande under 2017:"."""
    return _of_year("period.lead", text)


def _year_of_heading(outline: Outline) -> PeriodMention | None:
    """Return the year that a heading over promises names."""
    for block, section in zip(outline.document.blocks, outline.sections, strict=True):
        if block.kind == "heading" and section == "löften":
            found = _of_year("period.heading", outline.document.quote(block))
            if found is not None:
                return found
    return None


def _of_headings(outline: Outline, opening: str) -> PeriodMention | None:
    """Return the period of the headings that name promises; of a page on several years' promises all of them."""
    rule = load_rules("period")["period.named"]
    texts = [outline.document.quote(block) for block in outline.document.blocks if block.kind == "heading"]
    found = [one for text in texts if rule.search(text) and (one := _period_in(text) or _year_in(text))]
    if len({_years(one) for one in found}) > 1 and (above := _period_in(opening, near=True)):
        found.append(above)
    if not found:
        return None
    return replace(found[0], first=min(one.first for one in found), last=max(one.last for one in found))


def _year_of_acts(outline: Outline) -> PeriodMention | None:
    """Return the year in which the promises, or else the results, say that things are done, if they name only one."""
    rule = load_rules("period")["period.act"]
    for wanted in ("löften", "uppföljning"):
        years = {
            match["year"]: match
            for block, section in zip(outline.document.blocks, outline.sections, strict=True)
            if section == wanted
            for match in rule.regex.finditer(outline.document.text, block.start, block.end)
        }
        if len(years) == 1:
            ((year, match),) = years.items()
            return PeriodMention(match.start(), match.end(), year, year)
    return None


def _year_to_come(text: str) -> PeriodMention | None:
    """Return the first year in which a sentence says that somebody is to do something."""
    rules = load_rules("period")
    for match in rules["period.act"].regex.finditer(text):
        start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
        if rules["period.to-come"].search(text, start, match.end()):
            return PeriodMention(match.start(), match.end(), match["year"], match["year"])
    return None


def _only_year(outline: Outline) -> PeriodMention | None:
    """Return the year that the promises name, however they do, where it is the only one."""
    found = {
        date.iso[:4]: date
        for block, section in zip(outline.document.blocks, outline.sections, strict=True)
        if section == "löften"
        for date in find_dates(outline.document.text, block.start, block.end)
        if _is_own(outline.document.text, date.start)
    }
    if len(found) != 1:
        return None
    ((year, date),) = found.items()
    return PeriodMention(date.start, date.end, year, year)


def _single_year(text: str) -> PeriodMention | None:
    """Return the one year that an opening is "for" or "under", where it names no other."""
    rule = load_rules("dates")["period.single"]
    matches = {match["year"]: match for match in rule.regex.finditer(text)}
    if len(matches) != 1:
        return None
    ((year, match),) = matches.items()
    return PeriodMention(match.start(), match.end(), year, year)


def _from_on(text: str) -> PeriodMention | None:
    return _of_year("period.from", text)


def _of_year(rule: str, text: str) -> PeriodMention | None:
    match = load_rules("period")[rule].search(text)
    return PeriodMention(match.start(), match.end(), match["year"], match["year"]) if match else None
