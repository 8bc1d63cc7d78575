"""Tables without upright rules: rows of words whose columns show by what stands under each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from loften.readers.lines import marker_of
from loften.readers.pdf.words import Cells, Shape, Table, Word

Gap = tuple[float, float]

# In em: what parts two columns in a row alone, what must be left of it when all rows are laid over each other, and how
# far the next row may stand from a row.
WIDE, COMMON = 1.2, 0.6
FARTHEST = 3.2
NARROWEST = 4.0
NEXT_ROW = 1.12
FEWEST_RULES = 3
SHORTEST_RULE = 100.0
HIGHEST_ROW = 160.0


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Return words as rows, top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        if rows and word.bottom - rows[-1][0].bottom < 0.4 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def common_gaps(rows: Sequence[Sequence[Word]], narrowest: float) -> list[Gap]:
    """Return the strips that no word of any row lies in, between the leftmost and the rightmost word."""
    spans = sorted((word.x0, word.x1) for row in rows for word in row)
    gaps: list[Gap] = []
    edge = spans[0][1]
    for x0, x1 in spans:
        if x0 - edge >= narrowest:
            gaps.append((edge, x0))
        edge = max(edge, x1)
    return gaps


def cells_in(row: Sequence[Word], gaps: Sequence[Gap]) -> Cells:
    """Return a row's words by column."""
    cells: list[list[Word]] = [[] for _ in range(len(gaps) + 1)]
    for word in row:
        cells[sum(word.x0 >= gap[1] - 1 for gap in gaps)].append(word)
    return [cell or None for cell in cells]


def find_between_rules(words: Sequence[Word], rules: Iterable[Shape]) -> Iterator[Table]:
    """Yield the tables whose rows are parted by level rules of one length, below each other."""
    for group in _ladders(rules):
        x0, x1 = group[0].x0 - 3, group[0].x1 + 3
        within = [word for word in words if x0 <= word.x0 and word.x1 <= x1]
        inside = [word for word in within if group[0].top <= (word.top + word.bottom) / 2 <= group[-1].bottom]
        if not inside:
            continue
        gaps = _gaps_between(group, rows_of(inside))
        if not gaps:
            continue
        head = _head(rows_of(word for word in within if (word.top + word.bottom) / 2 < group[0].top), group[0], gaps)
        bounds = [rule.top for rule in group]
        rows = [_merged(cells_in(row, gaps) for row in rows_of(part)) for part in _parts(inside, bounds) if part]
        if head:
            rows.insert(0, _merged(cells_in(row, gaps) for row in head))
        if len(rows) > 1 and sum(_filled(row) > 1 for row in rows) > 0.5 * len(rows):
            yield Table(rows)


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
    return [ladder for ladder in ladders if len(ladder) >= FEWEST_RULES]


def _continues(last: Shape, line: Shape) -> bool:
    return abs(last.x0 - line.x0) < 3 and abs(last.x1 - line.x1) < 3 and line.top - last.top < HIGHEST_ROW


def _gaps_between(ladder: Sequence[Shape], rows: Sequence[Sequence[Word]]) -> list[Gap]:
    size = max(word.size for row in rows for word in row)
    return common_gaps(rows, max(COMMON * size, NARROWEST))


def _head(above: Sequence[list[Word]], rule: Shape, gaps: Sequence[Gap]) -> list[list[Word]]:
    """Return the rows right above the first rule that keep to the columns: the heading of the table."""
    head: list[list[Word]] = []
    edge = rule.top
    for row in reversed(above):
        size = row[0].size
        if edge - row[0].bottom > (0.9 if not head else 0.6) * size or any(_crosses(word, gaps) for word in row):
            break
        head.insert(0, row)
        edge = row[0].top
    return head if head and _filled(_merged(cells_in(row, gaps) for row in head)) > 1 else []


def _crosses(word: Word, gaps: Sequence[Gap]) -> bool:
    return any(word.x0 < gap[1] - 1 and word.x1 > gap[0] + 1 for gap in gaps)


def _parts(words: Sequence[Word], bounds: Sequence[float]) -> list[list[Word]]:
    """Return words by which of the bounds they stand between."""
    parts: list[list[Word]] = [[] for _ in range(len(bounds) + 1)]
    for word in words:
        parts[sum((word.top + word.bottom) / 2 > bound for bound in bounds)].append(word)
    return parts


def _merged(rows: Iterable[Cells]) -> Cells:
    merged: Cells = []
    for row in rows:
        merged = merged or [None] * len(row)
        merged = [(a or []) + (b or []) or None for a, b in zip(merged, row, strict=True)]
    return merged


def _filled(row: Cells) -> int:
    return sum(cell is not None for cell in row)


def find_aligned(rows: Sequence[list[Word]]) -> Iterator[tuple[int, int, Table]]:
    """Yield the tables among the rows of a column, with the first row and the one after the last.

    Three rows in two columns, or two in three, make a table if they hold numbers, or a heading in bold: else names that
    stand beside each other, as under a signature, would be one.
    """
    start = 0
    while start < len(rows):
        end, gaps = _grown(rows, start)
        table = rows[start:end]
        if gaps and _is_table([cells_in(row, gaps) for row in table]):
            yield start, end, Table(_folded(table, gaps))
            start = end
        else:
            start += 1


def _grown(rows: Sequence[list[Word]], start: int) -> tuple[int, list[Gap]]:
    """Return how far rows go on under one at ``start`` with gaps in common, and these gaps."""
    size = rows[start][0].size
    gaps = common_gaps([rows[start]], WIDE * size)
    end = start + 1
    while gaps and end < len(rows):
        row = rows[end]
        if row[0].bottom - rows[end - 1][0].bottom > FARTHEST * size or abs(row[0].size - size) > 1:
            break
        left = common_gaps(rows[start : end + 1], max(COMMON * size, NARROWEST))
        left = [gap for gap in left if any(_overlap(gap, old) for old in gaps)]
        if len(left) < len(gaps):
            break
        gaps, end = left, end + 1
    while end > start and _filled(cells_in(rows[end - 1], gaps)) < 2 and not _is_tail(rows, end - 1, gaps):
        end -= 1
    return end, gaps


def _overlap(one: Gap, other: Gap) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) > 0


def _is_tail(rows: Sequence[list[Word]], index: int, gaps: Sequence[Gap]) -> bool:
    """Tell whether a row with words in one column carries on a cell above it."""
    near = rows[index][0].bottom - rows[index - 1][0].bottom < 1.4 * rows[index][0].size
    return near and cells_in(rows[index], gaps)[0] is None


def _is_table(rows: Sequence[Cells]) -> bool:
    columns = len(rows[0])
    parted = [row for row in rows if _filled(row) > 1]
    if columns < 2 or len(parted) < (3 if columns == 2 else 2) or len(parted) < 0.4 * len(rows):
        return False
    if columns == 2 and all(row[0] is not None and _is_marker(row[0]) for row in parted):
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
    """Return rows of text as rows of the table: lines of one cell are put together."""
    folded: list[Cells] = []
    leading = min((b[0].bottom - a[0].bottom for a, b in pairwise(rows)), default=0.0)
    leading = max(min(leading, 1.4 * rows[0][0].size), 1.1 * rows[0][0].size)
    last = None
    for row in rows:
        cells = cells_in(row, gaps)
        step = row[0].bottom - last[0].bottom if last else 0.0
        fresh = last is None or step > NEXT_ROW * leading or (cells[0] is not None and _filled(cells) > 1)
        if fresh:
            folded.append(cells)
        else:
            folded[-1] = _merged([folded[-1], cells])
        last = row
    return folded
