from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loften.agreement import Agreement
from loften.conversion import Settings
from loften.evaluation.case import Case
from loften.evaluation.page import render
from loften.evaluation.view import Wanted, take

CHROMIUM = Path("/usr/bin/chromium")
EVIL = "<script>document.title='broken'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def page_text(cases: list[Case]) -> str:
    record = cases[0].record
    assert record is not None
    return render(take("loften & gold", _spoiled(cases[0], record), [], Settings(), Wanted(parts=True)))


def _spoiled(case: Case, record: Agreement) -> list[Case]:
    gold = case.gold
    first = gold.pledges[0].model_copy(update={"text": EVIL})
    gold = gold.model_copy(update={"pledges": (first, *gold.pledges[1:])})
    return [Case(gold, record)]


def test_every_text_is_escaped(page_text: str) -> None:
    assert EVIL not in page_text
    assert "&lt;script&gt;document.title" in page_text
    assert "loften &amp; gold" in page_text
    assert page_text.count("<script>") == 1


def test_nothing_is_fetched(page_text: str) -> None:
    assert "http://" not in page_text
    assert "https://" not in page_text
    assert "default-src 'none'" in page_text


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [390, 1200])
def test_in_a_browser_offline(browser: Any, page_text: str, tmp_path: Path, width: int) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_text, encoding="utf-8")
    page = browser.new_context(viewport={"width": width, "height": 800}, offline=True).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    assert complaints == []
    assert page.title() == "loften & gold"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    everything = page.locator(".error:visible").count()
    page.select_option("#aspect", "missed pledge")
    missed = page.locator(".error:visible")
    assert 0 < missed.count() < everything
    assert set(missed.evaluate_all("found => found.map(e => e.dataset.aspect)")) == {"missed pledge"}
    page.fill("#words", "no such words")
    assert page.locator(".error:visible").count() == 0
    assert page.inner_text("#shown").startswith("0 of")
