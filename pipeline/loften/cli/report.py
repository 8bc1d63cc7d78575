"""``loften report``: records to a site that a browser opens from disk."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from loften.corrections import apply_corrections, load_corrections
from loften.linking import read_links
from loften.records import read_records
from loften.report import Options, Written, write_report
from loften.wording import many

app = typer.Typer(add_completion=False, rich_markup_mode="rich")

HELP = """
Write the HTML report: overview, map, pledges, documents, comparison.

STORE is a folder of records, a records.jsonl or a batch store. Corrections that lie beside them are applied; links that
loften link has written there are shown. The report needs no network and no server: open index.html in a browser, or
put the folder on any web server. Pages of PDFs are shown where --sources has the files.

[bold]Examples[/bold]

  loften report out --html report
  loften report out --html report --sources sample_docs --en
"""


@app.command(help=HELP)
def report(
    store: Annotated[Path, typer.Argument(help="Where the records are.", show_default=False)],
    html: Annotated[Path, typer.Option("--html", help="The folder to write to.", show_default=False)],
    sources: Annotated[
        list[Path] | None, typer.Option("--sources", help="A folder with the documents; may be given again.")
    ] = None,
    title: Annotated[str, typer.Option(help="The report's title.")] = Options.title,
    swedish: Annotated[bool, typer.Option("--sv/--en", help="The language that it opens in.")] = True,
) -> None:
    """Write the report and say what came out."""
    language: Literal["sv", "en"] = "sv" if swedish else "en"
    options = Options(title=title, language=language, sources=tuple(sources or ()), links=tuple(read_links(store)))
    overlay = load_corrections(store)
    written = write_report((apply_corrections(record, overlay) for record in read_records(store)), html, options)
    Console().print(_summary(written, html), highlight=False, markup=False)


def _summary(written: Written, html: Path) -> str:
    counts = [many(written.documents, "document") + " from " + many(len(written.municipalities), "municipality")]
    counts += [many(written.pledges, "pledge"), *([many(written.links, "link")] if written.links else [])]
    made = f"{', '.join(counts)} → {html / 'index.html'}"
    absent = {
        "not asked": "name the folder with the documents with --sources, and their pages are shown",
        "not found": "not found among --sources, so their pages are not shown",
        "broken": "cannot be rendered, so their pages are not shown",
    }
    return "\n".join(
        [made, *(f"{many(n, 'PDF')}: {absent[state]}" for state, n in written.images.items() if state in absent)]
    )
