from pathlib import Path

import pytest

from loften import Converter
from loften.agreement import Agreement

SAMPLES = Path(__file__).parents[3] / "sample_docs"
NAMES = ("pajala-2022.pdf", "boras-2022-2023.pdf", "vimmerby-2022-2025.html")


@pytest.fixture(scope="session")
def records() -> list[Agreement]:
    converter = Converter()
    return [converter.convert(SAMPLES / name) for name in NAMES]
