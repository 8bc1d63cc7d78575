"""The fit of the confidences: logistic regression on what decided, judged with municipalities left out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loften import language
from loften.conversion import Converter, Settings
from loften.errors import LoftenError
from loften.evaluation.align import assign
from loften.evaluation.calibration import Calibration, Judged, calibrate
from loften.evaluation.gold import Gold, find_source
from loften.extras import need
from loften.head import read_head
from loften.pledges import find
from loften.pledges.actor import decide_actors
from loften.pledges.confidence import (
    EVENTS,
    Event,
    Features,
    actor_features,
    measurability_features,
    pledge_features,
    probability,
)
from loften.pledges.measurability import decide_measurability
from loften.readers import read
from loften.sections import split
from loften.sources import Source

_STRENGTHS = (0.03, 0.1, 0.3, 1.0)
_LEAST_SEEN = 3
Weights = dict[Event, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """One event: what decided, whether it came true, and the municipality and document that it comes from."""

    group: str
    document: str
    features: Features
    right: bool


@dataclass(frozen=True)
class Fit:
    """The weights fitted on all gold, and how confidences fitted without a municipality did on that municipality."""

    weights: Weights
    left_out: Sequence[Calibration]


def fit_confidence(golds: Sequence[Gold], docs: list[Path], settings: Settings, teaching: Sequence[Gold] = ()) -> Fit:
    """Convert the gold's sources and fit the confidence of each event.

    ``teaching`` is further gold to fit on; the calibration told is that of ``golds`` alone.
    """
    told = {gold.name for gold in golds}
    examples: dict[Event, list[Example]] = {event: [] for event in EVENTS}
    converter = Converter(settings)
    for gold in (*golds, *teaching):
        for event, example in _examples(gold, Source.from_path(find_source(gold.source, docs)), converter):
            examples[event].append(example)
    weights: Weights = {}
    calibrations = []
    for event in EVENTS:
        strength, everything = _choose(examples[event])
        pairs = zip(everything, examples[event], strict=True)
        judged = [one for one, example in pairs if example.document in told]
        weights[event] = _fit(examples[event], strength)
        calibration = calibrate(judged, event)
        if calibration:
            calibrations.append(calibration)
    return Fit(weights, calibrations)


def save_weights(weights: Weights, path: Path) -> None:
    """Write the weights, one a line, so that a new fit shows what changed."""
    path.write_text(json.dumps(weights, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def _examples(gold: Gold, source: Source, converter: Converter) -> Iterator[tuple[Event, Example]]:
    """Yield the events of one document; what gold is in doubt about is left out."""
    try:
        document = read(source, converter.settings.reading)
    except LoftenError:
        return
    outline = split(document)
    parsed = language.parse_blocks(document, outline.wants_syntax(), converter.engine)
    head = read_head(outline)
    found = find(outline, parsed)
    actors = decide_actors(found, outline, parsed, head)
    texts = [document.text[pledge.start : pledge.end] for pledge in found]
    gold_of = {j: gold.pledges[i] for i, j, _ in assign([p.text for p in gold.pledges], texts)}
    for index, (pledge, (actor, actor_reasons)) in enumerate(zip(found, actors, strict=True)):
        measurability, reasons = decide_measurability(pledge, outline, parsed)
        truth = gold_of.get(index)
        if truth is None or truth.sure("exists"):
            yield "pledge", Example(gold.group, gold.name, pledge_features(pledge, measurability), truth is not None)
        if truth is not None and truth.sure("actor"):
            right = truth.actor.label == actor.label
            yield "actor", Example(gold.group, gold.name, actor_features(pledge, actor, actor_reasons), right)
        if truth is not None and truth.sure("measurability"):
            right = truth.measurability.label == measurability.label
            features = measurability_features(pledge, measurability, reasons)
            yield "measurability", Example(gold.group, gold.name, features, right)


def _choose(examples: Sequence[Example]) -> tuple[float, list[Judged]]:
    """Return the regularisation with the least log loss on municipalities left out, and its judgements there."""
    tried = [(strength, _leave_out(examples, strength)) for strength in _STRENGTHS]
    return min(tried, key=lambda one: _log_loss(one[1]))


def _leave_out(examples: Sequence[Example], strength: float) -> list[Judged]:
    """Return the judgement of every example, in order, by weights fitted without its municipality."""
    weights_without = {
        group: _fit([example for example in examples if example.group != group], strength)
        for group in dict.fromkeys(example.group for example in examples)
    }
    return [Judged(probability(e.features, weights_without[e.group]), e.right) for e in examples]


def _log_loss(judged: Sequence[Judged]) -> float:
    if not judged:
        return 0.0
    labels = [one.right for one in judged]
    return float(
        need("sklearn.metrics", "evaluation").log_loss(labels, [one.confidence for one in judged], labels=[False, True])
    )


def _fit(examples: Sequence[Example], strength: float) -> dict[str, float]:
    """Return intercept and weights, rounded; where all went one way, an intercept by Laplace's rule alone."""
    right = sum(example.right for example in examples)
    if right in (0, len(examples)):
        numpy = need("numpy", "evaluation")
        return {"": round(float(numpy.log((right + 1) / (len(examples) - right + 1))), 4)}
    names = _names([example.features for example in examples])
    rows = [[example.features.get(name, 0.0) for name in names] for example in examples]
    model = need("sklearn.linear_model", "evaluation").LogisticRegression(C=strength, max_iter=5000)
    model.fit(rows, [example.right for example in examples])
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True)}
    return {"": round(float(model.intercept_[0]), 4), **{name: w for name, w in weights.items() if w}}


def _names(seen: Sequence[Mapping[str, float]]) -> list[str]:
    """Return the features that at least three examples have, sorted."""
    counts: dict[str, int] = {}
    for features in seen:
        for name, value in features.items():
            counts[name] = counts.get(name, 0) + bool(value)
    return sorted(name for name, count in counts.items() if count >= _LEAST_SEEN)
