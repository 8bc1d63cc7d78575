from pathlib import Path

import pytest

from loften.errors import ExitCode, GateError, UsageError
from loften.evaluation.case import Case
from loften.evaluation.gate import Gate, check, load_gate, measure, save_gate, update
from loften.evaluation.gold import default_docs
from loften.evaluation.scores import score

GOLD = Path(__file__).parents[2] / "gold"
GATE = Gate(gold="g", sources="s", floors={"pledges.words.f1": 0.8, "kind.accuracy": 0.5})


def _with(**floors: float) -> Gate:
    named = {name.replace("__", "."): floor for name, floor in floors.items()}
    return GATE.model_copy(update={"floors": GATE.floors | named})


def test_passes_at_its_own_floors() -> None:
    check(GATE, GATE)


def test_a_lower_figure_is_named_and_ends_with_the_gate_s_code() -> None:
    with pytest.raises(GateError, match=r"pledges\.words\.f1 0\.7890 is below its floor 0\.800") as caught:
        check(GATE, _with(pledges__words__f1=0.789))
    assert caught.value.exit_code == ExitCode.GATE


def test_a_check_has_slack_and_an_update_has_none() -> None:
    check(GATE, _with(pledges__words__f1=0.791))
    with pytest.raises(GateError, match="--allow-lower"):
        update(GATE, _with(pledges__words__f1=0.799))


def test_a_figure_that_is_gone_is_a_breach() -> None:
    with pytest.raises(GateError, match=r"kind\.accuracy nothing"):
        check(GATE, Gate(gold="g", sources="s", floors={"pledges.words.f1": 0.9}))


def test_other_gold_or_sources_fail() -> None:
    for changed in ("gold", "sources"):
        with pytest.raises(GateError, match=f"the {changed} changed"):
            check(GATE, GATE.model_copy(update={changed: "other"}))


def test_an_update_raises_floors_and_refuses_to_lower_one() -> None:
    better, worse = _with(pledges__words__f1=0.9), _with(pledges__words__f1=0.7)
    assert update(GATE, better) == better
    with pytest.raises(GateError, match="--allow-lower"):
        update(GATE, worse)
    assert update(GATE, worse, allow_lower=True) == worse
    assert update(None, worse) == worse


def test_round_trip_and_digests(tmp_path: Path, cases: list[Case]) -> None:
    file = tmp_path / "gold" / "one.json"
    file.parent.mkdir()
    file.write_text((GOLD / f"{cases[0].gold.name}.json").read_text(encoding="utf-8"), encoding="utf-8")
    scores = score(cases[:1])
    gate = measure(scores, file, default_docs(GOLD))
    assert gate.floors["pledges.words.f1"] == 1
    save_gate(gate, tmp_path / "gate.json")
    assert load_gate(tmp_path / "gate.json") == gate
    file.write_text(file.read_text(encoding="utf-8").replace("polis", "Polis", 1), encoding="utf-8")
    changed = measure(scores, file, default_docs(GOLD))
    assert changed.gold != gate.gold
    assert changed.sources == gate.sources


def test_a_broken_gate_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--update-gate"):
        load_gate(tmp_path / "none.json")
    (tmp_path / "bad.json").write_text("{}")
    with pytest.raises(UsageError, match="not a gate"):
        load_gate(tmp_path / "bad.json")
