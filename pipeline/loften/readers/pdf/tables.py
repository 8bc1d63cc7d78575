"""Ruled tables: the words in the cells that rules make."""

from collections.abc import Sequence
from dataclasses import dataclass

from loften.document import Box
from loften.readers.builder import Draft, DraftCell
from loften.readers.pdf.blocks import pieces_of
from loften.readers.pdf.grid import find_grids
from loften.readers.pdf.lines import Line, find_lines
from loften.readers.pdf.words import Page, Word


@dataclass(slots=True)
class Table:
    """A table on a page: its rows of cells, each with the words in it; a cell without words is None."""

    page: int
    box: Box
    rows: list[list[list[Word] | None]]

    def holds(self, line: Line) -> bool:
        """Tell whether a line stands in the table."""
        x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
        return line.page == self.page and self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]


def find_tables(pages: Sequence[Page]) -> dict[int, list[Table]]:
    """Return the ruled tables by page number.

    A single row is a table where it goes on with the one that ended the page before.
    """
    found: dict[int, list[Table]] = {page.number: [] for page in pages}
    columns = 0
    for page in pages:
        rows = find_grids(page.rules)
        tables = [_table(page, cells, columns if number == 0 else 0) for number, cells in enumerate(rows)]
        found[page.number] = [table for table in tables if table is not None]
        columns = len(found[page.number][-1].rows[-1]) if found[page.number] else 0
    return found


def _table(page: Page, rows: Sequence[Sequence[Box | None]], columns: int) -> Table | None:
    """Return a table with its words, or None where it is a frame around text and no table.

    ``columns`` is how many the table has that may go on here, 0 where none does.
    """
    boxes = [cell for row in rows for cell in row if cell]
    goes_on = bool(columns) and all(len(row) == columns for row in rows)
    if not boxes or max(len([cell for cell in row if cell]) for row in rows) < 2:
        return None
    filled = [[_words_in(page, cell) if cell else None for cell in row] for row in rows]
    if not goes_on and (len(rows) < 2 or sum(bool(words) for row in filled for words in row) < 4):
        return None
    box = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return Table(page.number, box, filled)


def _words_in(page: Page, box: Box) -> list[Word] | None:
    found = [
        word
        for word in page.words
        if box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]
    ]
    return found or None


def row_drafts(table: Table) -> list[Draft]:
    """Return a table's rows as drafts, each cell with the heading of its column where the first row is a heading."""
    headers = _headers(table)
    drafts = []
    for number, row in enumerate(table.rows):
        cells = [
            DraftCell(column, pieces_of(find_lines(words, (), table.page)), headers.get(column) if number else None)
            for column, words in enumerate(row)
            if words
        ]
        if cells:
            drafts.append(Draft("table_row", cells=cells))
    return drafts


def _headers(table: Table) -> dict[int, str]:
    """Return the column headings: the first row, where it alone is bold or its cells are short words."""
    first = table.rows[0]
    filled = [words for words in first if words]
    if len(filled) < 2:
        return {}
    bold = all(word.bold for words in filled for word in words)
    rest_bold = all(word.bold for row in table.rows[1:] for words in row if words for word in words)
    short = all(len(words) <= 4 and not any(char.isdigit() for word in words for char in word.text) for words in filled)
    if not ((bold and not rest_bold) or short):
        return {}
    return {
        column: " ".join(line.text for line in find_lines(words, (), table.page))
        for column, words in enumerate(first)
        if words
    }
