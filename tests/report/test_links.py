from pathlib import Path

from made_records import changed, handed_over
from playwright.sync_api import Browser, expect
from site_page import Site

from loften.agreement import Agreement, Municipality
from loften.linking import Linked, OutcomeLink, SuccessorLink
from loften.linking.answers import last_word
from loften.linking.model import CopyLink, PledgeRef
from loften.report import Options, write_report

CELLS = "row => [...row.cells].map(cell => cell.querySelector('bdi')?.textContent ?? null)"


def test_links_name_pledges_by_their_numbers(linked_report: Path, chain: list[Agreement], linked: Linked) -> None:
    columns, links = (
        handed_over(linked_report / "data" / "pledges-000.js"),
        handed_over(linked_report / "data" / "links.js"),
    )
    outcomes = [link for link in linked.outcomes if link.pledge is not None]
    assert len(outcomes) > 3
    texts = columns["text"]
    assert [texts[one["pledge"]] for one in links["outcomes"]] == [one.pledge.text for one in outcomes if one.pledge]
    successors = [(one["pledge"], one["successor"], one["fate"]) for one in links["successors"]]
    ids = [(chain[d].document.id, p) for d, p in zip(columns["document"], columns["id"], strict=True)]

    def number(ref: PledgeRef | None) -> int | None:
        return ids.index((ref.document, ref.pledge)) if ref else None

    assert successors == [(number(link.pledge), number(link.successor), link.fate) for link in linked.successors]


def test_links_of_other_documents_are_left_out(chain: list[Agreement], linked: Linked, tmp_path: Path) -> None:
    write_report(chain[:1], tmp_path / "site", Options(links=linked.links))
    links = handed_over(tmp_path / "site" / "data" / "links.js")
    assert links["outcomes"] == []
    assert {one["fate"] for one in links["successors"]} <= {"dropped"}


def test_without_links_nothing_speaks_of_them(browser: Browser, chain: list[Agreement], tmp_path: Path) -> None:
    write_report(chain, tmp_path / "site")
    site = Site(browser, tmp_path / "site")
    site.go("/fulfilment")
    expect(site.page.get_by_role("link", name="Översikt")).to_have_attribute("aria-current", "page")
    assert site.page.get_by_role("link", name="Uppföljning", exact=True).count() == 0
    assert site.all(".menu-outcome").count() == 0
    site.assert_quiet()


def test_what_became_of_pledges_leads_to_them(browser: Browser, linked_report: Path, linked: Linked) -> None:
    site = Site(browser, linked_report)
    site.go("/fulfilment")
    done = [one for one in last_word(linked.outcomes).values() if one.status == "genomfört"]
    card = site.page.get_by_role("link", name="genomfört").first
    expect(card).to_contain_text(f"{len(done)} av")
    cells = "#links-outcome td a, #links-fate td a, #links-change td a, #links-reuse td a"
    links = site.run(f"[...document.querySelectorAll('{cells}')].map(a => [Number(a.textContent), a.hash])")
    count = "loften.selection.select(loften.address.read(hash).query).pledges.length"
    shown = site.run(f"{links!r}.map(([n, hash]) => [n, {count}])")
    assert len(links) > 10
    assert [n for n, _ in shown] == [n for _, n in shown]
    card.click()
    site.expect_number(len(done))
    site.assert_quiet()


def test_a_municipality_is_a_timeline(
    browser: Browser, linked_report: Path, chain: list[Agreement], linked: Linked
) -> None:
    site = Site(browser, linked_report)
    site.go(f"/compare?a={chain[0].document.municipalities[0].code}")
    expect(site.all(".timeline thead th")).to_have_count(2)
    rows = site.run(f"[...document.querySelectorAll('.timeline tbody tr')].map({CELLS})")
    followed = [(one.pledge.text, one.successor.text) for one in linked.successors if one.pledge and one.successor]
    assert followed
    assert sorted(pair for pair in map(tuple, rows) if None not in pair) == sorted(followed)
    gone = sum(one.fate == "dropped" for one in linked.successors)
    assert sum("struket" in text for text in site.texts(".timeline td")) == gone
    site.assert_quiet()


def test_a_pledge_and_its_result_lead_to_each_other(
    browser: Browser, linked_report: Path, chain: list[Agreement], linked: Linked
) -> None:
    link = next(one for one in linked.outcomes if one.pledge is not None)
    assert link.pledge is not None
    site = Site(browser, linked_report)
    site.go(f"/document/{link.pledge.document}?pledge={link.pledge.pledge}")
    site.all(".details").get_by_role("link", name=chain[2].document.title or "").click()
    expect(site.all(".document-head h1")).to_have_text(chain[2].document.title or "")
    site.page.get_by_role("link", name=link.pledge.text).click()
    expect(site.all(f'[data-badge="{link.pledge.pledge}"]')).to_be_focused()
    site.assert_quiet()


def test_names_in_links_are_inert(browser: Browser, chain: list[Agreement], linked: Linked, tmp_path: Path) -> None:
    evil = "<img src=x onerror=window.broken=1>"
    write_report([changed(record, title=evil) for record in chain], tmp_path / "site", Options(links=linked.links))
    link = next(one for one in linked.successors if isinstance(one, SuccessorLink) and one.pledge and one.successor)
    site = Site(browser, tmp_path / "site")
    assert link.pledge is not None
    site.go(f"/document/{link.pledge.document}?pledge={link.pledge.pledge}")
    expect(site.all(".details")).to_be_visible()
    assert site.run("window.broken") is None
    assert any(isinstance(one, OutcomeLink) for one in linked.links)
    site.assert_quiet()


def test_pledges_that_travel_lead_to_where_they_are(browser: Browser, chain: list[Agreement], tmp_path: Path) -> None:
    elsewhere = Municipality(code="0180", name="Stockholm", county="Stockholms län")
    later = changed(chain[0], id="0" * 16, municipalities=(elsewhere,))
    copies = [
        CopyLink(cluster=n, earliest=_ref(chain[0], n), later=_ref(later, n), similarity=0.9, diff=()) for n in (1, 2)
    ]
    write_report([chain[0], later], tmp_path / "site", Options(links=tuple(copies)))
    site = Site(browser, tmp_path / "site")
    site.go("/fulfilment")
    site.all("#links-routes summary").click()
    site.page.get_by_role("link", name="2 löften: Falköping → Stockholm").click()
    site.expect_number(2)
    site.drawn()
    assert set(site.texts(".body .cell-where a")) == {"Stockholm"}
    site.all(".body .row a").first.click()
    expect(site.all(".details")).to_contain_text("Falköping 2019–2020")
    site.assert_quiet()


def _ref(record: Agreement, number: int) -> PledgeRef:
    pledge, head = record.pledges[number], record.document
    return PledgeRef(
        document=head.id,
        source=head.source.uri,
        pledge=pledge.id,
        text=pledge.text,
        municipalities=head.municipalities,
        district=head.district,
        period=head.period,
    )
