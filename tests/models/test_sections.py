"""The training of the weights of sections: its sums against counting all sequences, its slope against differences."""

import importlib
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy")

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "sections"))
crf = importlib.import_module("crf")
sys.path.pop(0)
train, Labelled = crf.train, crf.Labelled

GIVEN = np.zeros((2, 3, 3))


def document(signs: list[str], labels: list[int], group: str = "a") -> Labelled:
    count = len(signs)
    return Labelled(np.zeros((count, 3)), [(sign,) for sign in signs], np.zeros(count, int), np.array(labels), group)


def test_what_signs_show_is_learnt_and_decoded() -> None:
    known = [document(["x", "y", "z"], [0, 1, 2], group) for group in "abc"]
    model = train(known, GIVEN, prior=0.1, least=2)
    assert model.decode(known[0], GIVEN) == [0, 1, 2]
    assert sorted(model.vocabulary) == ["x", "y", "z"]


def test_a_sign_of_one_group_alone_is_not_learnt() -> None:
    known = [document(["x"], [0], "a"), document(["x"], [0], "b"), document(["y"], [1], "b")]
    assert list(train(known, GIVEN, prior=1, least=2).vocabulary) == ["x"]


def test_what_follows_what_is_learnt_where_signs_are_silent() -> None:
    known = [document(["x", "?", "?"], [0, 1, 2], group) for group in "abc"]
    model = train(known, GIVEN, prior=0.1, least=2)
    assert model.decode(known[0], GIVEN) == [0, 1, 2]


def test_blocks_without_a_label_pull_nowhere() -> None:
    sure = [document(["x"], [0], group) for group in "abc"]
    open_ = [document(["y"], [-1], group) for group in "abc"]
    weights = train([*sure, *open_], GIVEN, prior=0.5, least=2)
    assert np.allclose(weights.weights[weights.vocabulary["y"]], 0, atol=1e-6)


def test_the_sums_are_those_over_all_sequences() -> None:
    chance = np.random.default_rng(1)
    one = document(["x", "y", "x"], [0, 1, 2])
    batch = crf._Batch([one, document(["y"], [1])], {"x": 0, "y": 1})
    scores, tables = chance.normal(size=(4, 3)), chance.normal(size=(2, 3, 3))
    whole, marginal, pairs = batch.expect(scores, tables)
    worth = {
        path: sum(scores[n, t] for n, t in enumerate(path)) + tables[0, path[0], path[1]] + tables[0, path[1], path[2]]
        for path in product(range(3), repeat=3)
    }
    total = sum(np.exp(value) for value in worth.values())
    assert whole == pytest.approx(np.log(total) + np.log(np.exp(scores[3]).sum()))
    chances = {path: np.exp(value) / total for path, value in worth.items()}
    for n, t in product(range(3), repeat=2):
        assert marginal[n, t] == pytest.approx(sum(p for path, p in chances.items() if path[n] == t))
    for a, b in product(range(3), repeat=2):
        expected = sum(
            p * ((path[0], path[1]) == (a, b)) + p * ((path[1], path[2]) == (a, b)) for path, p in chances.items()
        )
        assert pairs[0, a, b] == pytest.approx(expected)
