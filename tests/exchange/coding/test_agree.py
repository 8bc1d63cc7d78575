from pathlib import Path

import pytest

from loften.errors import UsageError
from loften.evaluation.gold import Gold, load_gold
from loften.exchange.coding.agree import compare_codings

GOLD = load_gold(Path(__file__).parents[3] / "gold" / "vimmerby-2022-2025.json")


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


def test_codings_of_different_documents_cannot_be_compared() -> None:
    with pytest.raises(UsageError, match="no document is in both"):
        compare_codings([GOLD], [GOLD.model_copy(update={"source": "another.pdf"})])
