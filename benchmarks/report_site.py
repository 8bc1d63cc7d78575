"""The HTML report at growing size: what a doubling of the pledges costs to write, to open, to search, sort and scroll.

``python benchmarks/report_site.py [MOST]`` (50,000 pledges by default). Beside it stands a plain table of the same
rows, all of them in the page. Times are of this machine in this run: compare them with each other alone.
"""

import html
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from loften.agreement import Agreement, Municipality, Period
from loften.conversion import Converter
from loften.report import write_report

SAMPLE = Path(__file__).parent.parent / "sample_docs" / "vimmerby-2022-2025.html"
PLACES = [
    ("0180", "Stockholm", "Stockholms län"),
    ("1480", "Göteborg", "Västra Götalands län"),
    ("2580", "Luleå", "Norrbottens län"),
]
# Milliseconds from a new address to the second frame after it.
GO = """hash => new Promise(done => { const start = performance.now(); location.hash = hash;
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))) })"""
SCROLL = """selector => new Promise(done => { const table = document.querySelector(selector), frames = [];
  let last = performance.now();
  const step = now => { frames.push(now - last); last = now; table.scrollTop += 900;
    frames.length < 100 ? requestAnimationFrame(step) : done(frames.slice(1)) };
  requestAnimationFrame(step) })"""


def main() -> None:
    """Print the table."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    record = Converter().convert(SAMPLE)
    names = ("open s", "search ms", "filter ms", "sort ms", "overview ms", "frame ms", "plain: s", "frame ms")
    print(f"{'pledges':>8}{'write s':>9}{''.join(f'{name:>12}' for name in names)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for count in (most // 4, most // 2, most):
            records = list(many(record, count))
            start = time.perf_counter()
            write_report(records, Path(folder) / "site")
            written = time.perf_counter() - start
            plain = Path(folder) / "plain.html"
            plain.write_text(_plain(records), encoding="utf-8")
            own = _measure(browser.new_page(), Path(folder) / "site" / "index.html")
            opened, frame = _measure_plain(browser.new_page(), plain)
            digits = (1, 0, 0, 0, 0, 0)
            figures = "".join(f"{value:>12.{places}f}" for value, places in zip(own, digits, strict=True))
            print(f"{count:>8,}{written:>9.1f}{figures}{opened:>12.1f}{frame:>12.0f}")
        browser.close()


def many(record: Agreement, count: int) -> Iterator[Agreement]:
    """Yield copies of a record in three municipalities and ten years that have at least this many pledges."""
    for number in range(-(-count // len(record.pledges))):
        code, name, county = PLACES[number % len(PLACES)]
        year = str(2015 + number % 10)
        place = (Municipality(code=code, name=name, county=county),)
        head = {"id": f"{number:016x}", "municipalities": place, "period": Period(start=year, end=year)}
        yield record.model_copy(update={"document": record.document.model_copy(update=head)})


def _measure(page: Page, site: Path) -> tuple[float, ...]:
    start = time.perf_counter()
    page.goto(f"{site.as_uri()}#/pledges")
    page.wait_for_selector(".body .row")
    opened = time.perf_counter() - start
    searched, filtered, ordered, overview = (
        page.evaluate(GO, address)
        for address in ("#/pledges?q=trafik", "#/pledges?actor=polis&county=01", "#/pledges?sort=where", "#/overview")
    )
    page.goto("about:blank")
    page.goto(f"{site.as_uri()}#/pledges")
    page.wait_for_selector(".body .row")
    return opened, searched, filtered, ordered, overview, statistics.median(page.evaluate(SCROLL, ".table"))


def _measure_plain(page: Page, file: Path) -> tuple[float, float]:
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - start, statistics.median(page.evaluate(SCROLL, "div"))


def _plain(records: list[Agreement]) -> str:
    rows = (
        f"<tr><td>{html.escape(p.text)}<td>{p.actor.label}<td>{p.measurability.label}<td>{r.document.municipalities[0].name}"
        for r in records
        for p in r.pledges
    )
    style = "height: 90vh; overflow: auto"
    return f"<!doctype html><meta charset=utf-8><div style='{style}'><table>{''.join(rows)}</table></div>"


if __name__ == "__main__":
    main()
