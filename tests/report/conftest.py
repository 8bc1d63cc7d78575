from pathlib import Path

import pytest
from made_records import SAMPLES

from loften.agreement import Agreement
from loften.conversion import Converter
from loften.report import Options, write_report

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
