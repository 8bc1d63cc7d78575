import json
from pathlib import Path

import pytest

from loften.errors import UsageError
from loften.evaluation.gold import default_docs
from loften.evaluation.links.gold import load_chains
from loften.evaluation.links.run import score_chains
from loften.evaluation.links.score import PairScore, Share

GOLD = Path(__file__).parents[2] / "gold/links/gold"


def test_the_program_is_above_its_floors_and_above_the_baselines() -> None:
    scores = score_chains(load_chains(GOLD), default_docs(GOLD))
    ours = scores["end to end"]
    assert ours.links.f1 is not None
    assert ours.links.f1 >= 0.9
    assert ours.links.precision is not None
    assert ours.links.precision >= 0.95
    assert ours.successors.f1 is not None
    assert ours.successors.f1 >= 0.95
    assert ours.status_all is not None
    assert (ours.status_all.value or 0) >= 0.9
    for name in ("same order", "TF-IDF"):
        assert (scores[name].links.f1 or 0) < ours.links.f1
        assert (scores[name].successors.f1 or 0) < ours.successors.f1


def test_shares_of_nothing_are_none() -> None:
    assert PairScore(0, 0, 0).f1 is None
    assert PairScore(0, 3, 0).precision == 0
    assert Share(0, 0).value is None


@pytest.mark.parametrize(("content", "told"), [("{}", "codebook"), ("no", "name link gold")])
def test_a_file_that_is_no_chain_says_what_is_wrong(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        load_chains(tmp_path)


def test_a_folder_without_chains_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no chains here"):
        load_chains(tmp_path)


@pytest.mark.parametrize("folder", [GOLD, GOLD.parent / "test/gold"])
def test_chains_are_verbatim_and_refer_to_what_they_have(folder: Path) -> None:
    for chain in load_chains(folder):
        ids = {one.id for paper in chain.documents for one in (*paper.pledges, *paper.results)}
        assert len(ids) == sum(len(paper.pledges) + len(paper.results) for paper in chain.documents)
        for paper in chain.documents:
            source = " ".join((folder.parent / "docs" / paper.source).read_text(encoding="utf-8").split())
            for one in (*paper.pledges, *paper.results):
                assert one.text in source
            assert {pledge for result in paper.results for pledge in result.pledges} <= ids
        assert {one for follow in chain.successors for one in (follow.pledge, follow.successor)} <= ids


def test_no_chain_of_one_split_is_of_a_municipality_of_the_other() -> None:
    ours, theirs = (
        {name for path in folder.glob("*.json") for name in json.loads(path.read_text("utf-8"))["municipalities"]}
        for folder in (GOLD, GOLD.parent / "test/gold")
    )
    assert not ours & theirs
