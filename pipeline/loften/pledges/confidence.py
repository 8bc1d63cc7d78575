"""How sure the program is: a weighted sum of what decided, calibrated on gold with municipalities left out.

``confidence.json`` beside this file holds, for each of the three events, an intercept and the weights of the features
below, fitted by ``loften evaluate GOLD --fit-confidence`` (logistic regression). A feature that the fit has not seen
weighs nothing.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, Literal

from loften.agreement import Actor, Confidence, Measurability
from loften.pledges.pledge import FoundPledge

Event = Literal["pledge", "actor", "measurability"]
EVENTS: tuple[Event, ...] = ("pledge", "actor", "measurability")
Features = dict[str, float]
_LEAST, _MOST = 0.02, 0.98
_UNSEEN = 0.95
"""The rules were written with the gold in view that the weights are fitted on; of promises that they had not seen, nine
in ten were right. So every probability is taken down by that much."""

_GUESSED = {"rule6.default": 0.65, "act.carrier": 0.75}
"""The most for a label that rests on an unknown verb, or on one that carries an unknown noun: of 42 such promises that
the rules had not seen, 26 were right."""


def estimate(
    pledge: FoundPledge,
    actor: Actor,
    measurability: Measurability,
    actor_reasons: tuple[str, ...] = (),
    measurability_reasons: tuple[str, ...] = (),
) -> Confidence:
    """Return the probabilities that this is a pledge and that its two labels are right."""
    weights = load_weights()
    guessed = min((_GUESSED[reason] for reason in measurability_reasons if reason in _GUESSED), default=1.0)
    features = measurability_features(pledge, measurability, measurability_reasons)
    return Confidence(
        pledge=_of_unseen(pledge_features(pledge, measurability), weights["pledge"]),
        actor=_of_unseen(actor_features(pledge, actor, actor_reasons), weights["actor"]),
        measurability=min(_of_unseen(features, weights["measurability"]), guessed),
    )


def _of_unseen(features: Features, weights: Mapping[str, float]) -> float:
    return round(_UNSEEN * probability(features, weights), 3)


def pledge_features(pledge: FoundPledge, measurability: Measurability) -> Features:
    """Return what speaks for and against its being a pledge."""
    return {
        "score": pledge.score,
        "lead": float(pledge.lead is not None),
        "parent": float(pledge.parent is not None),
        "focus_area": float(pledge.focus_area is not None),
        "short": float(pledge.end - pledge.start < 30),
        "long": float(pledge.end - pledge.start > 300),
        f"label:{measurability.label}": 1.0,
        **{f"rule:{rule}": 1.0 for rule in pledge.reasons},
    }


def actor_features(pledge: FoundPledge, actor: Actor, reasons: tuple[str, ...]) -> Features:
    """Return what speaks for and against the actor's label."""
    return {
        f"label:{actor.label}": 1.0,
        f"basis:{actor.basis}": 1.0,
        f"label:{actor.label} basis:{actor.basis}": 1.0,
        "lead": float(pledge.lead is not None),
        "parent": float(pledge.parent is not None),
        "several": float(sum(party.role == "ansvarig" for party in actor.parties) > 1),
        "taking part": float(any(party.role == "medverkande" for party in actor.parties)),
        **{f"rule:{rule}": 1.0 for rule in reasons},
    }


def measurability_features(pledge: FoundPledge, measurability: Measurability, reasons: tuple[str, ...]) -> Features:
    """Return what speaks for and against the measurability's label."""
    types = dict.fromkeys(evidence.type for evidence in measurability.evidence)
    return {
        f"label:{measurability.label}": 1.0,
        "no evidence": float(not types),
        "long": float(pledge.end - pledge.start > 200),
        "parent": float(pledge.parent is not None),
        **{f"evidence:{kind}": 1.0 for kind in types},
        **{f"label:{measurability.label} evidence:{kind}": 1.0 for kind in types},
        **{f"rule:{rule}": 1.0 for rule in reasons},
    }


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the logistic of the weighted sum, between .02 and .98."""
    total = weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-max(-30.0, min(30.0, total)))))), 3)


@cache
def load_weights() -> dict[Event, dict[str, float]]:
    """Return the shipped weights; the intercept stands under the empty name."""
    table = json.loads(files("loften.pledges").joinpath("confidence.json").read_text(encoding="utf-8"))
    return dict(_weights(table))


def _weights(table: Mapping[str, Any]) -> Iterator[tuple[Event, dict[str, float]]]:
    for event in EVENTS:
        yield event, {str(name): float(weight) for name, weight in table[event].items()}
