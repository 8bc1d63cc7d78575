from pathlib import Path

import pytest
from playwright.sync_api import Browser

from chromium import Watched
from loften.agreement import Agreement
from loften.conversion import Settings
from loften.evaluation.case import Case
from loften.evaluation.page import render
from loften.evaluation.view import Wanted, take

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


SHOWN = "[...document.querySelectorAll('.error')].filter(e => e.offsetParent !== null)"
CHOOSE = """(() => { const menu = document.querySelector('#aspect'); menu.value = 'missed pledge';
menu.dispatchEvent(new Event('input', {bubbles: true}));
menu.dispatchEvent(new Event('change', {bubbles: true})) })()"""
TYPE = """(() => { const words = document.querySelector('#words'); words.value = 'no such words';
words.dispatchEvent(new Event('input', {bubbles: true})) })()"""


@pytest.mark.parametrize("width", [360, 390, 1200])
def test_in_a_browser_offline(browser: Browser, page_text: str, tmp_path: Path, width: int) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_text, encoding="utf-8")
    page = Watched(browser, width)
    page.open(file)
    assert page.run("document.title") == "loften & gold"
    assert page.run("document.documentElement.scrollWidth") <= width
    everything = page.run(f"{SHOWN}.length")
    page.run(CHOOSE)
    missed = page.run(f"{SHOWN}.map(e => e.dataset.aspect)")
    assert 0 < len(missed) < everything
    assert set(missed) == {"missed pledge"}
    page.run(TYPE)
    assert page.run(f"{SHOWN}.length") == 0
    assert page.run("document.querySelector('#shown').innerText").startswith("0 of")
    assert page.complaints == []


def test_a_script_that_fails_is_noticed(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "broken.html"
    file.write_text("<script>nothing.there()</script>")
    page = Watched(browser, 390)
    page.open(file)
    assert "nothing is not defined" in " ".join(page.complaints)
