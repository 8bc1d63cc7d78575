from collections.abc import Iterator

import pytest

from chromium import Chromium, find_chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """A headless Chromium, where one is installed."""
    executable = find_chromium()
    if executable is None:
        pytest.skip("needs Chromium: install it to test pages in a browser")
    with Chromium(executable, tmp_path_factory.mktemp("chromium")) as running:
        yield running
