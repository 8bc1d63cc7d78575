import pytest

from loften.evaluation.calibration import Judged, calibrate


def _judged(*pairs: tuple[float, bool]) -> list[Judged]:
    return [Judged(confidence, right) for confidence, right in pairs]


def test_confidences_that_mean_what_they_say_have_no_error() -> None:
    judged = _judged(*[(0.8, True)] * 8, *[(0.8, False)] * 2)
    found = calibrate(judged, "pledge")
    assert found is not None
    assert found.ece == pytest.approx(0)
    assert [(b.size, b.right) for b in found.bins] == [(10, 0.8)]
    assert found.brier == pytest.approx(0.16)


def test_overconfidence_is_the_gap() -> None:
    found = calibrate(_judged(*[(1.0, True)] * 6, *[(1.0, False)] * 4), "actor")
    assert found is not None
    assert found.ece == pytest.approx(0.4)


def test_reviewing_the_least_certain_lowers_the_error() -> None:
    judged = _judged((0.1, False), (0.2, False), *[(0.9, True)] * 17, (0.95, False))
    found = calibrate(judged, "measurability")
    assert found is not None
    assert found.error == pytest.approx(3 / 20)
    assert found.error_after_review(0.1) == pytest.approx(1 / 18)


def test_equals_are_reviewed_in_no_order() -> None:
    found = calibrate(_judged(*[(0.5, False)] * 5, *[(0.5, True)] * 5), "pledge")
    assert found is not None
    assert found.error_after_review(0.5) == pytest.approx(0.5)


def test_nothing_judged() -> None:
    assert calibrate([], "pledge") is None


def test_auroc_is_how_often_what_is_wrong_has_the_lower_confidence() -> None:
    told = calibrate(_judged((0.2, False), (0.8, False), (0.5, True), (0.9, True)), "pledge")
    flat = calibrate(_judged((0.9, False), (0.9, True), (0.9, True)), "pledge")
    assert told is not None
    assert told.auroc == pytest.approx(3 / 4)
    assert flat is not None
    assert flat.auroc == pytest.approx(1 / 2)


def test_there_is_no_auroc_where_nothing_was_wrong() -> None:
    found = calibrate(_judged((0.9, True), (0.8, True)), "actor")
    assert found is not None
    assert found.auroc is None
