import csv
import io
import re
import struct
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, expect
from site_page import Site

from loften.agreement import Agreement, Pledge
from loften.report import write_report
from loften.report.labels import LOW_CONFIDENCE

BLOCKS = "[...document.querySelectorAll('.block > :is(p, h2, h3, h4) > bdi')].map(e => e.textContent)"
VIEWS = ("/overview", "/pledges", "/documents", "/compare", "/about")


@pytest.fixture
def site(browser: Browser, report: Path) -> Site:
    return Site(browser, report)


def _labels(records: list[Agreement]) -> Counter[tuple[str, str]]:
    return Counter((p.actor.label, p.measurability.label) for record in records for p in record.pledges)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_view_is_quiet_and_fits(browser: Browser, report: Path, records: list[Agreement], width: int) -> None:
    site = Site(browser, report, width)
    for view in (*VIEWS, *(f"/document/{record.document.id}?pledge=p1" for record in records)):
        site.go(view)
        assert site.run("document.documentElement.scrollWidth") <= width, view
    site.assert_quiet()


def test_figures_lead_to_the_pledges_behind_them(site: Site, records: list[Agreement]) -> None:
    labels = _labels(records)
    site.go("/overview")
    site.all("#actor summary").click()
    link = site.page.get_by_role("link", name=f"{labels['polis', 'kvantifierad']} löften: polis, kvantifierad")
    link.click()
    expect(site.all(".table-pledges")).to_have_attribute("aria-rowcount", str(labels["polis", "kvantifierad"] + 1))
    site.expect_number(labels["polis", "kvantifierad"])
    site.drawn()
    assert set(site.texts(".body .cell-labels .measurability")) == {"kvantifierad"}
    site.assert_quiet()


def test_every_number_of_every_figure_is_what_its_link_shows(site: Site) -> None:
    site.go("/overview?show=share")
    cells = "#actor td a, #theme td a, #year td a, #map td a"
    links = site.run(f"[...document.querySelectorAll('{cells}')].map(a => [Number(a.textContent), a.hash])")
    assert len(links) > 80
    count = "loften.selection.select(loften.address.read(hash).query).pledges.length"
    shown = site.run(f"{links!r}.map(([n, hash]) => [n, {count}])")
    assert [n for n, _ in shown] == [n for _, n in shown]


def test_a_bar_leads_there_too(site: Site, records: list[Agreement]) -> None:
    site.go("/overview")
    site.all("#measurability .mark-rect path").last.click()
    expect(site.all(".table-pledges")).to_be_visible()
    expect(site.page).to_have_url(re.compile("measurability=kvantifierad"))


def test_filters_act_on_all_views_and_stand_in_the_address(site: Site, records: list[Agreement]) -> None:
    labels = _labels(records)
    wanted = sum(n for (actor, _), n in labels.items() if actor in ("polis", "kommun"))
    site.go("/overview")
    site.all(".menu-actor summary").click()
    site.page.get_by_role("checkbox", name="polis").check()
    site.page.get_by_role("checkbox", name="kommun").check()
    expect(site.all(".result")).to_contain_text(f"{wanted} av {sum(labels.values())} löften")
    expect(site.page).to_have_url(re.compile("actor=polis,kommun"))
    expect(site.all(".chip")).to_contain_text(["Aktör: polis", "Aktör: kommun"])
    site.page.get_by_role("link", name="Löften", exact=True).click()
    site.expect_number(wanted)
    site.page.go_back()
    site.page.get_by_role("button", name="Ta bort filtret Aktör: polis").click()
    expect(site.all(".chip")).to_have_count(1)
    site.page.get_by_role("button", name="Rensa alla filter").click()
    expect(site.all(".chip")).to_have_count(0)
    site.assert_quiet()


def _least(pledge: Pledge) -> float:
    return min(pledge.confidence.pledge, pledge.confidence.actor, pledge.confidence.measurability)


def _covers(record: Agreement, year: str) -> bool:
    period = record.document.period
    return period is not None and (period.start or "")[:4] <= year <= (period.end or "")[:4]


FILTERS: dict[str, Callable[[Agreement, Pledge], bool]] = {
    "theme=trafik": lambda r, p: "trafik" in p.themes,
    "county=07": lambda r, p: any(m.code.startswith("07") for m in r.document.municipalities),
    "municipality=0764": lambda r, p: any(m.code == "0764" for m in r.document.municipalities),
    "from=2022&to=2022": lambda r, p: _covers(r, "2022"),
    "kind=effekt": lambda r, p: p.kind == "effekt",
    "low=1": lambda r, p: _least(p) < LOW_CONFIDENCE,
    "dockind=medborgarlöfte": lambda r, p: r.document.kind == "medborgarlöfte",
}


@pytest.mark.parametrize("query", FILTERS)
def test_a_filter_keeps_what_it_says(site: Site, records: list[Agreement], query: str) -> None:
    wanted = sum(FILTERS[query](record, pledge) for record in records for pledge in record.pledges)
    assert 0 < wanted < sum(_labels(records).values())
    site.go(f"/pledges?{query}")
    site.expect_number(wanted)


def test_counts_in_a_menu_are_those_that_a_choice_would_give(site: Site) -> None:
    site.go("/pledges?actor=polis")
    site.all(".menu-actor summary").click()
    shown = site.all(".menu-actor label:has-text('gemensam') .count")
    expect(shown).to_have_text(re.compile(r"\d"))
    count = int(shown.inner_text())
    site.page.get_by_role("checkbox", name="gemensam").check()
    site.page.get_by_role("checkbox", name="polis").uncheck()
    expect(site.all(".result")).to_contain_text(f"{count} av ")


def test_search_finds_words_in_any_case_and_order(site: Site, records: list[Agreement]) -> None:
    wanted = sum("skol" in p.text.lower() and "besöka" in p.text.lower() for r in records for p in r.pledges)
    site.go("/pledges")
    site.page.get_by_label("Sök ord i löftenas text").fill("SKOL besöka")
    expect(site.all(".result")).to_contain_text(f"{wanted} av ")
    assert wanted > 0
    site.page.get_by_label("Sök ord i löftenas text").fill("nosuchword")
    expect(site.page.get_by_text("Inga löften passar filtren.")).to_be_visible()
    site.assert_quiet()


def test_rows_are_sorted_by_their_heads(site: Site, records: list[Agreement]) -> None:
    least = [_least(pledge) for record in records for pledge in record.pledges]
    site.go("/pledges")
    site.page.get_by_role("button", name="Säkerhet").click()
    expect(site.all(".head .cell-confidence")).to_have_attribute("aria-sort", "ascending")
    lowest = re.compile(rf"(?<!\d){round(100 * min(least))}\s%$")
    expect(site.all(".body .row .cell-confidence").first).to_have_text(lowest)
    site.page.get_by_role("button", name="Säkerhet").click()
    expect(site.all(".head .cell-confidence")).to_have_attribute("aria-sort", "descending")


def test_a_row_shows_evidence_and_leads_to_its_place(site: Site, records: list[Agreement]) -> None:
    record = records[0]
    pledge = next(p for p in record.pledges if p.measurability.label == "kvantifierad")
    site.go(f"/pledges?doc={record.document.id}&measurability=kvantifierad")
    words = site.all(".body .row .words").first
    expect(words).to_have_text(pledge.text)
    expect(words.locator("mark").first).to_be_attached()
    site.all(".body .row a").first.click()
    badge = site.all(f'[data-badge="{pledge.id}"]')
    expect(badge).to_have_attribute("aria-expanded", "true")
    expect(badge).to_be_in_viewport()
    expect(badge).to_be_focused()
    site.assert_quiet()


def test_what_is_pointed_at_in_the_text_is_shown_on_the_page(site: Site, records: list[Agreement]) -> None:
    record = records[0]
    site.go(f"/document/{record.document.id}")
    boxes = sum(len(pledge.places) for pledge in record.pledges)
    expect(site.all(".box-pledge")).to_have_count(boxes)
    pledge = record.pledges[3]
    site.all(f'[data-pledge="{pledge.id}"]').first.hover()
    expect(site.all(".box.on")).to_have_count(len(pledge.places))
    site.all(".document-head h1").hover()
    expect(site.all(".box.on")).to_have_count(0)
    site.all(f'[data-badge="{pledge.id}"]').focus()
    expect(site.all(".box.on")).to_have_count(len(pledge.places))
    box = site.all(".box-pledge").nth(sum(len(one.places) for one in record.pledges[:3]))
    box.hover()
    expect(site.all(f'.pledge.on[data-pledge="{pledge.id}"]')).not_to_have_count(0)
    box.click()
    expect(site.all(f'[data-badge="{pledge.id}"]')).to_have_attribute("aria-expanded", "true")
    expect(site.all(".box.selected").first).to_be_in_viewport()


def test_the_text_is_whole_and_its_pledges_are_marked(site: Site, records: list[Agreement]) -> None:
    for record in records[:4]:
        site.go(f"/document/{record.document.id}")
        shown = site.run(BLOCKS)
        assert shown == [record.document.text[block.start : block.end] for block in record.blocks]
        marked = site.run("[...document.querySelectorAll('.text .pledge')].map(e => e.textContent).join(' ')")
        assert marked.split() == " ".join(pledge.text for pledge in record.pledges).split()


def test_a_report_shows_what_its_results_speak_of(site: Site, records: list[Agreement]) -> None:
    record = records[1]
    results = [item for item in record.follow_up if item.type == "result"]
    site.go(f"/document/{record.document.id}")
    badges = [text for text in site.texts(".follow-badge") if text.startswith("Redovisat resultat")]
    assert badges == [f"Redovisat resultat: {item.status}" for item in results]
    assert sum("Om löftet" in text for text in site.texts(".note-beside")) == sum(bool(r.pledge) for r in results)


def test_without_sources_the_page_says_so(browser: Browser, records: list[Agreement], tmp_path: Path) -> None:
    write_report(records[:1], tmp_path / "site")
    site = Site(browser, tmp_path / "site")
    site.go(f"/document/{records[0].document.id}")
    expect(site.page.get_by_text("--sources")).to_be_visible()
    site.assert_quiet()


def test_an_unknown_document_is_said_to_be_missing(site: Site) -> None:
    site.watched.open(site.folder / "index.html", "#/document/none")
    expect(site.page.get_by_text("Dokumentet finns inte i rapporten.")).to_be_visible()
    site.assert_quiet()


def test_two_municipalities_side_by_side(site: Site, records: list[Agreement]) -> None:
    first, second = (record.document.municipalities[0] for record in (records[0], records[2]))
    site.go("/compare")
    site.page.get_by_label("Kommun", exact=True).select_option(first.code)
    site.page.get_by_label("Jämför med").select_option(second.code)
    expect(site.all("table.compare thead th")).to_have_text(["Siffror", first.name, second.name])
    numbers = [str(len(record.pledges)) for record in (records[0], records[2])]
    expect(site.all("table.compare tbody:first-of-type tr:nth-child(2) td")).to_have_text(numbers)
    site.assert_quiet()


def test_the_language_is_switched_and_kept(site: Site) -> None:
    site.go("/pledges?actor=polis")
    site.page.get_by_role("link", name="In English").click()
    expect(site.page.get_by_role("link", name="Overview")).to_be_visible()
    expect(site.all("html")).to_have_attribute("lang", "en")
    expect(site.all(".chip").first).to_contain_text("Actor: police")
    site.page.get_by_role("link", name="Overview").click()
    expect(site.page.get_by_role("heading", name="Who promises?")).to_be_visible()
    site.assert_quiet()


def _saved(site: Site, name: str) -> Download:
    with site.page.expect_download() as waiting:
        site.page.get_by_role("button", name=name).click()
    return waiting.value


def test_a_figure_is_saved_for_a_paper(site: Site, records: list[Agreement]) -> None:
    site.go("/overview")
    svg = Path(_saved(site, "Spara Vem lovar? som SVG").path()).read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert "kvantifierad" in svg
    png = Path(_saved(site, "Spara Vem lovar? som PNG").path()).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] > 1200
    saved = Path(_saved(site, "Spara Vem lovar? som CSV").path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(saved), delimiter=";"))
    labels = _labels(records)
    assert rows[0] == ["Aktör", "vag", "kontrollerbar", "kvantifierad", "Summa"]
    assert rows[1][:4] == ["polis", *(str(labels["polis", m]) for m in ("vag", "kontrollerbar", "kvantifierad"))]
    site.assert_quiet()


def test_rows_are_saved_with_the_codebooks_labels(site: Site, records: list[Agreement]) -> None:
    site.go("/pledges?lang=en")
    saved = Path(_saved(site, "Save rows as CSV").path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved, newline="")))
    pledges = [pledge for record in records for pledge in record.pledges]
    assert [row["measurability"] for row in rows] == [pledge.measurability.label for pledge in pledges]
    assert [row["text"].removeprefix("'") for row in rows] == [pledge.text for pledge in pledges]


def test_by_keyboard_alone(site: Site) -> None:
    site.go("/pledges")
    site.page.keyboard.press("Tab")
    expect(site.all(".skip")).to_be_focused()
    expect(site.all(".skip")).to_be_in_viewport()
    site.page.keyboard.press("Enter")
    expect(site.all("main")).to_be_focused()
    site.all(".menu-theme summary").focus()
    site.page.keyboard.press("Enter")
    expect(site.all(".menu-theme fieldset")).to_be_visible()
    site.page.keyboard.press("Tab")
    site.page.keyboard.press("Tab")
    site.page.keyboard.press("Space")
    expect(site.all(".chip")).to_have_count(1)
    site.page.keyboard.press("Escape")
    expect(site.all(".menu-theme fieldset")).to_be_hidden()
    expect(site.all(".menu-theme summary")).to_be_focused()
    site.all(".body .row a").first.focus()
    site.page.keyboard.press("ArrowDown")
    expect(site.all('.body .row[data-number="1"] a')).to_be_focused()


def test_print_holds_the_rows(site: Site, records: list[Agreement]) -> None:
    site.go("/pledges")
    shown = sum(len(record.pledges) for record in records)
    site.expect_number(shown)
    site.page.emulate_media(media="print")
    site.run("window.dispatchEvent(new Event('beforeprint'))")
    expect(site.all(".printed .row")).to_have_count(shown)
    expect(site.all(".controls")).to_be_hidden()
    site.run("window.dispatchEvent(new Event('afterprint'))")
    expect(site.all(".printed .row")).to_have_count(0)
