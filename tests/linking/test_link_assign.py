import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.linking.assign import assign, distinct, share


def test_the_greatest_sum_wins_over_the_greatest_pair() -> None:
    assert sorted(assign([[0.9, 0.8], [0.8, 0.1]], 0.3)) == [(0, 1), (1, 0)]


def test_nothing_below_the_threshold_is_paired() -> None:
    assert assign([[0.2, 0.1]], 0.3) == []
    assert assign([], 0.3) == []
    assert assign([[]], 0.3) == []


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), max_size=5), st.floats(0.01, 1))
def test_each_row_and_column_has_one_pair_at_most(scores: list[list[float]], least: float) -> None:
    found = assign(scores, least)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert all(scores[row][column] >= least for row, column in found)


def test_what_is_left_may_share_a_column_where_it_is_clearly_best() -> None:
    scores = [[0.9, 0.0], [0.6, 0.1], [0.6, 0.58]]
    assert share(scores, [(0, 0)], 0.5, 0.1) == [(1, 0)]


@pytest.mark.parametrize(("scores", "found"), [([[0.2, 0.0]], [(0, 0)]), ([[0.2, 0.15]], []), ([[0.2], [0.19]], [])])
def test_a_low_score_counts_where_nothing_else_comes_near(
    scores: list[list[float]], found: list[tuple[int, int]]
) -> None:
    assert distinct(scores, [], 0.15, 0.1) == found


def test_what_is_left_is_told_apart_by_what_would_stay_alone() -> None:
    scores = [[0.19, 0.14], [0.08, 0.13]]
    assert distinct(scores, [], 0.1, 0.05) == [(0, 0), (1, 1)]
    assert distinct([*scores, [0.18, 0.0]], [], 0.1, 0.05) == [(1, 1)]
