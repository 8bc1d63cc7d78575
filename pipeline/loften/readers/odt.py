"""OpenDocument texts (ODT) to a ``Document``: headings by outline level, lists by nesting, tables by row."""

from collections.abc import Iterator

from lxml import etree

from loften.document import Document, Place
from loften.errors import ReadError
from loften.readers.builder import Draft, Piece
from loften.readers.lines import clean
from loften.readers.office import Cells, Element, Parts, draft_row, finish, headers_of, statements
from loften.sources import Source

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
META = {"title": "title", "creator": "author", "creation-date": "published", "date": "modified", "language": "language"}
SPACES = ("s", "tab", "line-break")
NOT_TEXT = ("note", "annotation", "tracked-changes", "sequence-decls", "forms", "table-of-content", "annotation-end")
WIDEST = 1000


def read_odt(source: Source) -> Document:
    """Read an OpenDocument text; places are paths in ``content.xml``; raise ``ReadError`` where damaged or empty."""
    parts = Parts(source)
    content = parts.get("content.xml")
    body = content.find(".//office:body/office:text", NS) if content is not None else None
    if content is None or body is None:
        raise ReadError(f"{source.uri}: the document has no text: save it again")
    odt = _Odt(content)
    metadata = statements(parts.get("meta.xml"), META, clean)
    return finish(source, MEDIA_TYPE, list(odt.blocks(body, 0)), metadata)


class _Odt:
    """Reads blocks with the bold styles of one file at hand."""

    def __init__(self, content: Element) -> None:
        self._tree = content.getroottree()
        self._bold = {
            style.get(_name("style", "name"))
            for style in content.iter(_name("style", "style"))
            if any(p.get(_name("fo", "font-weight")) == "bold" for p in style.iter(_name("style", "text-properties")))
        }

    def blocks(self, parent: Element, depth: int) -> Iterator[Draft]:
        """Yield the blocks in an element; ``depth`` is that of the list it stands in."""
        is_first = True
        for child in parent.iterchildren(etree.Element):
            local = etree.QName(child).localname
            if local in NOT_TEXT:
                continue
            if local == "h":
                yield from self._block(child, "heading", self._level(child))
            elif local == "p":
                is_item = depth > 0 and is_first
                yield from self._block(child, "list_item" if is_item else "paragraph", depth if is_item else None)
                is_first = False
            elif local == "list":
                yield from self.blocks(child, depth + 1)
            elif local == "table":
                yield from self._table(child)
            else:
                yield from self.blocks(child, depth)

    def _block(self, element: Element, kind: str, level: int | None) -> Iterator[Draft]:
        text = clean("".join(_text(element)))
        if text:
            place = Place(path=self._tree.getpath(element))
            yield Draft(kind, [Piece(text, place)], level, bold=self._is_bold(element))  # type: ignore[arg-type]
        for frame in element.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"):
            yield from self.blocks(frame, 0)

    def _is_bold(self, element: Element) -> bool:
        if element.get(_name("text", "style-name")) in self._bold:
            return True
        spans = [e for e in element.iter(_name("text", "span")) if e.get(_name("text", "style-name")) in self._bold]
        return bool(spans) and "".join("".join(_text(e)) for e in spans).strip() == "".join(_text(element)).strip()

    def _level(self, heading: Element) -> int:
        level = heading.get(_name("text", "outline-level"), "1")
        return min(max(int(level), 1), 6) if level.isdigit() else 1

    def _table(self, table: Element) -> Iterator[Draft]:
        headers: dict[int, str] = {}
        for number, row in enumerate(table.iter(_name("table", "table-row"))):
            cells: Cells = list(self._cells(row))
            if len(cells) == 1:
                yield from cells[0][1]
                continue
            yield from draft_row(cells, headers)
            if number == 0:
                marked = etree.QName(next(row.iterancestors(), row)).localname == "table-header-rows"
                headers = headers_of(cells, marked)

    def _cells(self, row: Element) -> Iterator[tuple[int, list[Draft]]]:
        column = 0
        for cell in row.iterchildren(_name("table", "table-cell"), _name("table", "covered-table-cell")):
            repeated = cell.get(_name("table", "number-columns-repeated"), "1")
            if etree.QName(cell).localname == "table-cell" and len(cell):
                yield column, list(self.blocks(cell, 0))
            column += min(int(repeated), WIDEST) if repeated.isdigit() else 1


def _name(prefix: str, local: str) -> str:
    return f"{{{NS[prefix]}}}{local}"


def _text(element: Element) -> Iterator[str]:
    """Yield the text of a paragraph: notes and frames are not its own."""
    yield element.text or ""
    for child in element.iterchildren(etree.Element):
        local = etree.QName(child).localname
        if local in SPACES:
            yield " "
        elif local not in NOT_TEXT and local != "frame":
            yield from _text(child)
        yield child.tail or ""
