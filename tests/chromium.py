"""Pages in a headless Chromium, offline, with all that they complain about and ask for."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync")
PHONE = 600


def find_chromium() -> str | None:
    """Return the path of Chromium or Chrome, None where neither is installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for path in map(shutil.which, names) if path), None)


def launch(playwright: Playwright, executable: str) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=executable, args=list(FLAGS))


class Watched:
    """A page in a context of its own, with its console messages and errors (``complaints``) and its ``requests``."""

    def __init__(self, browser: Browser, width: int = 1280, height: int = 800, dark: bool = False) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            is_mobile=width < PHONE,
            offline=True,
            reduced_motion="reduce",
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, file: Path, fragment: str = "") -> None:
        """Open a file, at a place in it, and wait until it is loaded."""
        self.page.goto("about:blank")
        self.page.goto(f"{file.as_uri()}{fragment}")

    def run(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; an exception in it fails the test."""
        return self.page.evaluate(expression)
