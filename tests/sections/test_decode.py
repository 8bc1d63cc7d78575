from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from loften.agreement import SECTION_TYPES
from loften.sections.decode import decode, transitions
from loften.sections.learned import TIES, Tie

BLOCK = st.tuples(st.lists(st.integers(-8, 8), min_size=7, max_size=7), st.sampled_from(TIES))


@given(st.lists(BLOCK, max_size=4))
def test_the_sequence_found_is_the_best_of_all(blocks: list[tuple[list[int], Tie]]) -> None:
    evidence = [np.array(row, float) for row, _ in blocks]
    ties = [tie for _, tie in blocks]

    def worth(path: tuple[int, ...]) -> float:
        own = sum(row[one] for row, one in zip(evidence, path, strict=True))
        pairs = zip(ties[1:], path, path[1:], strict=False)
        return float(own + sum(transitions()[TIES.index(tie), before, here] for tie, before, here in pairs))

    best = max(map(worth, product(range(len(SECTION_TYPES)), repeat=len(blocks))))
    found = tuple(SECTION_TYPES.index(section) for section in decode(evidence, ties))
    assert len(found) == len(blocks)
    assert abs(worth(found) - best) < 1e-9
