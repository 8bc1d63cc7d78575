"""The period that a document's promises are for."""

import re
from dataclasses import replace

from loften.agreement import Period
from loften.dates import PeriodMention, find_dates, find_periods
from loften.head.letterhead import Front, text_of, title_of
from loften.rules import load_rules
from loften.sections import Outline

# A year right after the word that says for when the promises hold.
_YEAR = re.compile(r"\s+(?:(?:för|under|hela|år|kalenderåret)\s+){0,3}(?P<year>20[0-4]\d)(?!\d|[/:-]\d|\s*[–-]\s*\d)")


def find_period(outline: Outline, front: Front) -> Period | None:
    """Return the period, as precise as the text is; the title decides, and the opening may say it more closely."""
    document = outline.document
    title = title_of(outline, front) or ""
    opening = text_of(outline, front.after[:6])
    named = _period_in(title) or _year_in(title) or _of_heading(outline)
    said = _said(f"{opening}\n{document.text}")
    found = named or _period_in(opening, near=True) or said or _year_of_promises(opening) or _period_in(_name(outline))
    found = found or _year_over(opening) or _year_of_promises(document.text) or _year_of_heading(outline)
    found = found or _year_in(_name(outline)) or _from_on(opening) or _year_of_acts(outline)
    found = found or _single_year(opening)
    if found is None:
        return None
    closer = [p for p in find_periods(opening) if _years(p) == _years(found) and len(p.first) > len(found.first)]
    best = closer[0] if closer else found
    return Period(start=best.first, end=best.last)


def _name(outline: Outline) -> str:
    """Return the name under which the document lies, its signs as spaces."""
    stem = outline.document.source.uri.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return stem.replace("_", " ")


def _years(period: PeriodMention) -> tuple[str, str]:
    return period.first[:4], period.last[:4]


def _period_in(text: str, near: bool = False) -> PeriodMention | None:
    """Return the first period in a text; ``near``: only one beside words that speak of promises or of validity."""
    for period in find_periods(text):
        if not near or _is_of_promises(text, period.start, period.end):
            before = load_rules("period")["period.before"].search(text, 0, period.start)
            return replace(period, first=before["year"]) if before else period
    return None


def _is_of_promises(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    sentence = text[max(line, text.rfind(". ", 0, start)) : end] + re.split(r"[.\n]", text[end : end + 60])[0]
    own_line = not text[line:start].strip()
    return own_line or load_rules("period")["period.valid"].search(sentence) is not None


def _said(text: str) -> PeriodMention | None:
    """Return the period of the first sentence that says for when the promises hold."""
    for match in load_rules("period")["period.holds"].regex.finditer(text):
        periods = find_periods(text, match.start(), min(match.end() + 90, len(text)))
        if periods and periods[0].start - match.end() < 60:
            return periods[0]
        if (year := _YEAR.match(text, match.end())) is not None:
            return PeriodMention(year.start("year"), year.end(), year["year"], year["year"])
    return None


def _year_in(text: str) -> PeriodMention | None:
    dates = [date for date in find_dates(text) if len(date.iso) == 4]
    return PeriodMention(dates[0].start, dates[0].end, dates[0].iso, dates[0].iso) if dates else None


def _year_of_promises(text: str) -> PeriodMention | None:
    """Return the year that stands with the promises: "löften för 2022", "medborgarlöfte 2019"."""
    match = load_rules("period")["period.year"].search(text)
    return PeriodMention(match.start(), match.end(), match["year"], match["year"]) if match else None


def _year_over(text: str) -> PeriodMention | None:
    """Return the year that an opening says is over, as a report on it does."""
    match = load_rules("period")["period.over"].search(text)
    year = (match["year"] or match["past"]) if match else ""
    return PeriodMention(match.start(), match.end(), year, year) if match else None


def _year_of_heading(outline: Outline) -> PeriodMention | None:
    """Return the year that a heading over promises names."""
    rule = load_rules("period")["period.heading"]
    for block, section in zip(outline.document.blocks, outline.sections, strict=True):
        match = rule.search(outline.document.quote(block)) if block.kind == "heading" and section == "löften" else None
        if match is not None:
            return PeriodMention(block.start + match.start(), block.start + match.end(), match["year"], match["year"])
    return None


def _of_heading(outline: Outline) -> PeriodMention | None:
    """Return the period or year of the headings that name the promises; of several years' promises the last."""
    rule = load_rules("period")["period.named"]
    texts = [outline.document.quote(block) for block in outline.document.blocks if block.kind == "heading"]
    found = [_period_in(text) or _year_in(text) for text in texts if rule.search(text)]
    return max((one for one in found if one), key=lambda one: (one.last, one.first), default=None)


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


def _single_year(text: str) -> PeriodMention | None:
    """Return the one year that an opening is "for" or "under", where it names no other."""
    matches = {match["year"]: match for match in load_rules("dates")["period.single"].regex.finditer(text)}
    if len(matches) != 1:
        return None
    ((year, match),) = matches.items()
    return PeriodMention(match.start(), match.end(), year, year)


def _from_on(text: str) -> PeriodMention | None:
    match = load_rules("period")["period.from"].search(text)
    return PeriodMention(match.start(), match.end(), match["year"], match["year"]) if match else None
