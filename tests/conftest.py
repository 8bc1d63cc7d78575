import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from chromium import find_chromium, launch

# In CI the same examples each time, and no limit on the time that a busy machine takes for one.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium, where one is installed."""
    executable = find_chromium()
    if executable is None:
        pytest.skip("needs Chromium: install it to test pages in a browser")
    with sync_playwright() as playwright:
        running = launch(playwright, executable)
        yield running
        running.close()
