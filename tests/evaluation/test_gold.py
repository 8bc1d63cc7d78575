from pathlib import Path

import pytest

from loften.errors import UsageError
from loften.evaluation.gold import Gold, GoldResult, default_docs, find_source, load_golds
from loften.evaluation.oracle import gold_document, gold_outline, paired_pledges

GOLD = Path(__file__).parents[2] / "gold"
GOLDS = load_golds(GOLD)


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_oracle_quotes_every_block_and_pledge_of_the_gold(gold: Gold) -> None:
    outline = gold_outline(gold, gold_document(gold))
    assert list(outline.sections) == [block.section for block in gold.blocks]
    pairs = paired_pledges(gold, outline)
    assert [pledge.id for pledge, _ in pairs] == [pledge.id for pledge in gold.pledges]
    for pledge, found in pairs:
        assert outline.document.text[found.start : found.end] == pledge.text


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_every_source_is_found_once(gold: Gold) -> None:
    assert find_source(gold.source, default_docs(GOLD)).is_file()


def test_two_sources_of_one_name_are_an_error(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.html").write_text(folder)
    with pytest.raises(UsageError, match="found 2 times"):
        find_source("x.html", [tmp_path])
    with pytest.raises(UsageError, match="not found"):
        find_source("y.html", [tmp_path])


def test_old_results_are_read_into_the_new_form() -> None:
    old = {"type": "result", "text": "t", "period": [2017, 2018], "status": "delvis", "quantity": "88 av 104"}
    result = GoldResult.model_validate(old)
    assert result.period is not None
    assert (result.period.start, result.period.end) == ("2017", "2018")
    assert (result.quantity, result.quantity_text) == (None, "88 av 104")
