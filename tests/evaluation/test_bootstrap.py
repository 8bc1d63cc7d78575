from loften.evaluation.bootstrap import compare, groups, intervals
from loften.evaluation.case import Case
from loften.evaluation.scores import score


def test_intervals_hold_the_figure_and_repeat(cases: list[Case]) -> None:
    scores = score(cases)
    found = intervals(scores, draws=200)
    assert found == intervals(scores, draws=200)
    figure = scores.by_id["measurability.accuracy"].value
    assert figure is not None
    assert found["measurability.accuracy"].low <= figure <= found["measurability.accuracy"].high


def test_a_system_does_not_differ_from_itself(cases: list[Case]) -> None:
    pair = compare(score(cases), score(cases), draws=200)["measurability.accuracy"]
    assert (pair.difference, pair.interval.low, pair.interval.high, pair.p) == (0, 0, 0, 1)


def test_a_worse_system_is_worse_on_every_draw(cases: list[Case]) -> None:
    lost = [Case(case.gold, None, "lost") for case in cases]
    pair = compare(score(lost), score(cases), draws=200)["pledges.words.f1"]
    assert pair.difference == 1
    assert pair.interval.low == 1
    assert pair.p == 0


def test_documents_of_one_municipality_are_drawn_together(cases: list[Case]) -> None:
    again = [*cases, cases[0]]
    assert groups(score(again))[cases[0].gold.group] == [0, len(cases)]
