"""Everything that one evaluation found, as JSON for other programs: the same scores give the same bytes."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from loften.evaluation.bootstrap import Interval
from loften.evaluation.calibration import Calibration
from loften.evaluation.scores import Scores
from loften.evaluation.view import View

_DIGITS = 4


def view_json(view: View) -> str:
    """Return a view as JSON: figures with intervals and support, ladder, systems, parts, calibration, errors.

    A figure is ``{"value", "low", "high", "n", "with_doubtful"}``; null where there is nothing to compare.
    """
    data = {
        "title": view.title,
        "documents": [case.gold.name for case in view.scores.cases],
        "failures": {case.gold.name: case.failure for case in view.scores.cases if case.failure},
        "figures": _figures(view.scores, view.intervals),
        "ladder": {given: _values(scores) for given, scores in view.rungs.items()},
        "systems": {name: _values(scores) for name, scores in view.systems.items()},
        "compared": {
            name: {figure: asdict(pair) for figure, pair in pairs.items()} for name, pairs in view.compared.items()
        },
        "parts": {title: [asdict(part) for part in parts] for title, parts in view.parts.items()},
        "basis": [asdict(part) for part in view.bases],
        "calibration": [_calibration(one) for one in view.calibrations],
        "errors": [asdict(error) for error in view.differences],
    }
    return json.dumps(_rounded(data), ensure_ascii=False, indent=1) + "\n"


def _figures(scores: Scores, intervals: Mapping[str, Interval]) -> dict[str, dict[str, Any]]:
    with_doubtful = {figure.id: figure.value for figure in scores.figures(doubtful=True)}
    found = {}
    for figure in scores.figures():
        interval = intervals.get(figure.id)
        found[figure.id] = {
            "value": figure.value,
            "low": interval.low if interval else None,
            "high": interval.high if interval else None,
            "n": figure.support,
            "with_doubtful": with_doubtful[figure.id],
        }
    return found


def _values(scores: Scores) -> dict[str, float | None]:
    return {figure.id: figure.value for figure in scores.figures()}


def _calibration(one: Calibration) -> dict[str, Any]:
    review = {f"{share:.0%}": one.error_after_review(share) for share in (0.1, 0.2, 0.3)}
    return {
        "event": one.event,
        "judged": one.size,
        "error": one.error,
        "error_after_review": review,
        "auroc": one.auroc,
        "ece": one.ece,
        "brier": one.brier,
    }


def _rounded(value: Any) -> Any:
    """Return nested data with its numbers rounded and its tuples as lists."""
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, (list, tuple)) else value
