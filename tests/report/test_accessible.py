from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from site_page import Site

from loften.agreement import Agreement

# By axe, WCAG 2.0 to 2.2 at levels A and AA, and what axe calls best practice.
OPTIONS = {"preload": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

OPEN = "document.querySelectorAll('.figure details, .fold, .legend, .warnings').forEach(e => { e.open = true })"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser: Browser, report: Path, records: list[Agreement], width: int, dark: bool) -> None:
    site = Site(browser, report, width, dark)
    agreement, other = (records[0].document, records[2].document)
    compared = f"/compare?a={agreement.municipalities[0].code}&b={other.municipalities[0].code}"
    document = f"/document/{agreement.id}?pledge=p2"
    views = ["/overview?by=actor&lang=en", "/pledges?actor=polis", "/documents", compared, document, "/about"]
    found = []
    for view in views:
        site.go(view)
        site.run(OPEN)
        site.drawn()
        response = Axe().run(site.page, options=OPTIONS).response
        found += [(view, one["id"], one["nodes"][0]["html"]) for one in response["violations"]]
        assert len(response["passes"]) > 15, view
    assert found == []


def test_axe_would_find_something(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body><main><h1>x</h1><img src='x.png'></main></body></html>")
    site = Site(browser, tmp_path)
    site.page.goto((tmp_path / "index.html").as_uri())
    assert "image-alt" in {one["id"] for one in Axe().run(site.page, options=OPTIONS).response["violations"]}


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1280, False)])
def test_axe_finds_nothing_where_links_are(browser: Browser, linked_report: Path, width: int, dark: bool) -> None:
    site = Site(browser, linked_report, width, dark)
    for view in ("/fulfilment?lang=en", "/compare?a=1499", "/pledges?outcome=genomfört"):
        site.go(view)
        site.run(OPEN)
        site.drawn()
        violations = Axe().run(site.page, options=OPTIONS).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == [], view
        assert site.run("document.documentElement.scrollWidth") <= width
    site.assert_quiet()
