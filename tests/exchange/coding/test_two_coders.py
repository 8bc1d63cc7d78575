"""The two codings of the test split, and what the manual for coders says of their agreement."""

import re
from functools import cache
from pathlib import Path

import pytest

from loften.evaluation.gold import load_golds
from loften.exchange.coding.agree import Coding, compare_codings
from loften.exchange.coding.check import check_gold

ROOT = Path(__file__).parents[3]
FOLDERS = ROOT / "gold/test/first", ROOT / "gold/test/second"
NAMES = {
    "plans": "plans, words ≥ .5",
    "results": "results, words ≥ .5",
    "basis of the actor": "basis",
    "measurability, ordinal": "measurability",
}


@cache
def coding() -> Coding:
    first, second = (load_golds(folder) for folder in FOLDERS)
    return compare_codings(first, second)


def table() -> list[list[str]]:
    text = (ROOT / "docs/annotation.md").read_text(encoding="utf-8")
    section = text[text.index("## How well two coders agree") :]
    rows = re.findall(r"^\|(.+)\|$", section[: section.index("**The coders.**")], re.MULTILINE)
    return [[cell.strip() for cell in row.split("|")] for row in rows[2:]]


def test_the_documents_are_those_of_the_test_split() -> None:
    sources = {gold.source for gold in load_golds(ROOT / "gold/test/gold")}
    assert [{gold.source for gold in load_golds(folder)} for folder in FOLDERS] == [sources, sources]


def test_the_manual_gives_the_figures_that_the_codings_have() -> None:
    found = {NAMES.get(row[0], row[0]): row[1] for row in table() if row[0]}
    assert found == {name: f"{value:.3f}" for name, value in coding().found.items() if value is not None}
    labels = {NAMES.get(row[3], row[3]): row[4:] for row in table() if row[3]}
    assert set(labels) == set(coding().alphas)
    for name, (value, interval, same, units) in labels.items():
        alpha, share = coding().alphas[name], coding().same[name]
        assert alpha.value is not None
        assert share is not None
        assert value == f"{alpha.value:.3f}", name
        assert interval == f"{alpha.low:.3f}–{alpha.high:.3f}", name
        assert float(same.removesuffix(" %")) == pytest.approx(100 * share, abs=0.05), name
        assert int(units) == alpha.units, name


def test_the_second_coding_follows_the_codebook() -> None:
    assert [str(finding) for gold in load_golds(FOLDERS[1]) for finding in check_gold(gold)] == []
