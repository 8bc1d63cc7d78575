from pathlib import Path

import pytest
from made_records import changed, with_text
from playwright.sync_api import Browser, expect
from site_page import Site

from loften.agreement import Agreement, FocusArea, Warning
from loften.report import Options, write_report

SCRIPT = "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>"
TEXTS = [
    SCRIPT,
    '"><svg onload="window.broken = 1">',
    "a\u2028window.broken = 1;\u2029b",
    "`${window.broken = 1}` \\u003cscript\\u003e '); window.broken = 1; ('",
    "</script><script>window.broken = 1</script>",
    "abc \u202eevil\u202c \u2066isolated \u200f rtl",
    "Polisen 😀 ska 👮‍♀️ vara ute",
    "\x00\x07 control \ufffd",
    "constructor __proto__ {{7*7}} javascript:window.broken=1",
]


def _hostile(record: Agreement, text: str, number: int) -> Agreement:
    made = with_text(record, text)
    pledge = made.pledges[0]
    party = record.pledges[1].actor.parties[0].model_copy(update={"name": text, "start": 0, "end": len(text)})
    area = FocusArea(id="f1", label=text, themes=(), start=0, end=len(text))
    pledge = pledge.model_copy(
        update={"actor": pledge.actor.model_copy(update={"parties": (party,)}), "reasons": (text,), "focus_area": "f1"}
    )
    warning = Warning(code="x", message=text, place=None)
    made = made.model_copy(update={"pledges": (pledge,), "focus_areas": (area,), "warnings": (warning,)})
    source = record.document.source.model_copy(update={"uri": f"javascript:window.broken=1//{text}"})
    return changed(
        made, id=f"{number:016x}", title=text, district=text, police=text, diary_numbers=(text,), source=source
    )


@pytest.fixture(scope="module")
def hostile(records: list[Agreement], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "site"
    made = [_hostile(records[0], text, number) for number, text in enumerate(TEXTS)]
    write_report(made, folder, Options(title=SCRIPT))
    return folder


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_text_of_a_document_is_inert(browser: Browser, hostile: Path, number: int) -> None:
    site = Site(browser, hostile)
    for view in ("/overview", "/pledges", "/documents", f"/document/{number:016x}?pledge=p1", "/compare?a=0764"):
        site.go(view)
    site.go(f"/document/{number:016x}?pledge=p1")
    expect(site.all(".details")).to_be_visible()
    assert site.run("window.broken") is None
    assert site.run("document.querySelector('.block > p > bdi').textContent") == TEXTS[number]
    assert site.run("document.querySelectorAll('main script, main img[src=x], main svg[onload]').length") == 0
    assert site.run("[...document.querySelectorAll('a')].every(a => ['file:', 'http:', 'https:'].includes(a.protocol))")
    site.assert_quiet()


def test_an_address_is_inert(browser: Browser, hostile: Path) -> None:
    site = Site(browser, hostile)
    for address in (
        "/pledges?q=%3Cimg%20src%3Dx%20onerror%3D%22window.broken%3D1%22%3E&actor=%3Cscript%3E&doc=__proto__&from=x",
        "/document/__proto__?pledge=%22%5D",
        "/document/%E0%A4%A",
        "/constructor?lang=__proto__",
        "/compare?a=__proto__&b=constructor&sort=toString",
    ):
        site.watched.open(site.folder / "index.html", f"#{address}")
        expect(site.all("header.top")).to_be_visible()
    assert site.run("window.broken") is None
    site.assert_quiet()


def test_a_source_on_the_web_is_linked(browser: Browser, records: list[Agreement], tmp_path: Path) -> None:
    source = records[0].document.source.model_copy(update={"uri": "https://example.se/löfte?a=1"})
    write_report([changed(records[0], source=source)], tmp_path / "site")
    site = Site(browser, tmp_path / "site")
    site.go(f"/document/{records[0].document.id}")
    link = site.all(".facts a[href^='https://example.se/']")
    expect(link).to_have_attribute("rel", "noopener noreferrer external")
    site.assert_quiet()
