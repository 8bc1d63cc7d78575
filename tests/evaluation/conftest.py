"""Records made from gold, to be spoiled on purpose."""

from pathlib import Path

import pytest

from loften.agreement import Agreement
from loften.conversion import Settings
from loften.evaluation.case import Case
from loften.evaluation.gold import Gold, default_docs, load_gold
from loften.evaluation.run import convert_golds

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="session")
def golds() -> list[Gold]:
    return [load_gold(GOLD / f"{name}.json") for name in ("halmstad-2020", "kalmar-2016-2017", "vingaker-2023")]


@pytest.fixture(scope="session")
def cases(golds: list[Gold]) -> list[Case]:
    """Cases whose pledges are the gold's; their labels are the program's."""
    return list(convert_golds(golds, default_docs(GOLD), Settings(engine="blank"), "pledges"))


@pytest.fixture
def case(cases: list[Case]) -> Case:
    return cases[0]


@pytest.fixture
def record(case: Case) -> Agreement:
    assert case.record is not None
    return case.record
