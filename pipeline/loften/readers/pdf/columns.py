"""Columns of words: the strips between them, in which no word of any row stands."""

from collections.abc import Iterable, Sequence

from loften.readers.pdf.words import Cells, Word

Gap = tuple[float, float]

# A strip of so many em parts columns; a narrower one does where all rows begin at its edge.
COMMON = 0.6
HAIR = 1.0


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


def is_bold(row: Sequence[Word]) -> bool:
    """Tell whether all words of a row are bold."""
    return all(word.bold for word in row)


def column_gaps(rows: Sequence[Sequence[Word]]) -> list[Gap]:
    """Return the strips between columns: wide ones, and narrow ones at which the words of all rows begin."""
    size = max(word.size for row in rows for word in row)
    gaps = common_gaps(rows, HAIR)
    nexts = [gap[0] for gap in gaps[1:]] + [float("inf")]
    return [
        gap
        for gap, bound in zip(gaps, nexts, strict=False)
        if gap[1] - gap[0] >= COMMON * size or _is_edge(gap[1], bound, rows)
    ]


def _is_edge(x: float, bound: float, rows: Sequence[Sequence[Word]]) -> bool:
    """Tell whether three rows or more, headings aside, begin a word at ``x``, half of them after a wide gap.

    Words that begin at ``bound`` or after belong to a further column.
    """
    plain = [row for row in rows if not is_bold(row)] or rows[1:]
    room = found = 0
    for row in plain:
        first = next((word.x0 for word in row if x - 1 < word.x0 < bound), None)
        if first is None:
            continue
        if first - x > 1.5:
            return False
        found += 1
        before = max((word.x1 for word in row if word.x0 < x - 1), default=None)
        room += before is None or first - before > COMMON * row[0].size
    return found > 2 and room >= 0.5 * found


def overlap(one: Gap, other: Gap) -> bool:
    """Tell whether two strips share some width."""
    return min(one[1], other[1]) - max(one[0], other[0]) > 0


def merged(rows: Iterable[Cells]) -> Cells:
    """Return rows laid into one, each cell with the words of all."""
    whole: Cells = []
    for row in rows:
        whole = whole or [None] * len(row)
        whole = [(a or []) + (b or []) or None for a, b in zip(whole, row, strict=True)]
    return whole


def filled(row: Cells) -> int:
    """Return how many cells of a row have words."""
    return sum(cell is not None for cell in row)
