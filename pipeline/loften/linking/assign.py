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
    """Return more one-to-one pairs of what is left, those of the greatest sum that are clearly best, though low.

    A report says little in its own words; where nothing that would stay alone comes near, that little is enough.
    """
    taken_rows, taken_columns = {row for row, _ in pairs}, {column for _, column in pairs}
    rest = [
        [0.0 if row in taken_rows or column in taken_columns else value for column, value in enumerate(line)]
        for row, line in enumerate(scores)
    ]
    more = assign(rest, least)
    taken_rows |= {row for row, _ in more}
    taken_columns |= {column for _, column in more}
    return [
        (row, column)
        for row, column in more
        if rest[row][column] - _best_alone(rest, row, column, taken_rows, taken_columns) >= margin
    ]


def _best_alone(
    scores: Sequence[Sequence[float]], row: int, column: int, taken_rows: set[int], taken_columns: set[int]
) -> float:
    """Return the best score that a row or column would have with one that is in no pair."""
    rivals = [value for c, value in enumerate(scores[row]) if c not in taken_columns]
    rivals += [line[column] for r, line in enumerate(scores) if r not in taken_rows]
    return max(rivals, default=0.0)
