"""Tables without upright rules: rows of words whose columns show by what stands under each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from loften.readers.lines import marker_of
from loften.readers.pdf.columns import (
    COMMON,
    HAIR,
    Gap,
    cells_in,
    column_gaps,
    common_gaps,
    filled,
    is_bold,
    merged,
    overlap,
    rows_of,
)
from loften.readers.pdf.words import Cells, Shape, Table, Word

# In em: what parts two columns in a row alone, what must be left of it when all rows are laid over each other (less
# where all begin at one edge), and how far the next row may stand from a row.
WIDE = 1.2
FARTHEST = 3.2
NARROWEST = 3.5
NEXT_ROW = 1.12
USUAL_LEADING = 1.3
FEWEST_RULES = 3
SHORTEST_RULE = 100.0
HIGHEST_ROW = 160.0


class Ladder(NamedTuple):
    """A table between level rules: where it lies from left to right, and the strips between its columns."""

    x0: float
    x1: float
    gaps: Sequence[Gap]


def find_between_rules(
    words: Sequence[Word], rules: Iterable[Shape], before: Ladder | None = None
) -> Iterator[tuple[Table, Ladder]]:
    """Yield the tables whose rows are parted by level rules of one length, below each other.

    ``before`` is the table that ended the page before: its last rows may stand over fewer rules.
    """
    for group in _ladders(rules):
        x0, x1 = group[0].x0, group[0].x1
        goes_on = before is not None and abs(before.x0 - x0) < 3 and abs(before.x1 - x1) < 3
        if len(group) < (1 if goes_on else FEWEST_RULES):
            continue
        within = [word for word in words if x0 - 3 <= word.x0 and word.x1 <= x1 + 3]
        inside = [word for word in within if group[0].top <= (word.top + word.bottom) / 2 <= group[-1].bottom]
        body = rows_of(inside)
        gaps = list(before.gaps) if goes_on and before else common_gaps(body, _narrowest(body)) if body else []
        if gaps and not any(_crosses(word, gaps) for word in inside):
            above = rows_of(word for word in within if (word.top + word.bottom) / 2 < group[0].top)
            head, gaps = _head(above, group[0].top, body, gaps)
            parts = _parts(inside, [rule.top for rule in group])
            rows = [merged(cells_in(row, gaps) for row in rows_of(part)) for part in parts if part]
            if head:
                rows.insert(0, merged(cells_in(row, gaps) for row in head))
            if len(rows) > (0 if goes_on else 1) and sum(filled(row) > 1 for row in rows) > 0.5 * len(rows):
                yield Table(rows), Ladder(x0, x1, gaps)
        before = None


def _crosses(word: Word, gaps: Sequence[Gap]) -> bool:
    return any(word.x0 < gap[0] and word.x1 > gap[1] for gap in gaps)


def _ladders(rules: Iterable[Shape]) -> list[list[Shape]]:
    """Return groups of level rules of one length below each other; rules drawn cell by cell count as one."""
    lines: list[Shape] = []
    for rule in sorted((r for r in rules if r.x1 - r.x0 > r.bottom - r.top), key=lambda r: (round(r.top), r.x0)):
        last = lines[-1] if lines else None
        if last is not None and abs(last.top - rule.top) < 2 and rule.x0 - last.x1 < 3:
            lines[-1] = Shape(last.x0, last.top, max(last.x1, rule.x1), last.bottom)
        else:
            lines.append(rule)
    ladders: list[list[Shape]] = []
    for line in lines:
        if line.x1 - line.x0 < SHORTEST_RULE:
            continue
        same = next((ladder for ladder in ladders if _continues(ladder[-1], line)), None)
        if same is None:
            ladders.append([line])
        elif line.top - same[-1].top > 4:
            same.append(line)
    return ladders


def _continues(last: Shape, line: Shape) -> bool:
    return abs(last.x0 - line.x0) < 3 and abs(last.x1 - line.x1) < 3 and line.top - last.top < HIGHEST_ROW


def _narrowest(rows: Sequence[Sequence[Word]]) -> float:
    return max(COMMON * max(word.size for row in rows for word in row), NARROWEST)


def _head(
    above: Sequence[list[Word]], edge: float, body: Sequence[list[Word]], gaps: list[Gap]
) -> tuple[list[list[Word]], list[Gap]]:
    """Return the rows right above the first rule that keep to the columns, and the gaps with them: the heading."""
    head: list[list[Word]] = []
    for row in reversed(above):
        size = row[0].size
        left = common_gaps([row, *head, *body], NARROWEST)
        left = [gap for gap in left if any(overlap(gap, old) for old in gaps)]
        if edge - row[0].bottom > (0.9 if not head else 0.6) * size or len(left) < len(gaps):
            break
        head.insert(0, row)
        edge, gaps = row[0].top, left
    if head and filled(merged(cells_in(row, gaps) for row in head)) > 1:
        return head, gaps
    return [], gaps


def _parts(words: Sequence[Word], bounds: Sequence[float]) -> list[list[Word]]:
    """Return words by which of the bounds they stand between."""
    parts: list[list[Word]] = [[] for _ in range(len(bounds) + 1)]
    for word in words:
        parts[sum((word.top + word.bottom) / 2 > bound for bound in bounds)].append(word)
    return parts


def find_aligned(rows: Sequence[list[Word]]) -> Iterator[Table]:
    """Yield the tables among the rows of a column.

    Three rows in two columns, or two in three, make a table if they hold numbers, or a heading in bold: else names that
    stand beside each other, as under a signature, would be one.
    """
    start = 0
    while start < len(rows):
        first, end, gaps = _grown(rows, start)
        table = _folded(rows[first:end], gaps) if gaps else []
        if table and _is_table(table):
            yield Table(table)
            start = end
        else:
            start += 1


def _grown(rows: Sequence[list[Word]], start: int) -> tuple[int, int, list[Gap]]:
    """Return the first row and the one after the last of those about ``start`` with gaps in common, and these gaps."""
    size = rows[start][0].size
    gaps = common_gaps([rows[start]], WIDE * size)
    end = start + 1
    while gaps and end < len(rows):
        near = rows[end][0].bottom - rows[end - 1][0].bottom <= FARTHEST * size and abs(rows[end][0].size - size) <= 1
        left = _kept(rows[start : end + 1], gaps) if near else []
        if len(left) < len(gaps):
            break
        gaps, end = left, end + 1
    while end > start + 1 and filled(cells_in(rows[end - 1], gaps)) < 2 and not _is_tail(rows, end - 1, gaps):
        end -= 1
    start, gaps = _with_head(rows, start, end, gaps)
    return start, end, column_gaps(rows[start:end]) if end - start > 2 else gaps


def _with_head(rows: Sequence[list[Word]], start: int, end: int, gaps: list[Gap]) -> tuple[int, list[Gap]]:
    """Return where a table begins if rows right above it belong to it, and what is left of the gaps.

    Cells in the middle of a row stand between the lines of the highest one; a heading in bold may leave little room
    between its columns.
    """
    size = rows[start][0].size
    while gaps and start:
        step = rows[start][0].bottom - rows[start - 1][0].bottom
        head = step < 2 * size and is_bold(rows[start - 1]) and not is_bold(rows[start])
        left = _kept(rows[start - 1 : end], gaps) if step < 0.9 * size or head else []
        if len(left) < len(gaps):
            break
        start, gaps = start - 1, left
    return start, gaps


def _kept(rows: Sequence[Sequence[Word]], gaps: Sequence[Gap]) -> list[Gap]:
    """Return what is left of gaps over more rows; two rows tell too little of where columns begin."""
    left = column_gaps(rows) if len(rows) > 2 else common_gaps(rows, HAIR)
    parts = [[gap for gap in left if overlap(gap, old)] for old in gaps]
    return [max(part, key=lambda gap: gap[1] - gap[0]) for part in parts if part]


def _is_tail(rows: Sequence[list[Word]], index: int, gaps: Sequence[Gap]) -> bool:
    """Tell whether a row with words in one column carries on a cell above it."""
    step = (rows[index][0].bottom - rows[index - 1][0].bottom) / rows[index][0].size
    return step < 0.9 or (step < 1.4 and cells_in(rows[index], gaps)[0] is None)


def _is_table(rows: Sequence[Cells]) -> bool:
    columns = len(rows[0])
    parted = [row for row in rows if filled(row) > 1]
    if columns < 2 or len(parted) < (3 if columns == 2 else 2) or len(parted) < 0.6 * len(rows):
        return False
    if all(row[0] is not None and _is_marker(row[0]) for row in parted) and columns == 2:
        return False
    last = [cell for row in parted[1:] for cell in row[1:] if cell is not None]
    numeric = sum(any(char.isdigit() for word in cell for char in word.text) for cell in last)
    bold = all(word.bold for cell in rows[0] if cell for word in cell)
    plain = not any(word.bold for row in rows[1:] for cell in row if cell for word in cell)
    if columns == 2:
        return numeric > 0.6 * len(last) and all(len(cell) <= 4 for cell in last)
    return numeric > 0.25 * len(last) or (bold and plain)


def _is_marker(cell: Sequence[Word]) -> bool:
    return len(cell) == 1 and marker_of(f"{cell[0].text} x") is not None


def _folded(rows: Sequence[list[Word]], gaps: Sequence[Gap]) -> list[Cells]:
    """Return rows of text as rows of the table.

    Rows of the table are parted by more room than lines within a cell. Where no room tells, each of several lines that
    fill the first column and another one is a row.
    """
    folded: list[Cells] = []
    for band in _bands(rows, gaps):
        cells = [cells_in(row, gaps) for row in band]
        several = sum(row[0] is not None and filled(row) > 1 for row in cells) > 1
        for number, row in enumerate(cells):
            if number == 0 or (several and row[0] is not None and filled(row) > 1):
                folded.append(row)
            else:
                folded[-1] = merged([folded[-1], row])
    return folded


def _bands(rows: Sequence[list[Word]], gaps: Sequence[Gap]) -> Iterator[list[list[Word]]]:
    """Yield the rows between which there is no more room than lines of a text leave."""
    size = rows[0][0].size
    leading = max(min([*_steps(rows, gaps, size), USUAL_LEADING * size]), 1.1 * size)
    band: list[list[Word]] = []
    edge = 0.0
    for row in rows:
        height = row[0].bottom - row[0].top
        if band and row[0].top - edge > NEXT_ROW * leading - height:
            yield band
            band = []
        band.append(row)
        edge = max(edge, *(word.bottom for word in row)) if len(band) > 1 else max(word.bottom for word in row)
    if band:
        yield band


def _steps(rows: Sequence[list[Word]], gaps: Sequence[Gap], size: float) -> Iterator[float]:
    """Yield the distances between lines that follow each other in one column."""
    for column in zip(*(cells_in(row, gaps) for row in rows), strict=True):
        bottoms = [cell[0].bottom for cell in column if cell]
        yield from (b - a for a, b in pairwise(bottoms) if b - a > 0.9 * size)
