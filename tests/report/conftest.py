from pathlib import Path

import pytest
from made_records import SAMPLES

from loften.agreement import Agreement
from loften.conversion import Converter
from loften.linking import Linked, link_records
from loften.report import Options, write_report

CHAIN = Path(__file__).parents[2] / "gold" / "links" / "docs"
CHAIN_NAMES = ("falkoping-2019-2020.html", "falkoping-2021-2022.html", "falkoping-lagesrapport-2019.html")
NAMES = (
    "alvesta-2019-2022.pdf",
    "boras-2022-2023.pdf",
    "halmstad-2020.html",
    "mora-2016.html",
    "vimmerby-2022-2025.html",
)


@pytest.fixture(scope="session")
def records() -> list[Agreement]:
    """Five samples: two PDFs and three web pages, one of them a report on earlier pledges."""
    converter = Converter()
    return [converter.convert(SAMPLES / name) for name in NAMES]


@pytest.fixture(scope="session")
def report(records: list[Agreement], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the samples, in Swedish, with the pages of the PDFs."""
    folder = tmp_path_factory.mktemp("report") / "site"
    write_report(records, folder, Options(sources=(SAMPLES,)))
    return folder


@pytest.fixture(scope="session")
def chain() -> list[Agreement]:
    """An agreement, the next one, and the report on the first."""
    converter = Converter()
    return [converter.convert(CHAIN / name) for name in CHAIN_NAMES]


@pytest.fixture(scope="session")
def linked(chain: list[Agreement]) -> Linked:
    """The links of the chain."""
    return link_records(chain)


@pytest.fixture(scope="session")
def linked_report(chain: list[Agreement], linked: Linked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the chain, with its links."""
    folder = tmp_path_factory.mktemp("linked") / "site"
    write_report(chain, folder, Options(links=linked.links))
    return folder
