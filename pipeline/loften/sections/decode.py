"""The best sequence of section types: each block's evidence weighed against what usually follows what."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from loften.agreement import SECTION_TYPES, SectionType
from loften.sections.learned import TIES, Row, Tie, load_weights

# What may follow what, in units of evidence: documents run mostly forward from introduction to signatures, but
# background and promises alternate, and furniture stands anywhere. Pairs not named cost nothing.
_AFTER: dict[tuple[SectionType, SectionType], float] = {
    ("löften", "inledning"): -2.0,
    ("uppföljning", "inledning"): -1.5,
    ("signatur", "inledning"): -4.0,
    ("signatur", "lägesbild"): -4.0,
    ("signatur", "fokusområden"): -4.0,
    ("signatur", "löften"): -3.0,
    ("signatur", "uppföljning"): -2.0,
    ("inledning", "signatur"): -2.0,
    ("lägesbild", "signatur"): -2.0,
    ("fokusområden", "signatur"): -2.0,
    ("löften", "fokusområden"): -1.0,
    ("uppföljning", "fokusområden"): -1.5,
    ("uppföljning", "lägesbild"): -0.5,
    ("övrigt", "inledning"): -0.5,
}
# Bonus for a block to have the type of the block before it: items of one list belong together, and so, less, do an
# item and its lead-in and blocks under one heading; across headings little, beside furniture nothing.
_SAME: dict[Tie, float] = {
    "furniture": 0.0,
    "new heading": 0.3,
    "same heading": 1.0,
    "lead and item": 2.0,
    "same list": 3.0,
}


def decode(evidence: Sequence[Row], ties: Sequence[Tie]) -> list[SectionType]:
    """Return the sequence of types with the greatest sum of evidence and transitions (Viterbi's algorithm).

    ``evidence`` has a row a block, in the order of ``SECTION_TYPES``; ``ties[i]`` says how block ``i`` and the one
    before it belong together.
    """
    if not evidence:
        return []
    best, back = evidence[0], list[NDArray[np.intp]]()
    columns = np.arange(len(SECTION_TYPES))
    for row, tie in zip(evidence[1:], ties[1:], strict=True):
        reached = best[:, None] + transitions()[TIES.index(tie)]
        origin = reached.argmax(axis=0)
        best = reached[origin, columns] + row
        back.append(origin)
    path = [int(best.argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return [SECTION_TYPES[one] for one in reversed(path)]


@cache
def transitions() -> NDArray[np.float64]:
    """Return, by tie, type before and type here, what it is worth for one to follow the other: by hand and learnt."""
    return hand_transitions() + load_weights().after


def hand_transitions() -> NDArray[np.float64]:
    """Return the part of the transitions that is set by hand."""
    tables = np.array(
        [[[_AFTER.get((before, here), 0.0) for here in SECTION_TYPES] for before in SECTION_TYPES]] * len(TIES)
    )
    for table, tie in zip(tables, TIES, strict=True):
        np.fill_diagonal(table, _SAME[tie])
    return tables
