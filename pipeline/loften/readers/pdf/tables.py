"""Tables: which words stand in which cell, and what the rows come to."""

from collections.abc import Sequence

from loften.document import Box
from loften.readers.builder import Draft, DraftCell
from loften.readers.pdf.aligned import Ladder, find_between_rules
from loften.readers.pdf.columns import rows_of
from loften.readers.pdf.drafting import pieces_of
from loften.readers.pdf.grid import find_grids
from loften.readers.pdf.lines import Line
from loften.readers.pdf.words import Page, Table, Word


def set_tables(pages: Sequence[Page]) -> None:
    """Put one word in the place of each table that rules show; the table's own words leave the page.

    A single row is a table where it goes on with the one that ended the page before.
    """
    columns, ladder = 0, None
    for page in pages:
        columns, ladder = _set_tables(page, columns, ladder) if page.rules else (0, None)


def _set_tables(page: Page, columns: int, before: Ladder | None) -> tuple[int, Ladder | None]:
    """Set the tables of one page; return what is to be known of the last one where it goes on."""
    last = 0
    for number, cells in enumerate(find_grids(page.rules)):
        table = _table(page, cells, columns if number == 0 else 0)
        if table is not None:
            last = len(table.rows[-1])
            _stand_in(page, table)
    found = list(find_between_rules(page.words, page.rules, before))
    for table, _ in found:
        _stand_in(page, table)
    return last, found[-1][1] if found else None


def _stand_in(page: Page, table: Table) -> None:
    gone = {id(word) for word in table.words}
    first = next(index for index, word in enumerate(page.words) if id(word) in gone)
    page.words[:] = [word for word in page.words if id(word) not in gone]
    page.words.insert(first, table.stand_in())


def _table(page: Page, rows: Sequence[Sequence[Box | None]], columns: int) -> Table | None:
    """Return a table with its words, or None where it is a frame around text and no table.

    ``columns`` is how many the table has that may go on here, 0 where none does.
    """
    if max(len([cell for cell in row if cell]) for row in rows) < 2:
        return None
    middles = [((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2, w) for w in page.words if w.table is None]
    filled = [[_words_in(middles, cell) if cell else None for cell in row] for row in rows]
    goes_on = bool(columns) and all(len(row) == columns for row in rows)
    held = sum(bool(words) for row in filled for words in row)
    if held < (1 if goes_on else 4) or not (goes_on or len(rows) > 1):
        return None
    return Table(filled)


def _words_in(middles: Sequence[tuple[float, float, Word]], box: Box) -> list[Word] | None:
    """Return the words whose middle lies in a box, None where there is none."""
    x0, top, x1, bottom = box
    return [word for x, y, word in middles if top <= y <= bottom and x0 <= x <= x1] or None


def _lines(words: Sequence[Word], page: int) -> list[Line]:
    return [Line(row, page) for row in rows_of(words)]


def row_drafts(table: Table, page: int) -> list[Draft]:
    """Return a table's rows as drafts, each cell with the heading of its column where the first row is a heading."""
    headers = _headers(table)
    drafts = []
    for number, row in enumerate(table.rows):
        cells = [
            DraftCell(column, pieces_of(_lines(words, page)), headers.get(column) if number else None)
            for column, words in enumerate(row)
            if words
        ]
        if cells:
            drafts.append(Draft("table_row", cells=cells))
    return drafts


def _headers(table: Table) -> dict[int, str]:
    """Return the column headings: the first row, where it alone is bold or its cells are short words."""
    first = table.rows[0]
    if table.head is False:
        return {}
    filled = [words for words in first if words]
    if len(filled) < 2:
        return {}
    bold = all(word.bold for words in filled for word in words)
    rest_bold = all(word.bold for row in table.rows[1:] for words in row if words for word in words)
    short = all(len(words) <= 4 and not any(char.isdigit() for word in words for char in word.text) for words in filled)
    if not (table.head or (bold and not rest_bold) or short):
        return {}
    return {
        column: " ".join(word.text for line in rows_of(words) for word in line)
        for column, words in enumerate(first)
        if words
    }
