"""Rules that cross to cells of tables.

The method is the one of Nurminen's thesis (2013), which pdfplumber follows too: rules near each other are made one,
crossings are found, and the smallest rectangle below and right of a crossing with a rule on every side is a cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from loften.document import Box
from loften.readers.pdf.words import Shape

NEAR = 3.0
SHORTEST = 3.0
MOST_RULES = 4_000


class Rule(NamedTuple):
    """A straight line: level at height ``at`` or upright at ``at`` from the left, from ``start`` to ``end``."""

    at: float
    start: float
    end: float


Crossing = tuple[float, float]
Grid = list[list[Box | None]]


def find_grids(shapes: Sequence[Shape]) -> list[Grid]:
    """Return the tables that rules make: rows of the boxes of cells, None where a cell goes on from another.

    Tables come top to bottom; a cell stands in the first row and column that it covers. A frame around text, or boxes
    stacked in one column, are none.
    """
    if len(shapes) > MOST_RULES:
        return []
    level = _joined(Rule((s.top + s.bottom) / 2, s.x0, s.x1) for s in shapes if _is_level(s))
    upright = _joined(Rule((s.x0 + s.x1) / 2, s.top, s.bottom) for s in shapes if not _is_level(s))
    crossings = {
        (v.at, h.at): (v, h)
        for v in upright
        for h in level
        if v.start - NEAR <= h.at <= v.end + NEAR and h.start - NEAR <= v.at <= h.end + NEAR
    }
    grids = [_rows(cells) for cells in _tables(list(_cells(crossings)))]
    return sorted((grid for grid in grids if len(grid[0]) > 1), key=_place)


def _is_level(shape: Shape) -> bool:
    return shape.x1 - shape.x0 >= shape.bottom - shape.top


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules with those made one that are near each other on one line; those too short are left out."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at <= NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [joined for line in lines for joined in _collinear(line) if joined.end - joined.start >= SHORTEST]


def _collinear(line: Sequence[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in line) / len(line)
    start, end = None, 0.0
    for rule in sorted(line, key=lambda rule: rule.start):
        if start is None or rule.start > end + NEAR:
            if start is not None:
                yield Rule(at, start, end)
            start, end = rule.start, rule.end
        end = max(end, rule.end)
    if start is not None:
        yield Rule(at, start, end)


def _cells(crossings: dict[Crossing, tuple[Rule, Rule]]) -> Iterator[Box]:
    """Yield for every crossing the smallest rectangle that has it at its upper left."""
    along: dict[Rule, list[Crossing]] = {}
    down: dict[Rule, list[Crossing]] = {}
    for point in sorted(crossings):
        down.setdefault(crossings[point][0], []).append(point)
        along.setdefault(crossings[point][1], []).append(point)
    for (x, y), (v, h) in crossings.items():
        right = [point for point in along[h] if point[0] > x]
        below = [point for point in down[v] if point[1] > y]
        found = next(
            (
                (x, y, corner[0], corner[1])
                for low in below
                for far in right
                if (corner := (far[0], low[1])) in crossings
                and crossings[corner][0] == crossings[far][0]
                and crossings[corner][1] == crossings[low][1]
            ),
            None,
        )
        if found is not None:
            yield found


def _tables(cells: list[Box]) -> Iterator[list[Box]]:
    """Yield groups of cells that hang together by their corners."""
    at: dict[Crossing, list[int]] = {}
    for index, cell in enumerate(cells):
        for corner in _corners(cell):
            at.setdefault(corner, []).append(index)
    seen: set[int] = set()
    for first in range(len(cells)):
        group, waiting = [], [first]
        while waiting:
            index = waiting.pop()
            if index not in seen:
                seen.add(index)
                group.append(cells[index])
                waiting += [other for corner in _corners(cells[index]) for other in at[corner]]
        if group:
            yield group


def _corners(cell: Box) -> tuple[Crossing, ...]:
    x0, top, x1, bottom = cell
    return (x0, top), (x1, top), (x0, bottom), (x1, bottom)


def _rows(cells: Sequence[Box]) -> Grid:
    columns = sorted({cell[0] for cell in cells})
    rows: dict[float, dict[float, Box]] = {}
    for cell in cells:
        rows.setdefault(cell[1], {})[cell[0]] = cell
    return [[rows[top].get(x0) for x0 in columns] for top in sorted(rows)]


def _place(grid: Grid) -> tuple[float, float]:
    first = next(cell for cell in grid[0] if cell)
    return first[1], first[0]
