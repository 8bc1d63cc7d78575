import json

from loften.conversion import Settings
from loften.evaluation.as_json import view_json
from loften.evaluation.case import Case
from loften.evaluation.view import Wanted, take


def test_figures_have_intervals_and_the_same_view_gives_the_same_bytes(cases: list[Case]) -> None:
    view = take("x", cases, [], Settings(), Wanted(parts=True))
    text = view_json(view)
    data = json.loads(text)
    assert text == view_json(take("x", cases, [], Settings(), Wanted(parts=True)))
    assert data["documents"] == [case.gold.name for case in cases]
    figure = data["figures"]["measurability.macro_f1"]
    assert figure["low"] <= figure["value"] <= figure["high"]
    assert figure["value"] == round(view.scores.by_id["measurability.macro_f1"].value or 0, 4)
    assert data["figures"]["head.signatories.f1"]["n"] > 0
    assert len(data["errors"]) == len(view.differences)
    assert {"pledge", "actor", "measurability"} >= {one["event"] for one in data["calibration"]}
