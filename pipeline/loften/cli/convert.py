"""``loften convert``: documents to records."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from loften.cli.progress import Progress
from loften.cli.summary import Tally, summary
from loften.conversion import Outcome, Settings, convert_all
from loften.errors import ExitCode, UsageError
from loften.readers import Reading
from loften.records import RecordFolder
from loften.sources import FetchOptions, SourceOptions, expand

app = typer.Typer(add_completion=False, rich_markup_mode="rich")

HELP = """
Convert documents to records.

A SOURCE is a file, a folder, a pattern, a ZIP, WACZ or WARC, a web address, or - for a list of them on standard input.
Each document gives one NAME.json in OUT; all of them stand in records.jsonl, and what failed in errors.jsonl.

[bold]Examples[/bold]

  loften convert sample_docs --out out
  loften convert avtal.pdf https://example.se/medborgarlofte --out out
  loften convert crawl.warc.gz --out out --ocr never
  cat addresses.txt | loften convert - --store fetched.warc.gz --out out
"""


@app.command(help=HELP)
def convert(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="What to convert.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")],
    engine: Annotated[
        str, typer.Option(help="Language engine: spacy, spacy:NAME, stanza, stanza:FOLDER, blank.")
    ] = "spacy",
    ocr: Annotated[
        Literal["auto", "always", "never"], typer.Option(help="When to read pages by text recognition.")
    ] = "auto",
    every_page: Annotated[
        bool, typer.Option("--every-page", help="Of web archives, take pages that do not mention the subject, too.")
    ] = False,
    store: Annotated[
        Path | None, typer.Option(help="Keep what is fetched in this WARC, and answer from it the next time.")
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Fetch nothing but what --store holds.")] = False,
    private: Annotated[
        bool, typer.Option("--private-addresses", help="Allow addresses that are not on the public internet.")
    ] = False,
    delay: Annotated[float, typer.Option(help="Seconds between two requests to one host.", min=0)] = 1.0,
) -> None:
    """Convert documents and say what came out."""
    if offline and store is None:
        raise UsageError("--offline: nothing to answer from: name the WARC with --store")
    fetching = FetchOptions(store=store, offline=offline, private=private, delay=delay)
    items = expand(sources, SourceOptions(every_page=every_page, fetch=fetching))
    outcomes = convert_all(items, Settings(engine=engine, reading=Reading(ocr=ocr)))
    tally = _write(outcomes, out)
    Console().print(summary(tally, out), highlight=False)
    if tally.failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _write(outcomes: Iterable[Outcome], out: Path) -> Tally:
    """Write what comes, as it comes; return what is to be summed up."""
    tally = Tally()
    with RecordFolder(out) as folder, Progress() as progress:
        for outcome in outcomes:
            if outcome.record is not None:
                folder.add(outcome.record)
            if outcome.error is not None:
                folder.add_error(outcome.uri, outcome.error)
            tally.add(outcome)
            progress.advance(outcome)
    return tally
