"""Krippendorff's alpha for two or more coders, nominal and ordinal, with bootstrap intervals.

After Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): coincidences of values within units, alpha is 1
less observed by expected disagreement. Values may be missing; units with fewer than two values tell nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

DRAWS = 2000
_SEED = 20160101

Unit = Sequence[str | None]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Alpha (None where the coders used one value alone) with its 95 % interval, over so many units."""

    value: float | None
    low: float | None
    high: float | None
    units: int


def alpha(units: Sequence[Unit], labels: Sequence[str], ordinal: bool = False) -> float | None:
    """Return alpha over units (a value per coder, None where missing); ``labels`` in their order if ``ordinal``."""
    return _of(_coincidences(units, labels).sum(axis=0), ordinal)


def alpha_with_interval(
    units: Sequence[Unit], groups: Sequence[str], labels: Sequence[str], ordinal: bool = False, draws: int = DRAWS
) -> Alpha:
    """Return alpha with a percentile interval over draws of groups (documents, whose units are alike).

    Where there is one group alone, its units are drawn.
    """
    usable = [n for n, unit in enumerate(units) if sum(value is not None for value in unit) > 1]
    each = _coincidences([units[n] for n in usable], labels)
    names = [groups[n] for n in usable]
    if len(set(names)) < 2:
        names = [str(n) for n in usable]
    by_group = np.array([each[[n == name for n in names]].sum(axis=0) for name in dict.fromkeys(names)])
    value = _of(each.sum(axis=0), ordinal) if usable else None
    if value is None:
        return Alpha(None, None, None, len(usable))
    random = np.random.default_rng(_SEED)
    size = len(by_group)
    drawn = [_of(by_group[random.integers(size, size=size)].sum(axis=0), ordinal) for _ in range(draws)]
    known = [one for one in drawn if one is not None]
    low, high = np.percentile(known, (2.5, 97.5)) if known else (value, value)
    return Alpha(value, float(low), float(high), len(usable))


def _coincidences(units: Sequence[Unit], labels: Sequence[str]) -> Array:
    """Return a matrix of coincidences a unit (units × labels × labels)."""
    index = {label: n for n, label in enumerate(labels)}
    found = np.zeros((len(units), len(labels), len(labels)))
    for n, unit in enumerate(units):
        values = [index[value] for value in unit if value is not None]
        for a, b in permutations(values, 2):
            found[n, a, b] += 1 / (len(values) - 1)
    return found


def _of(coincidences: Array, ordinal: bool) -> float | None:
    totals = coincidences.sum(axis=1)
    whole = float(totals.sum())
    distance = _ordinal(totals) if ordinal else 1.0 - np.eye(len(totals))
    expected = float((np.outer(totals, totals) * distance).sum())
    if whole < 2 or expected == 0:
        return None
    return 1.0 - (whole - 1) * float((coincidences * distance).sum()) / expected


def _ordinal(totals: Array) -> Array:
    """Return squared ordinal differences: the values between two, with half of the two themselves, squared."""
    size = len(totals)

    def between(a: int, b: int) -> float:
        return float(totals[a : b + 1].sum() - (totals[a] + totals[b]) / 2)

    return np.array([[between(min(a, b), max(a, b)) ** 2 for b in range(size)] for a in range(size)])
