"""The probabilities: a weighted sum of signs, through the logistic function.

``weights.json`` beside this file holds, for each event, an intercept (under the empty name) and the weights of the
signs. ``models/confidence`` of the project tells what they are fitted on and fits them anew. A sign without a weight
weighs nothing.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from loften.agreement import Confidence
from loften.pledges.confidence.seen import Seen
from loften.pledges.confidence.signs import EVENTS, Event, Signs, signs_of

_LEAST, _MOST = 0.01, 0.99
"""No figure promises more than so few examples can show."""

Weights = Mapping[str, float]


def estimate(seen: Seen) -> Confidence:
    """Return the probabilities that this is a pledge and that its two labels are right, on an unseen document."""
    weights = load_weights()
    return Confidence(**{event: probability(signs_of(event, seen), weights[event]) for event in EVENTS})


def probability(signs: Signs, weights: Weights) -> float:
    """Return the logistic of the weighted sum, between .01 and .99, with three decimals."""
    total = weights.get("", 0.0) + sum(weights.get(name, 0.0) * strength for name, strength in signs.items())
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-max(-30.0, min(30.0, total)))))), 3)


@cache
def load_weights() -> Mapping[Event, Weights]:
    """Return the shipped weights of each event."""
    table = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return {event: {str(name): float(weight) for name, weight in table[event].items()} for event in EVENTS}
