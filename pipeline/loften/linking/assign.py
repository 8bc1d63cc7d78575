"""Pairs with the greatest sum of scores, one to one first, then one to many where that is as sure."""

from collections.abc import Sequence

import numpy as np

from loften.extras import need


def assign(scores: Sequence[Sequence[float]], least: float) -> list[tuple[int, int]]:
    """Return the one-to-one pairs ``(row, column)`` with the greatest sum of scores, none below ``least``.

    The Hungarian method (``scipy.optimize.linear_sum_assignment``).
    """
    if not scores or not scores[0]:
        return []
    matrix = np.asarray(scores, dtype=float)
    usable = np.where(matrix >= least, matrix, 0.0)
    rows, columns = need("scipy.optimize", "linking").linear_sum_assignment(-usable)
    return [
        (row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True) if usable[row, column] > 0
    ]


def share(
    scores: Sequence[Sequence[float]], pairs: Sequence[tuple[int, int]], least: float, margin: float
) -> list[tuple[int, int]]:
    """Return more pairs, of rows that have none with columns that have one: the best column, clearly best.

    ``least``: the score it takes; ``margin``: by how much it must be better than any other column.
    """
    taken_rows = {row for row, _ in pairs}
    taken_columns = {column for _, column in pairs}
    found = []
    for row, line in enumerate(scores):
        if row in taken_rows or not line:
            continue
        ranked = sorted(range(len(line)), key=lambda column: (-line[column], column))
        best = ranked[0]
        second = line[ranked[1]] if len(ranked) > 1 else 0.0
        if best in taken_columns and line[best] >= least and line[best] - second >= margin:
            found.append((row, best))
    return found


def distinct(
    scores: Sequence[Sequence[float]], pairs: Sequence[tuple[int, int]], least: float, margin: float
) -> list[tuple[int, int]]:
    """Return more one-to-one pairs of what is left: each the other's best, and clearly so, though the score is low.

    A report says little in its own words; where nothing else in the agreement comes near, that little is enough.
    """
    taken_rows, taken_columns = {row for row, _ in pairs}, {column for _, column in pairs}
    found = []
    for row, line in enumerate(scores):
        for column, value in enumerate(line):
            if row in taken_rows or column in taken_columns or value < least:
                continue
            rivals = [other for c, other in enumerate(line) if c != column and c not in taken_columns]
            rivals += [other[column] for r, other in enumerate(scores) if r != row and r not in taken_rows]
            if value - max(rivals, default=0.0) >= margin:
                found.append((row, column))
    return found
