from pathlib import Path

import pytest

from loften.errors import UsageError
from loften.evaluation.gold import Gold, GoldResult, load_gold
from loften.exchange.coding.agree import compare_codings

FOLDER = Path(__file__).parents[3] / "gold"
GOLD = load_gold(FOLDER / "vimmerby-2022-2025.json")
UPPSALA = load_gold(FOLDER / "uppsala-2020-2023.json")


def second(gold: Gold) -> Gold:
    """Another coder: misses the last pledge, sees the first as vague and the police's."""
    first = gold.pledges[0]
    label = "vag" if first.measurability.label != "vag" else "kontrollerbar"
    other = first.model_copy(update={"measurability": first.measurability.model_copy(update={"label": label})})
    blocks = [
        block.model_copy(update={"section": "övrigt"}) if block.section == "inledning" else block
        for block in gold.blocks
    ]
    return gold.model_copy(update={"pledges": (other, *gold.pledges[1:-1]), "blocks": tuple(blocks)})


def test_a_coding_agrees_with_itself() -> None:
    coding = compare_codings([GOLD], [GOLD])
    assert set(coding.found.values()) <= {1.0, None}
    assert coding.alphas["measurability"].value == 1
    assert set(coding.same.values()) <= {1.0, None}
    assert coding.confusions == ()
    assert coding.disagreements == ()


def test_each_disagreement_is_counted_and_listed_with_its_context() -> None:
    coding = compare_codings([GOLD], [second(GOLD)])
    size = len(GOLD.pledges)
    assert coding.pledges == (size, size - 1)
    assert coding.found["pledges, words ≥ .5"] == pytest.approx(2 * (size - 1) / (2 * size - 1))
    found = [one for one in coding.disagreements if one.aspect == "measurability"]
    assert [one.text for one in found] == [GOLD.pledges[0].text]
    assert GOLD.pledges[0].text in found[0].context[-1]
    assert [one.a for one in coding.disagreements if one.aspect == "pledge of a alone"] == [GOLD.pledges[-1].text]
    assert {one.b for one in coding.disagreements if one.aspect == "section"} == {"övrigt"}
    value = coding.alphas["measurability"].value
    assert value is not None
    assert value < 1
    assert coding.alphas["actor"].value in (1, None)
    assert coding.same["measurability"] == pytest.approx((size - 2) / (size - 1))
    pair = {GOLD.pledges[0].measurability.label, found[0].b}
    confused = [one for one in coding.confusions if one.label == "measurability"]
    assert [({one.a, one.b}, one.units) for one in confused] == [(pair, 1)]


def test_follow_up_and_focus_areas_are_compared() -> None:
    results = [item for item in UPPSALA.follow_up if isinstance(item, GoldResult)]
    changed = results[0].model_copy(update={"status": "okänt"})
    other = UPPSALA.model_copy(update={"follow_up": (changed,), "focus_areas": UPPSALA.focus_areas[1:]})
    coding = compare_codings([UPPSALA], [other])
    size, areas = len(results), len(UPPSALA.focus_areas)
    assert coding.found["results, words ≥ .5"] == pytest.approx(2 / (size + 1))
    assert coding.found["plans, words ≥ .5"] == 0
    assert coding.found["focus areas"] == pytest.approx(2 * (areas - 1) / (2 * areas - 1))
    assert coding.same["status of results"] == 0
    said = {one.aspect: (one.a, one.b) for one in coding.disagreements}
    assert said["status"] == (results[0].status, "okänt")
    assert said["result of a alone"] == (results[1].text, "–")
    assert said["plans"][1] == "–"


def test_codings_of_different_documents_cannot_be_compared() -> None:
    with pytest.raises(UsageError, match="no document is in both"):
        compare_codings([GOLD], [GOLD.model_copy(update={"source": "another.pdf"})])
