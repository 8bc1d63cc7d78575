"""What a page repeats in its margins: running heads, page numbers, printed dates and addresses."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from loften.readers.pdf.lines import Line
from loften.readers.pdf.words import Page

MARGIN = 0.13
# Small print in this outer part runs along the edge, also where the document has but one page.
EDGE = 0.055
SMALLER = 0.85
ECHOED = 1.3
EDGE_NUMBER = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
BROKEN = str.maketrans("", "", "\n-‐")
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(?:(?:sida|sid\.?|s\.)\s*)?\d{1,3}(?:\s*(?:\(\s*\d{1,3}\s*\)|/\s*\d{1,3}|av\s+\d{1,3}))?[-–—|\s]*$",
    re.IGNORECASE,
)
# With these words, or with the total, it is a page number wherever it stands.
SURE_NUMBER = re.compile(r"^\W*(?:sida|sid\.?)\s*\d{1,3}\b.{0,8}$|^\W*\d{1,2}\s*\(\s*\d{1,2}\s*\)\W*$", re.IGNORECASE)


def find_margins(pages: Sequence[tuple[Page, Sequence[Line]]]) -> set[int]:
    """Return the ids of lines that are running heads, running feet or page numbers."""
    seen: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for page, lines in pages:
        marginal = {id(line): _key(page, line) for line in lines if _in_margin(page, line)}
        seen.update(set(marginal.values()))
        keys |= marginal
    titles = _titles(line for _, lines in pages for line in lines)
    body = max(titles, key=lambda size: (len(titles[size]), size)) if titles else 0.0
    found: set[int] = set()
    for page, lines in pages:
        for line in lines:
            key = keys.get(id(line))
            runs = key is not None and (_repeats(seen[key], len(pages)) or _echoes(line, titles))
            if runs or is_page_number(page, line) or (_at_edge(page, line) and line.size < SMALLER * body):
                found.add(id(line))
    return found


def _titles(lines: Iterable[Line]) -> dict[float, str]:
    """Return what is written in each size: small letters without white space, a line each."""
    texts: dict[float, list[str]] = {}
    for line in lines:
        texts.setdefault(line.size, [""]).append(line.text)
    return {size: _bare("\n".join([*parts, ""])) for size, parts in texts.items()}


def _bare(text: str) -> str:
    """Return the text of lines in small letters, without the spaces between their words."""
    return text.casefold().replace(" ", "")


def _echoes(line: Line, titles: Mapping[float, str]) -> bool:
    """Tell whether a line in the margin says again, in small, what stands in far larger letters: the title."""
    text = _bare(EDGE_NUMBER.sub("", line.text))
    if len(text) < 6:
        return False
    larger = [title for size, title in titles.items() if size > ECHOED * line.size and _run_on(text) in _run_on(title)]
    if not larger:
        return False
    whole = re.compile("\n" + "(?:[-‐]?\n)?".join(map(re.escape, text)) + "\n")
    return any(map(whole.search, larger))


def _run_on(text: str) -> str:
    """Return a text without its breaks and hyphens."""
    return text.translate(BROKEN)


def is_page_number(page: Page, line: Line) -> bool:
    """Tell whether a line is nothing but the number of its page."""
    text = line.text
    if SURE_NUMBER.match(text):
        return True
    return _in_margin(page, line) and bool(PAGE_NUMBER.match(text))


def _repeats(times: int, pages: int) -> bool:
    return times >= 2 and times >= 0.5 * (pages - 1)


def _in_margin(page: Page, line: Line) -> bool:
    return line.bottom < MARGIN * page.height or line.top > (1 - MARGIN) * page.height


def _at_edge(page: Page, line: Line) -> bool:
    """Tell whether a line stands so near the paper's upper or lower edge as only running heads and feet do."""
    return line.bottom < EDGE * page.height or line.top > (1 - EDGE) * page.height


def _key(page: Page, line: Line) -> str:
    """Return what is the same of a line that runs from page to page: its words, numbers aside, and its height."""
    side = "top" if line.bottom < page.height / 2 else "bottom"
    return f"{side} {round(line.top / 4)} {DIGITS.sub('0', line.text)}"
