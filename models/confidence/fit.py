"""Fit the confidences, and tell how they do on municipalities left out.

    python models/confidence/fit.py [--write]

Every event is a logistic regression on its signs, each of which may only speak for or only against, as it is meant.
They are fitted on first sight alone: on documents that the rules were written with, hardly anything is wrong.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from examples import Example, examples_of, load
from numpy.typing import NDArray
from scipy.optimize import minimize

from loften.conversion import Converter
from loften.evaluation.calibration import Calibration, Judged, calibrate
from loften.evaluation.case import Case
from loften.evaluation.gold import default_docs, find_source, load_golds
from loften.pledges.confidence.estimate import probability
from loften.pledges.confidence.signs import EVENTS, FOR, Event, Signs, signs_of
from loften.readers import read
from loften.sections import split
from loften.sources import Source

PROJECT = Path(__file__).parents[2]
GOLDS = (PROJECT / "gold", PROJECT / "gold" / "varied" / "gold")
WEIGHTS = PROJECT / "pipeline" / "loften" / "pledges" / "confidence" / "weights.json"
PENALTY = 1.0
"""On the square of every weight: wrong labels are few, and no sign may rest on one or two of them."""

Rows = Sequence[tuple[Example, Signs]]


def gold_examples() -> Iterator[Example]:
    """Yield what today's program makes of the gold for development."""
    converter = Converter()
    for golds in GOLDS:
        for gold in load_golds(golds):
            source = Source.from_path(find_source(gold.source, default_docs(golds)))
            yield from examples_of(Case(gold, converter.convert(source)), split(read(source)))


def rows_of(examples: Sequence[Example], event: Event) -> Rows:
    """Return the examples that gold tells an event of, with their signs."""
    return [(one, signs_of(event, one.seen)) for one in examples if event in one.came_true]


def fit(rows: Rows, event: Event) -> dict[str, float]:
    """Return the weights with the greatest penalised likelihood; the intercept, under the empty name, is free."""
    names = ["", *sorted({name for _, signs in rows for name in signs})]
    table = np.array([[1.0, *(signs.get(name, 0.0) for name in names[1:])] for _, signs in rows])
    came_true = np.array([one.came_true[event] for one, _ in rows], dtype=float)
    penalty = np.array([0.0, *[PENALTY] * (len(names) - 1)])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = table @ weights
        error = 1 / (1 + np.exp(-total)) - came_true
        value = np.logaddexp(0, total).sum() - came_true @ total + (penalty * weights) @ weights / 2
        return float(value), table.T @ error + penalty * weights

    bounds = [(None, None), *((0, None) if name in FOR else (None, 0) for name in names[1:])]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    weights = {name: round(float(weight), 3) for name, weight in zip(names, found.x, strict=True)}
    return {name: weight for name, weight in weights.items() if weight or not name}


def leave_out(rows: Rows, judged: Rows, event: Event) -> list[Judged]:
    """Return every example of ``judged`` by weights fitted on the rows of other municipalities."""
    without = {
        group: fit([row for row in rows if row[0].group != group], event)
        for group in dict.fromkeys(one.group for one, _ in judged)
    }
    return [Judged(probability(signs, without[one.group]), one.came_true[event]) for one, signs in judged]


def _line(name: str, found: Calibration) -> str:
    return (
        f"  {name:12} {found.size} judged, {found.error:.3f} wrong; AUROC {found.auroc or 0:.3f}, ECE {found.ece:.3f}, "
        f"Brier {found.brier:.3f}; the least certain tenth reviewed: {found.error_after_review(0.1):.3f} wrong"
    )


def main(write: bool) -> None:
    """Fit every event, print how it does, and write the weights if told to."""
    first, today = load(Path(__file__).parent / "first_sight.jsonl"), list(gold_examples())
    weights: dict[Event, dict[str, float]] = {}
    for event in EVENTS:
        rows = rows_of(first, event)
        weights[event] = fit(rows, event)
        print(event)
        for name, judged in (("first sight", rows), ("today", rows_of(today, event))):
            if found := calibrate(leave_out(rows, judged, event), event):
                print(_line(name, found))
    if write:
        WEIGHTS.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
        print(f"{WEIGHTS.relative_to(PROJECT)}: written")


if __name__ == "__main__":
    main("--write" in sys.argv[1:])
