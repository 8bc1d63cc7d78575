"""Word files (DOCX) to a ``Document``: headings by style, lists by numbering, tables by row."""

import re
from collections.abc import Iterator

from lxml import etree

from loften.document import Document, Place
from loften.readers.builder import Draft, Piece
from loften.readers.lines import clean
from loften.readers.office import Cells, Element, Parts, draft_row, finish, headers_of, statements
from loften.sources import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING_STYLE = re.compile(r"^(?:heading|rubrik|überschrift)\s*(\d)$", re.IGNORECASE)
TITLE_STYLE = re.compile(r"^(?:title|titel|rubrik)$", re.IGNORECASE)
LIST_STYLE = re.compile(r"list|punkt|numrerad", re.IGNORECASE)
CORE = {"title": "title", "creator": "author", "created": "published", "modified": "modified", "language": "language"}
GONE = (f"{W}del", f"{W}moveFrom", FALLBACK)
SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
DEEPEST = 9


def read_docx(source: Source) -> Document:
    """Read a Word file; places are paths in its main part; raise ``ReadError`` where it is damaged or empty."""
    parts = Parts(source)
    word = _Word(parts)
    drafts = [draft for name in parts.names() if re.match(r"word/header\d*\.xml$", name) for draft in word.header(name)]
    body = parts.get("word/document.xml")
    if body is not None:
        drafts.extend(word.blocks(body, body.getroottree()))
    return finish(source, MEDIA_TYPE, drafts, statements(parts.get("docProps/core.xml"), CORE, clean))


class _Word:
    """Reads blocks with the styles of one file at hand."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles: dict[str, Element] = {}
        styles = parts.get("word/styles.xml")
        for style in styles.iter(f"{W}style") if styles is not None else ():
            self._styles[style.get(f"{W}styleId", "")] = style

    def header(self, name: str) -> Iterator[Draft]:
        """Yield a page header's blocks as furniture: letterhead, diary number, date."""
        root = self._parts.get(name)
        for draft in self.blocks(root, root.getroottree()) if root is not None else ():
            draft.furniture = True
            yield draft

    def blocks(self, parent: Element, tree: "etree._ElementTree") -> Iterator[Draft]:
        """Yield the blocks in an element, tables and text boxes included, deletions left out."""
        for child in parent.iterchildren(etree.Element):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, tree)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, tree)
            elif child.tag not in GONE and next(child.iter(f"{W}p"), None) is not None:
                yield from self.blocks(child, tree)

    def _paragraph(self, paragraph: Element, tree: "etree._ElementTree") -> Iterator[Draft]:
        runs = list(_runs(paragraph))
        text = clean("".join(text for text, _ in runs))
        if text:
            bold = all(is_bold for run, is_bold in runs if run.strip())
            draft = Draft("paragraph", [Piece(text, Place(path=tree.getpath(paragraph)))], bold=bold)
            self._classify(draft, paragraph)
            yield draft
        for box in paragraph.iter(f"{W}txbxContent"):
            if next(box.iterancestors(FALLBACK), None) is None and next(box.iterancestors(f"{W}p"), None) is not None:
                yield from self.blocks(box, tree)

    def _classify(self, draft: Draft, paragraph: Element) -> None:
        """Tell headings and list items by outline level, style name and numbering, the style's ancestors included."""
        properties = [p for p in (paragraph.find(f"{W}pPr"), *self._inherited(paragraph)) if p is not None]
        level = _heading_level(properties, self._style_names(paragraph))
        if level is not None:
            draft.kind, draft.level = "heading", level
            return
        numbering = next((n for p in properties if (n := p.find(f"{W}numPr")) is not None), None)
        listed = numbering is not None and _value(numbering, "numId") not in (None, "0")
        if listed or (numbering is None and any(LIST_STYLE.search(name) for name in self._style_names(paragraph))):
            depth = int(_value(numbering, "ilvl") or 0) if numbering is not None else 0
            draft.kind, draft.level = "list_item", min(depth, DEEPEST) + 1

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        """Yield a paragraph's style and the styles that it is based on."""
        properties = paragraph.find(f"{W}pPr")
        name = _value(properties, "pStyle") if properties is not None else None
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = _value(self._styles[name], "basedOn")

    def _inherited(self, paragraph: Element) -> Iterator[Element | None]:
        return (style.find(f"{W}pPr") for style in self._chain(paragraph))

    def _style_names(self, paragraph: Element) -> list[str]:
        return [_value(style, "name") or "" for style in self._chain(paragraph)]

    def _table(self, table: Element, tree: "etree._ElementTree") -> Iterator[Draft]:
        headers: dict[int, str] = {}
        for number, row in enumerate(table.iterchildren(f"{W}tr")):
            cells: Cells = list(self._cells(row, tree))
            if len(cells) == 1:
                yield from cells[0][1]
                continue
            yield from draft_row(cells, headers)
            if number == 0:
                headers = headers_of(cells, row.find(f"{W}trPr/{W}tblHeader") is not None)

    def _cells(self, row: Element, tree: "etree._ElementTree") -> Iterator[tuple[int, list[Draft]]]:
        column = 0
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr"), None) is not row:
                continue
            properties = cell.find(f"{W}tcPr")
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            if merge is None or merge.get(f"{W}val") == "restart":
                yield column, list(self.blocks(cell, tree))
            span = (_value(properties, "gridSpan") if properties is not None else None) or "1"
            column += int(span) if span.isdigit() else 1


def _runs(paragraph: Element) -> Iterator[tuple[str, bool]]:
    """Yield the text of a paragraph with whether it is bold; text boxes and deletions are not its own."""
    for node in paragraph.iter(f"{W}t", *SIGNS):
        holder = next(node.iterancestors(f"{W}p"), None)
        if holder is not paragraph or any(next(node.iterancestors(tag), None) is not None for tag in GONE):
            continue
        run = next(node.iterancestors(f"{W}r"), None)
        bold = run.find(f"{W}rPr/{W}b") if run is not None else None
        is_bold = bold is not None and bold.get(f"{W}val") not in ("0", "false")
        yield SIGNS.get(str(node.tag), node.text or ""), is_bold


def _heading_level(properties: list[Element], names: list[str]) -> int | None:
    for name in names:
        found = HEADING_STYLE.match(name)
        if found:
            return min(max(int(found[1]), 1), 6)
        if TITLE_STYLE.match(name):
            return 1
    outline = next((value for p in properties if (value := _value(p, "outlineLvl")) is not None), None)
    return int(outline) + 1 if outline is not None and outline.isdigit() and int(outline) < 6 else None


def _value(element: Element, name: str) -> str | None:
    """Return the ``w:val`` of a child."""
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val") if child is not None else None
