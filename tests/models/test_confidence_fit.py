"""The fit of the confidences: signs that tell, and only in the direction that they are meant."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from loften.agreement import Actor, Measurability
from loften.pledges.confidence.estimate import load_weights, probability
from loften.pledges.confidence.seen import Seen
from loften.pledges.confidence.signs import EVENTS, FOR

RECIPE = Path(__file__).parents[2] / "models" / "confidence"
SEEN = Seen(
    words="besöka skolor",
    block="besöka skolor",
    form="item",
    title=None,
    lead=None,
    headings=(),
    has_parent=False,
    has_area=False,
    actor=Actor(label="polis", basis="uttalad", parties=()),
    measurability=Measurability(label="kontrollerbar", evidence=()),
    reasons=(),
    classes=frozenset(("act",)),
)


@pytest.fixture(scope="module")
def recipe() -> dict[str, ModuleType]:
    sys.path.insert(0, str(RECIPE))
    try:
        return {name: importlib.import_module(name) for name in ("examples", "fit")}
    finally:
        sys.path.remove(str(RECIPE))


def _rows(recipe: dict[str, ModuleType], groups: int = 6) -> list[tuple[Any, dict[str, float]]]:
    """Return rows whose sign "weak" is wrong in half of the cases, and others that are always right."""
    return [
        (
            recipe["examples"].Example("d", f"m{group}", SEEN, {"actor": n % 4 != 0}),
            {"weak": 1.0} if n % 2 == 0 else {},
        )
        for group in range(groups)
        for n in range(12)
    ]


def test_a_sign_of_doubt_lowers_what_it_is_wrong_for(recipe: dict[str, ModuleType]) -> None:
    weights = recipe["fit"].fit(_rows(recipe), "actor")
    assert weights["weak"] < 0
    assert 0.4 < probability({"weak": 1.0}, weights) < 0.75
    assert probability({}, weights) > 0.9


def test_no_sign_speaks_in_the_direction_that_it_is_not_meant(recipe: dict[str, ModuleType]) -> None:
    rows = [(one, {"odd": 1.0} if one.came_true["actor"] else {}) for one, _ in _rows(recipe)]
    assert "odd" not in recipe["fit"].fit(rows, "actor"), "a doubt must not raise, even where it always came true"
    assert recipe["fit"].fit([(one, {"parent": signs.get("odd", 0.0)}) for one, signs in rows], "actor")["parent"] > 0


def test_every_example_is_judged_once_by_weights_without_its_municipality(recipe: dict[str, ModuleType]) -> None:
    rows = _rows(recipe)
    judged = recipe["fit"].leave_out(rows, rows, "actor")
    assert [one.right for one in judged] == [one.came_true["actor"] for one, _ in rows]
    alone = [(one, signs | ({"mark": 1.0} if one.group == "m0" else {})) for one, signs in rows]
    assert recipe["fit"].leave_out(alone, alone, "actor")[0].confidence == judged[0].confidence, "only m0 has the sign"


def test_examples_survive_their_file(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    examples = recipe["examples"].load(RECIPE / "first_sight.jsonl")
    recipe["examples"].save(examples, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (RECIPE / "first_sight.jsonl").read_bytes()


def test_the_shipped_weights_weigh_the_signs_that_there_are(recipe: dict[str, ModuleType]) -> None:
    examples = recipe["examples"].load(RECIPE / "first_sight.jsonl")
    for event in EVENTS:
        seen = {name for _, signs in recipe["fit"].rows_of(examples, event) for name in signs}
        weights = load_weights()[event]
        assert set(weights) - {""} <= seen | {"by a hedge"}
        assert all((weight > 0) == (name in FOR) for name, weight in weights.items() if name)
