"""Words to lines, in reading order: rows, the columns that they stand in, bullets beside their text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loften.readers.pdf.aligned import WIDE, find_aligned
from loften.readers.pdf.columns import rows_of
from loften.readers.pdf.words import Shape, Table, Word

# A gap wider than this many times the font's size may be a gutter; where it is none, only one wider than ``WIDE_GAP``
# parts a row, since word spaces of justified text can be large.
WIDEST_SPACE = 0.9
WIDE_GAP = 1.8
NARROWEST_GUTTER = 8.0
FEWEST_ROWS = 3
FARTHEST_BULLET = 3.2


@dataclass(slots=True)
class Line:
    """Words on one base line that belong together, with the box around them; ``text`` has single spaces.

    ``size`` is the size that most of its characters have; ``bullet`` says that a drawn bullet stands before them.
    ``left`` and ``right`` are where a line of its column could begin and end. Parts of one row have one ``group``.
    """

    words: list[Word]
    page: int
    column: int = 0
    bullet: bool = False
    left: float = 0.0
    right: float = 0.0
    group: int = 0
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    text: str = field(init=False)
    _bold: bool | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        words = self.words
        self.x0 = words[0].x0
        self.top = min([word.top for word in words])
        self.x1 = max([word.x1 for word in words])
        self.bottom = max([word.bottom for word in words])
        self.size = _usual_size(words)
        self.text = " ".join([word.text for word in words])

    @property
    def table(self) -> Table | None:
        """Return the table that stands in the line's place, if it is one."""
        return self.words[0].table

    @property
    def bold(self) -> bool:
        """Tell whether all its words are bold, numbers and bullets aside."""
        if self._bold is None:
            self._bold = any(word.bold for word in self.words) and self._has_bold_letters()
        return self._bold

    def _has_bold_letters(self) -> bool:
        lettered = [word.bold for word in self.words if any(char.isalpha() for char in word.text)]
        return all(lettered or [word.bold for word in self.words])

    @property
    def italic(self) -> bool:
        """Tell whether all its words are in italics."""
        return all(word.italic for word in self.words)


def _usual_size(words: Sequence[Word]) -> float:
    if len({word.size for word in words}) == 1:
        return words[0].size
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def find_lines(words: Sequence[Word], shapes: Iterable[Shape], page: int) -> list[Line]:
    """Return the lines of a page in reading order, columns one after the other."""
    fragments = [Line(fragment, page) for fragment in _fragments(words)]
    ordered: list[Line] = []
    for column, part in enumerate(_order(fragments, 0)):
        lines = _merge_rows(_with_tables(part, page))
        left = min(line.x0 for line in lines)
        right = max(line.x1 for line in lines)
        edges: dict[float, float] = {}
        for line in lines:
            line.column, line.left = column, left
            if line.x0 not in edges:
                edges[line.x0] = _right_edge(line.x0, lines, left, right)
            line.right = edges[line.x0]
        ordered += _number_rows(lines)
    _mark_bullets(ordered, shapes)
    return ordered


def _with_tables(fragments: list[Line], page: int) -> list[Line]:
    """Return the fragments of a column, those in a table that shows by its columns alone given up for the table."""
    if not any(_is_parted(one, other) for one, other in pairwise(sorted(fragments, key=lambda f: (f.bottom, f.x0)))):
        return fragments
    rows = rows_of(word for fragment in fragments if fragment.table is None for word in fragment.words)
    tables = list(find_aligned(rows))
    if not tables:
        return fragments
    gone = {id(word) for table in tables for word in table.words}
    kept = [fragment for fragment in fragments if id(fragment.words[0]) not in gone]
    return [*kept, *(Line([table.stand_in()], page) for table in tables)]


def _is_parted(one: Line, other: Line) -> bool:
    return abs(one.bottom - other.bottom) < 0.4 * one.size and other.x0 - one.x1 > WIDE * one.size


def _fragments(words: Sequence[Word]) -> list[list[Word]]:
    """Return runs of words that follow each other in the stream and on the page, no gutter between them."""
    fragments: list[list[Word]] = []
    fragment: list[Word] = []
    last: Word | None = None
    for word in words:
        whole = last is not None and last.table is None and word.table is None
        if last is not None and whole and _same_row(last, word) and _is_near(last, word, len(fragment) == 1):
            fragment.append(word)
        else:
            fragment = [word]
            fragments.append(fragment)
        last = word
    return fragments


def _is_near(last: Word, word: Word, opens: bool) -> bool:
    """Tell whether a word follows another without a gutter between; a bullet stays with what it marks."""
    gap = word.x0 - last.x1
    if opens and _is_marker(last.text):
        return -1 < gap < FARTHEST_BULLET * word.size
    if gap <= -0.3 * word.size:
        return False
    return gap <= NARROWEST_GUTTER or gap <= WIDEST_SPACE * min(last.size, word.size)


def _merge_rows(fragments: Sequence[Line]) -> list[Line]:
    """Return the lines of a column, top to bottom: fragments of a row joined where no wide gap parts them."""
    rows: list[list[Line]] = []
    for fragment in sorted(fragments, key=lambda line: (line.top + line.bottom, line.x0)):
        if rows and _level(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    merged: list[Line] = []
    for row in rows:
        row.sort(key=lambda line: line.x0)
        for number, fragment in enumerate(row):
            if number and _goes_with(merged[-1], fragment):
                merged[-1] = Line([*merged[-1].words, *fragment.words], fragment.page)
            else:
                merged.append(fragment)
    return merged


def _goes_with(last: Line, fragment: Line) -> bool:
    if last.table is not None or fragment.table is not None:
        return False
    alone = len(last.words) == 1 and _is_marker(last.words[0].text)
    return fragment.x0 - last.x1 <= (FARTHEST_BULLET if alone else WIDE_GAP) * fragment.size


def _right_edge(x0: float, column: Sequence[Line], left: float, right: float) -> float:
    """Return how far a line at ``x0`` could go: as far as those that begin there, if these are long enough to tell."""
    edge = max([line.x1 for line in column if abs(line.x0 - x0) < 2])
    return edge if edge - left > 0.6 * (right - left) else right


def _same_row(one: Word, other: Word) -> bool:
    if one.bottom == other.bottom and one.top == other.top:
        return True
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _is_marker(text: str) -> bool:
    return (len(text) == 1 and not text.isalnum()) or (
        len(text) <= 4 and text.rstrip(".)").isalnum() and text[-1] in ".)"
    )


def _order(lines: list[Line], depth: int) -> list[list[Line]]:
    """Return lines as columns in reading order: bands between full-width lines, then columns within a band."""
    if len(lines) < 2 * FEWEST_ROWS or depth > 4:
        return [lines] if lines else []
    gutter = _gutter(lines)
    if gutter is None:
        return [lines]
    crossing = [line for line in lines if line.x0 < gutter < line.x1]
    edges = sorted(crossing, key=lambda line: line.top)
    ordered: list[list[Line]] = []
    rest = sorted((line for line in lines if not line.x0 < gutter < line.x1), key=lambda line: line.top)
    for edge in [*edges, None]:
        band = [line for line in rest if edge is None or line.top < edge.top]
        rest = rest[len(band) :]
        left = [line for line in band if line.x1 <= gutter]
        right = [line for line in band if line.x0 >= gutter]
        if len(left) >= FEWEST_ROWS - 1 and len(right) >= FEWEST_ROWS - 1:
            ordered += [*_order(left, depth + 1), *_order(right, depth + 1)]
        elif band:
            _append(ordered, band)
        if edge is not None:
            _append(ordered, [edge], crossing)
    return ordered


def _append(ordered: list[list[Line]], part: list[Line], crossing: Sequence[Line] = ()) -> None:
    """Add lines to the last column where that one, too, lies across the page; else as a column of their own."""
    if ordered and crossing and any(ordered[-1][-1] is line for line in crossing):
        ordered[-1].extend(part)
    else:
        ordered.append(part)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the middle of a vertical strip that parts enough lines on both sides, or None.

    Lines that run across it may stand above, below or between. Both sides must hold prose that is wide enough to be
    read downwards: cells of a table, names beside each other and dates after their captions are read row by row.
    """
    starts, ends = sorted([line.x0 for line in lines]), sorted([line.x1 for line in lines])
    candidates = sorted({round(x0 - 1, 1) for x0 in starts})
    best: tuple[int, float] | None = None
    for x in candidates:
        before, after = bisect_right(ends, x), len(lines) - bisect_left(starts, x)
        crossing = len(lines) - before - after
        if min(before, after) < FEWEST_ROWS or crossing > max(before, after):
            continue
        left = [line for line in lines if line.x1 <= x]
        right = [line for line in lines if line.x0 >= x]
        beside = _beside(left, right)
        if beside < FEWEST_ROWS or not _are_columns(left, right):
            continue
        if x - max(line.x1 for line in left) < -0.1 or _gap(left, right) < NARROWEST_GUTTER:
            continue
        if best is None or beside > best[0]:
            best = (beside, x)
    return None if best is None else best[1]


def _beside(left: Sequence[Line], right: Sequence[Line]) -> int:
    """Return how many lines of the shorter side have something beside them."""
    top = max(min(line.top for line in left), min(line.top for line in right))
    bottom = min(max(line.bottom for line in left), max(line.bottom for line in right))
    return min(sum(top - 1 <= line.top and line.bottom <= bottom + 1 for line in side) for side in (left, right))


def _gap(left: Sequence[Line], right: Sequence[Line]) -> float:
    return min(line.x0 for line in right) - max(line.x1 for line in left)


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether two sides are read one after the other: both are prose, or one is and their lines are not level."""
    prose = _is_column(left) + _is_column(right)
    if prose != 1:
        return prose == 2
    few, many = sorted((left, right), key=len)
    bottoms = sorted([line.bottom for line in many])
    level = sum(bisect_right(bottoms, line.bottom - 1) < bisect_left(bottoms, line.bottom + 1) for line in few)
    return level < 0.7 * len(few)


def _is_column(lines: Sequence[Line]) -> bool:
    """Tell whether lines read on from one to the next: most hold several words and fill the column."""
    widths = sorted(line.x1 - line.x0 for line in lines)
    # Nearly the widest: the lines may themselves stand in several columns, under a title that lies across them.
    usual = widths[int(0.85 * (len(widths) - 1))]
    full = sum(line.x1 - line.x0 > 0.6 * usual and len(line.words) >= 3 for line in lines)
    return full >= 0.5 * len(lines)


def _number_rows(lines: list[Line]) -> list[Line]:
    """Return the lines of one column, parts of one row in one group number, in order."""
    group = 0
    for last, line in zip([None, *lines], lines, strict=False):
        if last is None or not _level(last, line):
            group += 1
        line.group = group
    return lines


def _level(one: Line, other: Line) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _mark_bullets(lines: Sequence[Line], shapes: Iterable[Shape]) -> None:
    """Mark lines before which a small shape is drawn, about as high as wide."""
    dots = [shape for shape in shapes if 0.8 < shape.x1 - shape.x0 < 9 and 0.8 < shape.bottom - shape.top < 9]
    for line in lines:
        for dot in dots:
            level = line.top < (dot.top + dot.bottom) / 2 < line.bottom
            if level and 0 < line.x0 - dot.x1 < FARTHEST_BULLET * line.size:
                line.bullet = True
