from loften.evaluation.breakdown import BREAKDOWNS, breakdown, by_basis
from loften.evaluation.case import Case
from loften.evaluation.coverage import coverage, without_gold
from loften.evaluation.gold import Gold
from loften.evaluation.scores import score


def test_the_parts_make_the_whole(cases: list[Case]) -> None:
    scores = score(cases)
    for by in BREAKDOWNS.values():
        parts = breakdown(scores, by)
        assert sum(part.documents for part in parts) == len(cases)
        assert sum(part.pledges for part in parts) == sum(len(case.gold.pledges) for case in cases)
        assert all(part.figures["pledges.words.f1"] in (None, 1.0) for part in parts)


def test_formats_follow_the_source(cases: list[Case]) -> None:
    assert {part.name for part in breakdown(score(cases), BREAKDOWNS["format"])} == {"web page", "PDF"}


def test_bases_count_every_gold_pledge(cases: list[Case]) -> None:
    parts = by_basis(score(cases))
    assert sum(part.pledges for part in parts) == sum(len(case.gold.pledges) for case in cases)
    assert all(part.found in (None, 1.0) for part in parts)


def test_a_class_without_gold_is_named(golds: list[Gold]) -> None:
    counts = coverage(golds)
    assert counts["measurability"]["kvantifierad"] == sum(
        pledge.measurability.label == "kvantifierad" for gold in golds for pledge in gold.pledges
    )
    assert "oklar" in without_gold(golds)["actor"]
    assert "kommun" not in without_gold(golds)["actor"]
