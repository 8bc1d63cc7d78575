from pathlib import Path

import pytest
from made_records import many
from playwright.sync_api import Browser, expect
from site_page import Site

from loften.agreement import Agreement
from loften.report import write_report

PLEDGES = 50_000


@pytest.fixture(scope="module")
def large(records: list[Agreement], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "site"
    assert write_report(many(records[4], PLEDGES), folder).pledges == PLEDGES
    return folder


@pytest.mark.slow
def test_fifty_thousand_pledges(browser: Browser, large: Path, records: list[Agreement]) -> None:
    site = Site(browser, large)
    site.go("/pledges")
    table = site.all(".table-pledges")
    expect(table).to_have_attribute("aria-rowcount", str(PLEDGES + 1))
    assert site.all(".body .row").count() < 60
    site.run("(t => { t.scrollTop = t.scrollHeight })(document.querySelector('.table'))")
    expect(site.all(f'.body .row[aria-rowindex="{PLEDGES + 1}"]')).to_be_visible()
    site.run("(t => { t.scrollTop = t.scrollHeight / 2 })(document.querySelector('.table'))")
    site.until(f"Number(document.querySelector('.body .row').dataset.number) < {PLEDGES * 0.7}")
    assert site.all(".body .row").count() < 60
    numbers = [
        int(text) for text in site.run("[...document.querySelectorAll('.body .row')].map(r => r.dataset.number)")
    ]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    assert PLEDGES * 0.3 < numbers[0] < PLEDGES * 0.7
    per = len(records[4].pledges)
    texts = [records[4].pledges[number % per].text for number in numbers]
    assert site.run("[...document.querySelectorAll('.body .words')].map(w => w.textContent)") == texts
    site.drawn()
    top = "(t => t.scrollTop / t.scrollHeight)(document.querySelector('.table'))"
    before = site.run(top)
    site.all(".body .row a").nth(20).click()
    expect(site.all(".document-head")).to_be_visible()
    site.page.go_back()
    expect(table).to_be_visible()
    site.until(f"Math.abs({top} - {before}) < 0.01")
    site.page.get_by_label("Sök ord i löftenas text").fill("trafik")
    wanted = sum("trafik" in records[4].pledges[number % per].text.lower() for number in range(PLEDGES))
    expect(table).to_have_attribute("aria-rowcount", str(wanted + 1))
    site.page.get_by_label("Sök ord i löftenas text").fill("")
    site.page.get_by_role("button", name="Var och när").click()
    expect(site.all(".body .cell-where a").first).to_have_text("Göteborg")
    site.go("/overview?county=01")
    expect(site.all(".result")).to_contain_text("1 av 290 kommuner")
    site.go("/documents")
    expect(site.all(".table-documents")).to_have_attribute("aria-rowcount", str(-(-PLEDGES // per) + 1))
    site.assert_quiet()
