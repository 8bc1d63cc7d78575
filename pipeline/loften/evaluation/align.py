"""Pairing of gold pledges with predicted ones: the one-to-one assignment with the greatest likeness in sum."""

from collections.abc import Callable, Sequence

import numpy as np

from loften.evaluation.words import jaccard
from loften.extras import need

MATCH = 0.5
_ORDER = 1e-3


def assign(
    gold: Sequence[str],
    predicted: Sequence[str],
    least: float = MATCH,
    likeness: Callable[[str, str], float] = jaccard,
) -> list[tuple[int, int, float]]:
    """Pair gold and predicted texts one to one and return ``(gold index, predicted index, likeness)`` in gold's order.

    The Hungarian method (``scipy.optimize.linear_sum_assignment``) on the likeness (0..1) of every pair; pairs below
    ``least`` count nothing. Among equal texts, order decides: a promise may stand word for word under two parties.
    """
    if not gold or not predicted:
        return []
    like = np.array([[likeness(g, p) for p in predicted] for g in gold])
    place = np.abs(np.arange(len(gold))[:, None] / len(gold) - np.arange(len(predicted))[None, :] / len(predicted))
    usable = np.where(like >= least, like + _ORDER * (1 - place), 0.0)
    rows, columns = need("scipy.optimize", "evaluation").linear_sum_assignment(-usable)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column, float(like[row, column])) for row, column in pairs if usable[row, column] > 0]
