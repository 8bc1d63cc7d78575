"""A report that is open in a browser."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from chromium import Watched

LOADED = "!document.querySelector('main [role=status]')?.textContent.endsWith('…')"
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
"""Rows are laid out in one frame, measured in the next and drawn in the one after."""
PATIENCE = 600


class Site:
    """The report in a page; ``go`` shows a view and waits until it is there."""

    def __init__(self, browser: Browser, folder: Path, width: int = 1280, dark: bool = False) -> None:
        self.folder = folder
        self.watched = Watched(browser, width, dark=dark)
        self.page = self.watched.page

    def go(self, address: str) -> None:
        """Open the report at an address such as ``/pledges?actor=polis``, as a link from outside would."""
        self.watched.open(self.folder / "index.html", f"#{address}")
        expect(self.page.locator("main h1").first).to_be_attached()
        self.until(LOADED)
        self.drawn()

    def drawn(self) -> None:
        """Wait until what was asked of the page is on it."""
        self.run(DRAWN)

    def all(self, selector: str) -> Locator:
        """Return the elements that a selector finds."""
        return self.page.locator(selector)

    def texts(self, selector: str) -> list[str]:
        """Return the texts of elements."""
        return [text.strip() for text in self.page.locator(selector).all_inner_texts()]

    def expect_number(self, number: int, selector: str = ".result") -> None:
        """Wait until the first number of an element's text is this one."""
        expect(self.page.locator(selector).first).to_have_text(re.compile(rf"^\D*{number}(?!\d)"))

    def run(self, expression: str) -> Any:
        """Return the value of a JavaScript expression."""
        return self.watched.run(expression)

    def until(self, expression: str) -> None:
        """Wait until a JavaScript expression is true; the page forbids what Playwright's own waiting would evaluate."""
        for _ in range(PATIENCE):
            if self.run(expression):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never true: {expression}")

    def assert_quiet(self) -> None:
        """Assert that the page complained of nothing, and asked for nothing but the report's own files."""
        own = self.folder.as_uri() + "/"
        assert self.watched.complaints == []
        assert [url for url in self.watched.requests if not url.startswith((own, "about:"))] == []
