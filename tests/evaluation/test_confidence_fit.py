import json
from pathlib import Path

import pytest

from loften.evaluation.confidence_fit import Example, _choose, _fit, save_weights
from loften.pledges.confidence import EVENTS, load_weights, probability


def _examples(groups: int = 6, each: int = 10) -> list[Example]:
    """Return examples whose rule "weak" is right in half of the cases and whose rule "strong" always is."""
    made = []
    for group in range(groups):
        for n in range(each):
            weak = n % 2 == 0
            name = "rule:weak" if weak else "rule:strong"
            made.append(Example(f"m{group}", "d", {name: 1.0}, not weak or n % 4 == 0))
    return made


def test_the_fit_tells_strong_from_weak_and_keeps_to_the_middle() -> None:
    weights = _fit(_examples(), 1.0)
    strong, weak = (probability({f"rule:{name}": 1.0}, weights) for name in ("strong", "weak"))
    assert strong > 0.9
    assert 0.4 < weak < 0.75
    assert weak < probability({}, weights) < strong


def test_where_all_is_right_laplace_s_rule_holds() -> None:
    weights = _fit([Example("m", "d", {"a": 1.0}, True)] * 8, 1.0)
    assert probability({"a": 1.0}, weights) == pytest.approx(0.9)


def test_every_example_is_judged_once_by_weights_without_its_municipality() -> None:
    examples = _examples()
    _, judged = _choose(examples)
    assert len(judged) == len(examples)
    assert [one.right for one in judged] == [example.right for example in examples]


def test_weights_are_written_sorted_and_the_shipped_ones_are_whole(tmp_path: Path) -> None:
    save_weights({"pledge": {"b": 1.0, "": 0.5}, "actor": {}, "measurability": {}}, tmp_path / "w.json")
    assert list(json.loads((tmp_path / "w.json").read_text())["pledge"]) == ["", "b"]
    assert set(load_weights()) == set(EVENTS)


def test_probabilities_never_promise_too_much() -> None:
    assert probability({}, {"": 99.0}) == 0.98
    assert probability({}, {"": -99.0}) == 0.02
