from pathlib import Path

import pytest

from loften.conversion import Settings
from loften.evaluation.align import assign
from loften.evaluation.case import Case
from loften.evaluation.gold import default_docs, load_golds
from loften.evaluation.run import convert_golds
from loften.evaluation.scores import Scores, score

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="module")
def given_pledges() -> Scores:
    golds = [gold for gold in load_golds(GOLD) if gold.name[:2] in ("ha", "ka", "va")]
    return score(list(convert_golds(golds, default_docs(GOLD), Settings(engine="blank"), "pledges")))


def test_gold_scores_full_against_itself(given_pledges: Scores) -> None:
    for figure in ("sections.type.accuracy", "pledges.exact.f1", "parent.edges.f1", "focus_areas.f1"):
        assert given_pledges.by_id[figure].value == pytest.approx(1, abs=0.02), figure


def test_no_record_scores_nothing(given_pledges: Scores) -> None:
    empty = score([Case(case.gold, None, "lost") for case in given_pledges.cases])
    assert empty.by_id["pledges.words.f1"].value == 0
    assert empty.by_id["sections.type.macro_f1"].value == 0
    assert empty.by_id["actor.label.accuracy"].value is None


def test_doubtful_pledges_are_left_out_on_both_sides(given_pledges: Scores) -> None:
    case = given_pledges.cases[0]
    first = case.gold.pledges[0]
    doubtful = first.model_copy(update={"unsure": ("exists",)})
    gold = case.gold.model_copy(update={"pledges": (doubtful, *case.gold.pledges[1:])})
    assert case.record is not None
    found_all = score([Case(gold, case.record)])
    assert found_all.by_id["pledges.words.f1"].value == 1
    assert found_all.by_id["pledges.words.f1"].support == len(gold.pledges) - 1 - sum(
        not p.sure("exists") for p in gold.pledges[1:]
    )
    without = case.record.model_copy(update={"pledges": case.record.pledges[1:]})
    missed = score([Case(gold, without)])
    assert missed.by_id["pledges.words.f1"].value == 1
    assert missed.counts("pledges.words", doubtful=True).tolist() == [len(gold.pledges) - 1, 0, 1]


def test_equal_texts_pair_in_order() -> None:
    assert [(i, j) for i, j, _ in assign(["a b", "a b"], ["a b", "a b"])] == [(0, 0), (1, 1)]


def test_the_assignment_is_the_best_in_sum() -> None:
    gold = ["ett två tre fyra", "ett två tre fyra fem"]
    predicted = ["ett två tre fyra fem sex", "ett två tre fyra"]
    assert [(i, j) for i, j, _ in assign(gold, predicted)] == [(0, 1), (1, 0)]
