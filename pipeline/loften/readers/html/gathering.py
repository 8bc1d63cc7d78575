"""Text that gathers as a page is walked, and the blocks it is made into where one ends."""

from collections.abc import Iterable

from lxml import etree

from loften.document import BlockKind, Place
from loften.readers.builder import Draft, DraftCell, Piece
from loften.readers.html.context import Context
from loften.readers.html.marks import lines_of
from loften.readers.html.paths import Paths
from loften.readers.lines import marker_of

Element = etree._Element


class Gathering:
    """Text in ``buffer`` until a block ends; blocks in ``drafts``, each with the element it stood in."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.buffer: list[str] = []
        self.paths = Paths()
        self._element_of: dict[int, Element] = {}

    def flush(self, context: Context) -> None:
        """End the block in the buffer and add it, line by line where its author broke lines."""
        buffer = self.buffer
        if not buffer:
            return
        raw = buffer[0] if len(buffer) == 1 else "".join(buffer)
        buffer.clear()
        self.add_text(raw, context.element, context.kind, context.level, context.item, context)

    def add_text(
        self, raw: str, element: Element, kind: BlockKind, level: int | None, item: Draft | None, context: Context
    ) -> None:
        """Add the lines of an element's text as blocks of a kind; ``context`` tells the rest."""
        if raw.isspace():
            return
        for text, bold in lines_of(raw, kind):
            pieces = [Piece(text, Place(None, None, self.paths.of(element)))]
            draft = Draft(kind, pieces, level, None, (), context.furniture, bold, item)
            if kind == "list_item":
                _take_marker(draft, text, pieces[0])
            if context.cell is not None:
                column, header = context.cell
                draft.cells = [DraftCell(column, draft.pieces, header)]
            self.add(draft, element)

    def add_row(self, row: Element, cells: Iterable[tuple[int, str | None, Element, str]], context: Context) -> None:
        """Add a row of a table: of each cell its column, the column's heading, the element and the text."""
        drafted = [
            DraftCell(column, [Piece(text, Place(None, None, self.paths.of(element)))], header)
            for column, header, element, text in cells
        ]
        if any(cell.pieces[0].text for cell in drafted):
            self.add(Draft("table_row", cells=drafted, inside=context.item, furniture=context.furniture), row)

    def add(self, draft: Draft, element: Element) -> None:
        """Add a block that stood in an element."""
        self._element_of[id(draft)] = element
        self.drafts.append(draft)

    def element_of(self, draft: Draft) -> Element | None:
        """Return the element that a block stood in."""
        return self._element_of.get(id(draft))


def _take_marker(draft: Draft, text: str, piece: Piece) -> None:
    """Take the bullet or number off a list item's text."""
    marker = marker_of(text)
    if marker is not None and marker.family != "dash":
        draft.marker = marker.text
        draft.pieces = [piece._replace(text=text[marker.end :])]
