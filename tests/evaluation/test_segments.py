import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.evaluation.segments import boundaries, boundary_similarity, window_diff

CUTS = st.lists(st.booleans(), min_size=1, max_size=40)


def test_near_miss_costs_half_of_a_miss() -> None:
    gold = [False, True, False, False]
    assert boundary_similarity(gold, [True, False, False, False]) == 0.5
    assert boundary_similarity(gold, [False, False, False, True]) == 0
    assert boundary_similarity(gold, [False, True, False, True]) == 0.5


def test_no_boundary_in_either_is_perfect() -> None:
    assert boundary_similarity([False, False], [False, False]) == 1
    assert window_diff([], []) == 0


def test_window_diff_counts_windows() -> None:
    gold = [False, False, True, False, False]
    # six units in two segments: window 2; the windows at 1 and 2 hold the gold boundary
    assert window_diff(gold, [False] * 5) == pytest.approx(2 / 4)


def test_boundaries_are_where_labels_change() -> None:
    assert boundaries("aabba") == [False, True, False, True]


@given(CUTS)
def test_perfect_and_symmetric(cuts: list[bool]) -> None:
    assert boundary_similarity(cuts, cuts) == 1
    assert window_diff(cuts, cuts) == 0
    none = [False] * len(cuts)
    assert boundary_similarity(cuts, none) == (0 if any(cuts) else 1)
    assert boundary_similarity(cuts, cuts[::-1]) == pytest.approx(boundary_similarity(cuts[::-1], cuts))
