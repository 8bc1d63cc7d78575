"""Small pages with labels, one line a block, for tests of sections, pledges and heads.

A file holds pages, each opened by ``=== name``. ``@key value`` says what the head must be. Every other line is a block:
its code, a space, its text. Codes: ``H1``–``H4`` headings, ``HB`` a heading that is only bold; else the section's
letter (``i`` inledning, ``s`` lägesbild, ``f`` fokusområden, ``l`` löften, ``u`` uppföljning, ``g`` signatur,
``o`` övrigt) and the form: nothing for a paragraph, ``-``, ``--`` for items, ``1.`` for numbered items, ``r`` and
``rh`` for rows. Braces mark pledges; ``{*`` opens one that later ``{^`` have as their parent.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

from loften.agreement import Agreement, SectionType
from loften.conversion import Converter
from loften.sources import Source

SECTIONS: dict[str, SectionType] = {
    "i": "inledning",
    "s": "lägesbild",
    "f": "fokusområden",
    "l": "löften",
    "u": "uppföljning",
    "g": "signatur",
    "o": "övrigt",
}
PAGES = Path(__file__).parent / "data" / "pages"


@dataclass(frozen=True)
class Line:
    """A block as labelled; ``section`` is None for headings."""

    code: str
    form: str
    text: str
    section: SectionType | None


@dataclass
class Page:
    """A page with its labels: ``parents`` has for each pledge the index of its parent in ``pledges``."""

    name: str
    head: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    pledges: list[str] = field(default_factory=list)
    parents: list[int | None] = field(default_factory=list)


def read_pages() -> list[Page]:
    """Return all labelled pages, in order."""
    pages: list[Page] = []
    for path in sorted(PAGES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("=== "):
                pages.append(Page(line[4:].strip()))
                umbrella: int | None = None
            elif line.startswith("@"):
                key, _, value = line[1:].partition(" ")
                pages[-1].head[key] = value
            elif line.strip():
                umbrella = _add(pages[-1], line, umbrella)
    return pages


def _add(page: Page, line: str, umbrella: int | None) -> int | None:
    code, _, marked = line.partition(" ")
    text = ""
    start, flags = 0, ""
    for part in re.split(r"(\{[*^]*|\})", marked):
        if part.startswith("{"):
            start, flags = len(text), part[1:]
        elif part == "}":
            page.pledges.append(text[start:])
            page.parents.append(umbrella if "^" in flags else None)
            umbrella = len(page.pledges) - 1 if "*" in flags else umbrella
        else:
            text += part
    form = "" if code.startswith("H") else code[1:]
    page.lines.append(Line(code, form, text, None if code.startswith("H") else SECTIONS[code[0]]))
    return umbrella


@cache
def converter() -> Converter:
    """Return one converter for all tests."""
    return Converter()


def convert(page: Page) -> Agreement:
    """Return the record of a page."""
    return converter().convert(source_of(page))


def source_of(page: Page) -> Source:
    """Return a page as a web page or, with ``@format txt``, as plain text."""
    if page.head.get("format") == "txt":
        return Source(f"{page.name}.txt", _as_text(page).encode())
    return Source(f"{page.name}.html", _as_html(page).encode())


def _as_text(page: Page) -> str:
    out: list[str] = []
    bullets = {"-": "• ", "--": "  – "}
    in_list = False
    for line in page.lines:
        bullet = bullets.get(line.form, "")
        out += ([] if bullet and in_list else [""]) + [bullet + line.text]
        in_list = bool(bullet)
    return "\n".join(out).strip() + "\n"


def _as_html(page: Page) -> str:
    out: list[str] = []
    open_tags: list[str] = []
    for line in page.lines:
        wanted = {"-": ["ul"], "--": ["ul", "ul"], "1.": ["ol"], "r": ["table"], "rh": ["table"]}.get(line.form, [])
        while open_tags != wanted[: len(open_tags)]:
            out.append(f"</{open_tags.pop()}>")
        while len(open_tags) < len(wanted):
            open_tags.append(wanted[len(open_tags)])
            out.append(f"<{open_tags[-1]}>")
        out.append(_element(line))
    out += [f"</{tag}>" for tag in reversed(open_tags)]
    return f"<html lang='sv'><head><title></title></head><body><main>{''.join(out)}</main></body></html>"


def _element(line: Line) -> str:
    text = escape(line.text, quote=False)
    if line.code == "HB":
        return f"<p><strong>{text}</strong></p>"
    if line.code.startswith("H"):
        return f"<{line.code.lower()}>{text}</{line.code.lower()}>"
    if line.form.startswith("r"):
        cell = "th" if line.form == "rh" else "td"
        return "<tr>" + "".join(f"<{cell}>{part.strip()}</{cell}>" for part in text.split("|")) + "</tr>"
    return f"<li>{text}</li>" if line.form else f"<p>{text}</p>"
