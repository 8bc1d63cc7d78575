"""Plain text to a ``Document``: paragraphs, lists and headings from blank lines, indents, bullets and shape."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loften.document import Document, Place, SourceInfo
from loften.errors import ReadError
from loften.readers.builder import Draft, DraftCell, Piece, build_blocks
from loften.readers.encoding import decode
from loften.readers.furniture import mark_furniture
from loften.readers.lines import SENTENCE_END, clean, goes_on, marker_of
from loften.readers.promote import promote_headings, promote_lists, promote_titles
from loften.sources import Source

MEDIA_TYPE = "text/plain"
LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]")
MARKDOWN_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
RULE_LINE = re.compile(r"^[-=_*–—~·.\s]{3,}$")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
LINK = re.compile(r"\[([^\]\n]{1,200})\]\((?:https?:|mailto:|/|#)[^)\s]*\)")
WIDEST = 130
NARROWEST = 40
TAB = 4


@dataclass(slots=True)
class _Line:
    """A line of the file: its number from 1, its text, its indent, and whether a blank line stands before it."""

    number: int
    text: str
    indent: int
    after_blank: bool
    bold: bool = False


@dataclass(slots=True)
class _Group:
    """Lines that make one block."""

    lines: list[_Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text with the line breaks resolved."""
        return "".join(piece.text for piece in _pieces(self.lines))


def read_text(source: Source) -> Document:
    """Read plain text or Markdown; places are lines, as ``/line[12]``; raise ``ReadError`` where there is no text."""
    text, warnings = decode(source.data, source.media_type)
    lines = list(_lines(text))
    if not lines:
        raise ReadError(f"{source.uri}: the file holds no text: check that it was saved whole")
    drafts = promote_lists(_drafts(_groups(lines)))
    mark_furniture(drafts)
    promote_headings(drafts)
    promote_titles(drafts)
    joined, blocks, runs = build_blocks(drafts)
    title = next((joined[b.start : b.end] for b in blocks if b.kind == "heading"), None)
    return Document(
        text=joined,
        blocks=blocks,
        runs=runs,
        source=SourceInfo(source.uri, MEDIA_TYPE, source.sha256, len(source.data), archive=source.archive),
        metadata={"title": title} if title else {},
        warnings=tuple(warnings),
    )


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold text, Markdown's marks of emphasis and links resolved."""
    blank = True
    for number, raw in enumerate(LINE_BREAK.split(text), 1):
        wide = raw.expandtabs(TAB).replace("\xa0", " ")
        cleaned = clean(raw) if "\t" not in raw.strip() else "\t".join(clean(part) for part in raw.strip().split("\t"))
        if not cleaned or (RULE_LINE.match(cleaned) and len(cleaned) > 2):
            blank = True
            continue
        plain = LINK.sub(r"\1", EMPHASIS.sub(lambda m: m[2] or m[3], cleaned))
        bold = cleaned.startswith(("**", "__")) and cleaned.endswith(("**", "__")) and len(cleaned) - len(plain) == 4
        yield _Line(number, plain, len(wide) - len(wide.lstrip()), blank, bold)
        blank = False


def _groups(lines: Sequence[_Line]) -> list[_Group]:
    width = _wrap_width(lines)
    groups: list[_Group] = []
    for line in lines:
        last = groups[-1].lines[-1] if groups else None
        if last is not None and not line.after_blank and _continues(last, line, width):
            groups[-1].lines.append(line)
        else:
            groups.append(_Group([line]))
    return groups


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """Return the width at which the file's lines were wrapped, or None where a line is a paragraph.

    Wrapped lines show in sentences that go on in lower case on the next line.
    """
    carried = [a for a, b in pairwise(lines) if not b.after_blank and _is_carried(a, b)]
    if len(carried) < 2 or len(carried) * 12 < len(lines):
        return None
    width = max(line.indent + len(line.text) for line in carried)
    return width if NARROWEST <= width <= WIDEST else None


def _is_carried(line: _Line, following: _Line) -> bool:
    return (
        len(line.text) >= NARROWEST * 3 // 4
        and not SENTENCE_END.search(line.text)
        and following.text[:1].islower()
        and marker_of(following.text) is None
    )


def _continues(last: _Line, line: _Line, width: int | None) -> bool:
    """Tell whether a line carries on the block of the line before: its first word would not have fitted there."""
    if marker_of(line.text) or MARKDOWN_HEADING.match(line.text) or MARKDOWN_HEADING.match(last.text):
        return False
    if "\t" in line.text or "|" in line.text[:1] or last.bold or line.bold:
        return False
    if width is None:
        return goes_on(last.text, line.text)
    first_word = line.text.split(" ", 1)[0]
    return last.indent + len(last.text) + 1 + len(first_word) > width or _is_carried(last, line)


def _drafts(groups: Sequence[_Group]) -> list[Draft]:
    indents: list[int] = []
    drafts: list[Draft] = []
    for index, group in enumerate(groups):
        first = group.lines[0]
        heading = MARKDOWN_HEADING.match(first.text)
        if heading:
            first.text = first.text[heading.end() :].rstrip("# ")
            drafts.append(Draft("heading", _pieces(group.lines), len(heading[1])))
            continue
        if _is_row(groups, index):
            drafts.append(_row(first))
            continue
        marker = marker_of(first.text)
        if marker is None or marker.family != "strong":
            indents.clear()
            bold = all(line.bold for line in group.lines)
            drafts.append(Draft("paragraph", _pieces(group.lines), bold=bold))
            continue
        while indents and indents[-1] > first.indent:
            indents.pop()
        if not indents or indents[-1] < first.indent:
            indents.append(first.indent)
        first.text = first.text[marker.end :]
        drafts.append(Draft("list_item", _pieces(group.lines), len(indents), marker.text))
    return drafts


def _is_row(groups: Sequence[_Group], index: int) -> bool:
    """Tell whether a line is a row of a table: tabs or bars in it and in a neighbour."""

    def looks(position: int) -> bool:
        if not 0 <= position < len(groups) or len(groups[position].lines) > 1:
            return False
        text = groups[position].lines[0].text
        return "\t" in text or (text.startswith("|") and text.count("|") > 2)

    return looks(index) and (looks(index - 1) or looks(index + 1))


def _row(line: _Line) -> Draft:
    parts = line.text.split("\t") if "\t" in line.text else line.text.strip("|").split("|")
    place = Place(path=f"/line[{line.number}]")
    cells = [DraftCell(column, [Piece(part.strip(), place, line.number)]) for column, part in enumerate(parts)]
    return Draft("table_row", cells=cells)


def _pieces(lines: Sequence[_Line]) -> list[Piece]:
    """Return the lines' pieces, joined by spaces, a word broken by a hyphen at a line's end made whole."""
    pieces: list[Piece] = []
    for line in lines:
        text = line.text.replace("\t", " ")
        if pieces:
            last = pieces[-1]
            if _is_broken_word(last.text, text):
                pieces[-1] = last._replace(text=last.text[:-1])
            elif not (last.text.endswith("-") and text[:1].isupper()):
                pieces.append(Piece(" "))
        pieces.append(Piece(text, Place(path=f"/line[{line.number}]"), line.number))
    return pieces


def _is_broken_word(line: str, following: str) -> bool:
    """Tell whether a hyphen at the end of a line breaks a word, and is not the one of "gång- och" or "EU-medel"."""
    if len(line) < 3 or not line.endswith("-") or not line[-2].islower() or not following[:1].islower():
        return False
    return following.split(" ", 1)[0] not in ("och", "eller", "samt", "men", "till", "respektive", "som")
