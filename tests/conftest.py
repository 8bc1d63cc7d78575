import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from chromium import find_chromium, launch

# The same examples each time, and no limit on the time that a busy machine takes for one: no test fails by chance.
# EXPLORE=1 tries other examples at every run.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", settings.get_profile("steady"), derandomize=False)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "steady")


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
