"""Measures as sums over documents, so that a score of any selection or bootstrap draw is one weighted sum away.

Each measure keeps counts: ``f1`` true positives, false positives, false negatives; ``labels`` a confusion table (rows
gold, columns predicted, the last column for "nothing predicted"); ``mean`` a sum and how many. ``read`` turns counts
into scores and works on a batch of draws at once (leading axis).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Kind = Literal["f1", "labels", "ordinal", "mean"]
NOTHING = "∅"


@dataclass(frozen=True)
class Measure:
    """What is counted under a key: ``group`` is the heading it is shown under, ``labels`` are the classes if any.

    ``better`` says whether more or less of a ``mean`` is good.
    """

    key: str
    group: str
    kind: Kind
    labels: tuple[str, ...] = ()
    title: str = ""
    better: Literal["high", "low"] = "high"

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the shape of the counts."""
        size = len(self.labels)
        return {"f1": (3,), "mean": (2,)}.get(self.kind, (size, size + 1))

    def read(self, counts: Array) -> dict[str, Array]:
        """Return the scores of counts of shape ``(..., *shape)``, NaN where there is no gold."""
        if self.kind == "f1":
            return _f1(counts)
        if self.kind == "mean":
            return {"mean": _ratio(counts[..., 0], counts[..., 1])}
        scores = _confusion(counts)
        return scores | _ordinal(counts) if self.kind == "ordinal" else scores

    def support(self, counts: Array) -> int:
        """Return how many gold items the counts come from."""
        if self.kind == "f1":
            return round(float(counts[0] + counts[2]))
        return int(counts[1]) if self.kind == "mean" else int(counts.sum())


@dataclass
class Tally:
    """The counts of one document, by measure key."""

    measures: Mapping[str, Measure]
    counts: dict[str, Array] = field(default_factory=dict)

    def _of(self, key: str) -> Array:
        if key not in self.counts:
            self.counts[key] = np.zeros(self.measures[key].shape)
        return self.counts[key]

    def f1(self, key: str, hits: float, predicted: float, gold: float) -> None:
        """Count ``hits`` among ``predicted`` and ``gold`` items."""
        self._of(key)[:] += (hits, predicted - hits, gold - hits)

    def sets(self, key: str, gold: Iterable[Any], predicted: Iterable[Any]) -> None:
        """Count what two sets share."""
        a, b = set(gold), set(predicted)
        self.f1(key, len(a & b), len(b), len(a))

    def label(self, key: str, gold: str, predicted: str | None) -> None:
        """Count one label; None means that nothing was predicted."""
        labels = self.measures[key].labels
        column = labels.index(predicted) if predicted is not None else len(labels)
        self._of(key)[labels.index(gold), column] += 1

    def mean(self, key: str, value: float, weight: float = 1) -> None:
        """Count one value."""
        self._of(key)[:] += (value * weight, weight)

    def right(self, key: str, right: bool) -> None:
        """Count one answer as right or wrong."""
        self.mean(key, float(right))


def total(tallies: Iterable[Tally], key: str, shape: tuple[int, ...]) -> Array:
    """Return the counts of a measure over documents."""
    counts = np.zeros(shape)
    for tally in tallies:
        if key in tally.counts:
            counts += tally.counts[key]
    return counts


def _ratio(part: Array, whole: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(whole > 0, part / np.where(whole > 0, whole, 1), np.nan))


def _f1(counts: Array) -> dict[str, Array]:
    hits, extra, missed = counts[..., 0], counts[..., 1], counts[..., 2]
    return {
        "f1": _ratio(2 * hits, 2 * hits + extra + missed),
        "precision": _ratio(hits, hits + extra),
        "recall": _ratio(hits, hits + missed),
    }


def class_f1(counts: Array) -> Array:
    """Return the F1 of every class of a confusion table, NaN for classes without gold."""
    k = counts.shape[-2]
    hits = np.diagonal(counts[..., :, :k], axis1=-2, axis2=-1)
    gold, predicted = counts.sum(-1), counts[..., :, :k].sum(-2)
    f1 = _ratio(2 * hits, gold + predicted)
    return np.asarray(np.where(gold > 0, f1, np.nan))


def _confusion(counts: Array) -> dict[str, Array]:
    k = counts.shape[-2]
    f1 = class_f1(counts)
    known = np.sum(~np.isnan(f1), axis=-1)
    macro = _ratio(np.nansum(f1, axis=-1), known.astype(float))
    right = np.trace(counts[..., :, :k], axis1=-2, axis2=-1)
    return {"macro_f1": macro, "accuracy": _ratio(right, counts.sum((-1, -2)))}


def _ordinal(counts: Array) -> dict[str, Array]:
    """Return quadratic-weighted kappa (Cohen 1968) and mean absolute error in steps, where something was predicted."""
    k = counts.shape[-2]
    table = counts[..., :, :k]
    n = table.sum((-1, -2))
    step = np.abs(np.arange(k)[:, None] - np.arange(k)[None, :]).astype(float)
    chance = table.sum(-1)[..., :, None] * table.sum(-2)[..., None, :]
    expected = _ratio((chance * step**2).sum((-1, -2)), n)
    kappa = 1 - _ratio((table * step**2).sum((-1, -2)), expected)
    return {"kappa": kappa, "mae": _ratio((table * step).sum((-1, -2)), n)}
