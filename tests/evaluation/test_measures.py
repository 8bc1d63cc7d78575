import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score, f1_score

from loften.evaluation.measures import Measure, Tally

LEVELS = ("vag", "kontrollerbar", "kvantifierad")
ORDINAL = Measure("m", "g", "ordinal", LEVELS)
F1 = Measure("f", "g", "f1")


def _tally(pairs: list[tuple[str, str | None]]) -> Tally:
    tally = Tally({"m": ORDINAL, "f": F1})
    for gold, predicted in pairs:
        tally.label("m", gold, predicted)
    return tally


def test_label_scores_are_those_of_scikit_learn() -> None:
    generator = np.random.default_rng(1)
    gold = [LEVELS[i] for i in generator.integers(0, 3, 60)]
    predicted = [LEVELS[i] for i in generator.integers(0, 3, 60)]
    counts = _tally(list(zip(gold, predicted, strict=True))).counts["m"]
    scores = ORDINAL.read(counts)
    assert scores["macro_f1"] == pytest.approx(f1_score(gold, predicted, average="macro", labels=LEVELS))
    kappa = cohen_kappa_score(gold, predicted, labels=list(LEVELS), weights="quadratic")
    assert scores["kappa"] == pytest.approx(kappa)
    assert scores["mae"] == pytest.approx(
        np.mean([abs(LEVELS.index(a) - LEVELS.index(b)) for a, b in zip(gold, predicted, strict=True)])
    )


def test_nothing_predicted_is_an_error_and_no_class() -> None:
    scores = ORDINAL.read(_tally([("vag", "vag"), ("vag", None)]).counts["m"])
    assert scores["accuracy"] == 0.5
    assert scores["macro_f1"] == pytest.approx(2 / 3)


def test_classes_without_gold_do_not_count() -> None:
    scores = ORDINAL.read(_tally([("vag", "vag"), ("vag", "kvantifierad")]).counts["m"])
    assert scores["macro_f1"] == pytest.approx(2 / 3)


def test_scores_work_on_a_batch_of_draws() -> None:
    counts = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
    scores = F1.read(counts)
    assert scores["f1"][0] == pytest.approx(2 / 3)
    assert np.isnan(scores["f1"][1])
