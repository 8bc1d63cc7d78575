"""Where a document is signed, and when."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from loften.dates import find_dates
from loften.rules import load_rules
from loften.sections import Outline
from loften.sections.lines import is_signing_line, line_kinds

NAME = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖÉ][a-zåäöéüø]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?|[A-ZÅÄÖ]\.)"
    r"(?:\s+(?:(?:von|af|de|van|der|el|al)\s+)?(?:[A-ZÅÄÖÉ][a-zåäöéüø]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?|[A-ZÅÄÖ]\.)){1,3}(?![\w-])"
)
ADDRESS = re.compile(r"@|\d{2,4}\s*[-–/]\s*\d{2,3}[ ]?\d{2}|\b(?:tel|telefon|e-?post)\b", re.IGNORECASE)
_NEAR = 6  # lines between the date and the last who signs
_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")


def find_signed(outline: Outline, published: str | None = None) -> str | None:
    """Return the day of signing, ISO 8601: the last full date where people sign or where it says that they did.

    ``published``: when a news text came out, for days without a year ("undertecknades den 3 mars") and for those that
    are seen from there ("i går", "i tisdags").
    """
    return _day_of_signatures(outline) or _day_told(outline, published)


def _day_of_signatures(outline: Outline) -> str | None:
    """Return the last full date where people sign or where it says that they did."""
    return max((day for text in signing_texts(outline, lambda _: True) for day in _days(text, None)), default=None)


def _day_told(outline: Outline, published: str | None) -> str | None:
    """Return the day of signing that the first sentence names which tells of it."""
    told = load_rules("head")["kind.news-told"]
    for block, text in zip(outline.document.blocks, outline.layout.texts, strict=True):
        if block.kind != "paragraph" or not told.regex.may_match(text):
            continue
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            if told.search(sentence):
                seen = _seen_from(sentence, published)
                year = published[:4] if published else None
                years = [int(year)] if year else [int(one.iso) for one in find_dates(sentence) if len(one.iso) == 4]
                days = [seen] if seen else _days(sentence, years[0] if years else None)
                if days:
                    return days[0]
    return None


def _days(text: str, year: int | None) -> list[str]:
    return [one.iso for one in find_dates(text, year=year) if len(one.iso) == 10]


def _seen_from(sentence: str, published: str | None) -> str | None:
    """Return the day that a sentence names from the day of writing: today, yesterday, last Tuesday."""
    match = load_rules("head")["sign.seen"].search(sentence)
    if match is None or published is None or len(published) < len("2020-01-01"):
        return None
    day = date.fromisoformat(published)
    if match["weekday"]:
        back = (day.weekday() - _WEEKDAYS.index(match["weekday"].lower()) - 1) % 7 + 1
    else:
        back = 1 if match["yesterday"] else 0
    return (day - timedelta(days=back)).isoformat()


def signing_texts(outline: Outline, told: Callable[[str], bool] | None) -> Iterator[str]:
    """Yield the texts of the blocks where people sign; with ``told`` also those that say that people it knows did.

    An ``ADDRESS`` among them tells that the line above is whom to write to.
    """
    done = load_rules("head")["sign.done"]
    closing = set(_closing(outline))
    for index, (block, section) in enumerate(zip(outline.document.blocks, outline.sections, strict=True)):
        if block.kind == "heading":
            continue
        text = outline.layout.text(index)
        says = told is not None and done.search(text) is not None and any(told(m[0]) for m in NAME.finditer(text))
        if not (says or section == "signatur" or index in closing) or _is_contact(outline, index):
            continue
        if not (ADDRESS.search(text) and (says or NAME.search(text))):
            yield text


def _is_contact(outline: Outline, index: int) -> bool:
    """Tell whether a block stands under a heading of contact, or right above an address and below no date."""
    layout, last = outline.layout, len(outline.document.blocks)
    heading = layout.heading(index)
    if heading is not None and load_rules("head")["sign.contact"].search(layout.text(heading)):
        return True
    addressed = any(ADDRESS.search(layout.text(one)) for one in range(index + 1, min(index + 3, last)))
    return addressed and not any(_days(layout.text(one), None) for one in range(max(0, index - _NEAR), index + 1))


def _closing(outline: Outline) -> list[int]:
    """Return the lines that close the document from a place and a date on, where people are named there."""
    found: list[int] = []
    people = False
    for index in outline.layout.closing:
        text = outline.layout.text(index)
        kinds = line_kinds(text)
        if found and is_signing_line(text):
            found.append(index)
            people |= ("name" in kinds or "role" in kinds) and not _is_of_page(text)
        elif "date" in kinds and not _is_of_page(text):
            found.append(index)
    return found if people else []


def _is_of_page(text: str) -> bool:
    """Tell whether a line says when a page was published or changed."""
    rules = load_rules("head")
    return any(rules[name].search(text) for name in ("written.changed", "written.published"))
