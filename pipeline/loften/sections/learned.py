"""What gold taught: how much each sign speaks for each type, and which type follows which on what ground.

``weights.json`` beside this file is written by ``models/sections/train.py``: the weights of a linear-chain conditional
random field (Lafferty and others 2001), in units of the rules' evidence, to which they are added.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from loften.agreement import SECTION_TYPES

Tie = Literal["furniture", "new heading", "same heading", "lead and item", "same list"]
TIES: tuple[Tie, ...] = get_args(Tie)
Row = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """``signs``: a weight for each section type, in the order of ``SECTION_TYPES``; a sign not named weighs nothing.

    ``after``: by tie (``TIES``), type before and type here, what it is worth for one to follow the other.
    """

    signs: Mapping[str, Row]
    after: NDArray[np.float64]

    def weigh(self, signs: Iterable[str]) -> Row:
        """Return what signs speak for, summed."""
        known = [self.signs[sign] for sign in signs if sign in self.signs]
        return np.sum(known, axis=0) if known else np.zeros(len(SECTION_TYPES))


@cache
def load_weights() -> Weights:
    """Load the weights of this version."""
    table = json.loads(files(__name__.rpartition(".")[0]).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(
        signs={sign: _row(weights) for sign, weights in table["signs"].items()},
        after=np.array([[_row(table["after"][tie].get(one, {})) for one in SECTION_TYPES] for tie in TIES]),
    )


def _row(weights: Mapping[str, float]) -> Row:
    return np.array([weights.get(section, 0.0) for section in SECTION_TYPES])
