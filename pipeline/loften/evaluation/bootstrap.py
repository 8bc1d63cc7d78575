"""How far a figure could be off: bootstrap over municipalities, whose documents are alike and so drawn together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from loften.evaluation.measure_list import MEASURES
from loften.evaluation.measures import Array
from loften.evaluation.scores import Scores

DRAWS = 2000
_SEED = 20160101


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % percentile interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Paired:
    """The difference b - a of two systems on the same draws; ``p`` is two-sided, the share of draws past zero."""

    a: float
    b: float
    difference: float
    interval: Interval
    p: float


def intervals(scores: Scores, doubtful: bool = False, draws: int = DRAWS) -> dict[str, Interval]:
    """Return the 95 % interval of every figure, by its id; figures without gold have none."""
    found = {}
    for name, values in _draw(scores, doubtful, draws).items():
        known = values[~np.isnan(values)]
        if known.size:
            low, high = np.percentile(known, (2.5, 97.5))
            found[name] = Interval(float(low), float(high))
    return found


def compare(a: Scores, b: Scores, doubtful: bool = False, draws: int = DRAWS) -> dict[str, Paired]:
    """Compare two systems on the same gold, figure by figure, on the same draws of municipalities."""
    ours, theirs = _draw(a, doubtful, draws), _draw(b, doubtful, draws)
    values_a = {f.id: f.value for f in a.figures(doubtful)}
    values_b = {f.id: f.value for f in b.figures(doubtful)}
    compared = {}
    for name, drawn in ours.items():
        value_a, value_b = values_a[name], values_b[name]
        gap = (theirs[name] - drawn)[~np.isnan(theirs[name] - drawn)]
        if value_a is None or value_b is None or not gap.size:
            continue
        low, high = np.percentile(gap, (2.5, 97.5))
        p = min(1.0, 2 * min(float(np.mean(gap <= 0)), float(np.mean(gap >= 0))))
        compared[name] = Paired(value_a, value_b, value_b - value_a, Interval(float(low), float(high)), p)
    return compared


def groups(scores: Scores) -> Mapping[str, Sequence[int]]:
    """Return the indices of the cases of each municipality, in order of first appearance."""
    found: dict[str, list[int]] = {}
    for index, case in enumerate(scores.cases):
        found.setdefault(case.gold.group, []).append(index)
    return found


def _draw(scores: Scores, doubtful: bool, draws: int) -> dict[str, Array]:
    members = list(groups(scores).values())
    generator = np.random.default_rng(_SEED)
    weights = generator.multinomial(len(members), np.full(len(members), 1 / len(members)), size=draws).astype(float)
    tallies = scores.tallies(doubtful)
    values: dict[str, Array] = {}
    for measure in MEASURES.values():
        empty = np.zeros(measure.shape)
        summed = np.array(
            [sum((tallies[i].counts.get(measure.key, empty) for i in indices), empty) for indices in members]
        )
        for name, drawn in measure.read(np.tensordot(weights, summed, axes=1)).items():
            values[f"{measure.key}.{name}"] = drawn
    return values
