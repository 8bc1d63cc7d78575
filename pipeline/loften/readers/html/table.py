"""Tables: which are data, where their cells stand, and which headings their columns have."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from loften.readers.html.chrome import is_linked, text_length
from loften.readers.lines import marker_of

Element = etree._Element

WIDEST = 1000
LONGEST_HEADER = 120
LAYOUT_CELLS = 12
LAYOUT_LINES = 4
LINE_TAGS = ("p", "br", "div", "li")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its column from 0, the column's heading, and whether it names its row."""

    element: Element
    column: int
    header: str | None = None
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row; ``is_flat`` says that no cell holds a list or several paragraphs."""

    element: Element
    cells: tuple[GridCell, ...]
    is_flat: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A data table, row by row."""

    rows: tuple[GridRow, ...]


def read_grid(table: Element) -> Grid | None:
    """Return the table's rows and columns, or None where the table only lays out the page."""
    if table.get("role") in ("presentation", "none") or _lays_out(table):
        return None
    placed = list(_placed_rows(table))
    if not placed or max(len(cells) for _, cells in placed) < 2:
        return None
    headers = _headers(placed)
    rows = []
    for index, (row, cells) in enumerate(placed):
        is_flat = not any(_holds_blocks(cell) for _, cell in cells)
        rows.append(
            GridRow(
                row,
                tuple(
                    GridCell(
                        cell,
                        column,
                        headers.get(column) if index or not headers else None,
                        column == 0 and not is_flat and not _holds_blocks(cell),
                    )
                    for column, cell in cells
                ),
                is_flat,
            )
        )
    return Grid(tuple(rows))


def _lays_out(table: Element) -> bool:
    if next(table.iter("h1", "h2", "form", "article", "main"), None) is not None:
        return True
    return any(inner is not table for inner in table.iter("table")) or _frames_one_text(table)


def _frames_one_text(table: Element) -> bool:
    """Tell whether one cell holds a text of many lines, and the others nothing but links."""
    if next(table.iter("th"), None) is not None:
        return False
    cells = list(table.iter("td"))
    if not 1 < len(cells) <= LAYOUT_CELLS:
        return False
    longest = max(cells, key=text_length)
    if sum(1 for _ in longest.iter("br", "p", "li")) < LAYOUT_LINES:
        return False
    return all(is_linked(cell) for cell in cells if cell is not longest)


def _placed_rows(table: Element) -> Iterator[tuple[Element, list[tuple[int, Element]]]]:
    """Yield each row with its cells' columns; a cell that spans rows pushes the cells below it aside."""
    taken: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[tuple[int, Element]] = []
        column = 0
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0) > 0:
                column += 1
            cells.append((column, cell))
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for spanned in range(column, column + width):
                taken[spanned] = height
            column += width
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        if cells:
            yield row, cells


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(int(value), WIDEST) if value.isdigit() and int(value) > 0 else 1


def _headers(rows: list[tuple[Element, list[tuple[int, Element]]]]) -> dict[int, str]:
    """Return the columns' headings: the first row, if it is marked or formatted as one."""
    row, cells = rows[0]
    marked = all(cell.tag == "th" for _, cell in cells) or next(row.iterancestors(), row).tag == "thead"
    bold = all(_is_bold(cell) or not _text(cell) for _, cell in cells)
    if not (marked or bold) or len(rows) < 2:
        return {}
    headers: dict[int, str] = {}
    for column, cell in cells:
        text = _text(cell)
        if text and len(text) <= LONGEST_HEADER:
            headers.update(dict.fromkeys(range(column, column + _span(cell, "colspan")), text))
    return headers


def _is_bold(cell: Element) -> bool:
    strong = "".join("".join(map(str, e.itertext())) for e in cell.iter("b", "strong"))
    return bool(strong.strip()) and " ".join(strong.split()) == _text(cell)


def _text(cell: Element) -> str:
    return " ".join("".join(map(str, cell.itertext())).split())


def _holds_blocks(cell: Element) -> bool:
    """Tell whether a cell holds a list of several items, or several paragraphs, rather than one text."""
    if sum(1 for _ in cell.iter("li")) > 1:
        return True
    lines = [line for line in _lines_of(cell) if line]
    return len(lines) > 1 and sum(marker_of(line) is not None for line in lines) > 1


def _lines_of(cell: Element) -> Iterator[str]:
    """Yield the lines of a cell as its author broke them."""
    line = ""
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if event == "start" and element.tag in LINE_TAGS:
            yield " ".join(line.split())
            line = ""
        line += (element.text if event == "start" else element.tail if element is not cell else None) or ""
    yield " ".join(line.split())
