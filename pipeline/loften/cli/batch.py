"""``loften batch``: archive runs: start and resume, status, errors, retry, verify, diff, export."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console

from loften.batch import Limits, Plan, Run
from loften.batch.diff import diff
from loften.batch.export import export as export_store
from loften.batch.scan import Looked
from loften.batch.state import documents_with, failures, grouped
from loften.batch.state import status as status_of
from loften.batch.store import Store as Writing
from loften.batch.verify import verify as verify_store
from loften.cli import batch_view as view
from loften.cli.batch_cluster import merge_parts, run_far
from loften.errors import ExitCode
from loften.readers import Reading
from loften.settings import Settings
from loften.sources import FetchOptions, SourceOptions
from loften.sources.expand import find
from loften.wording import many

HELP = """
Convert whole archives: on every core, through every fault, to be stopped and resumed at any moment.

A run keeps everything in one STORE, a file; convert, export, report, link and evaluate read it like a folder of
records. The same command goes on where a run ended, however it ended.

[bold]Examples[/bold]

  loften batch run archive crawl.warc.gz --out run.store
  loften batch status run.store
  loften batch errors run.store
  loften batch retry run.store --timeout 600
  loften batch diff run.store@1 run.store@2
  loften batch export run.store --out out
  loften batch run s3://bucket/archive --on ray --out s3://bucket/parts
  loften batch merge s3://bucket/parts --out run.store
"""

app = typer.Typer(help=HELP, add_completion=False, no_args_is_help=True, rich_markup_mode="rich")

Store = Annotated[Path, typer.Argument(metavar="STORE", help="The store of a run.", show_default=False)]
Workers = Annotated[
    int | None, typer.Option(help="Processes that convert; by default one a core.", min=1, show_default=False)
]
Timeout = Annotated[float, typer.Option(help="Seconds that a document may take.", min=0.1)]
Memory = Annotated[int, typer.Option(help="Megabytes of memory that a document may take.", min=128)]
Durable = Annotated[bool, typer.Option("--durable", help="Lose nothing in a power cut either; slower.")]


@app.command()
def run(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="As for convert.", show_default=False)],
    out: Annotated[str, typer.Option("--out", "-o", help="The store: a file, made if it is not there.")],
    on: Annotated[
        str | None,
        typer.Option(help="Run on a cluster: ray, or ray:ADDRESS; OUT is then a shared folder.", show_default=False),
    ] = None,
    workers: Workers = None,
    timeout: Timeout = 120.0,
    memory: Memory = 3072,
    limit: Annotated[int | None, typer.Option(help="Stop after so many documents.", min=1, show_default=False)] = None,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try again what failed before.")] = False,
    durable: Durable = False,
    engine: Annotated[str, typer.Option(help="Language engine, as for convert.")] = "spacy",
    ocr: Annotated[Literal["auto", "always", "never"], typer.Option(help="When to read pages by OCR.")] = "auto",
    every_page: Annotated[
        bool, typer.Option("--every-page", help="Of web archives, take pages that do not mention the subject, too.")
    ] = False,
    fetched: Annotated[
        Path | None, typer.Option(help="Keep what is fetched in this WARC, and answer from it the next time.")
    ] = None,
) -> None:
    """Start a run, or go on with it."""
    settings = Settings(engine=engine, reading=Reading(ocr=ocr))
    options = SourceOptions(every_page=every_page, repeats=True, fetch=FetchOptions(store=fetched))
    limits = Limits(seconds=timeout, memory=memory << 20)
    plan = Plan(settings, options, limits, workers or _cores(), limit, durable, retry_failed)
    if on:
        run_far(plan, on, out, sources)
        return
    path = Path(out)
    with view.Progress(sources) as progress:
        _go(Run(plan, path, progress.show), path, lambda _: find(sources), plan.called(sources), progress)


@app.command()
def merge(
    parts: Annotated[str, typer.Argument(help="The folder of a run on a cluster.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", help="The store to make of it, or to add to.")],
) -> None:
    """Make one store of what a run on a cluster has left."""
    merge_parts(parts, out)


@app.command()
def retry(
    store: Store,
    only: Annotated[list[str] | None, typer.Option(help="Only the document with this id.", show_default=False)] = None,
    workers: Workers = None,
    timeout: Timeout = 120.0,
    memory: Memory = 3072,
    durable: Durable = False,
) -> None:
    """Try again what failed, with the settings of the last run."""
    called = status_of(store).run
    settings, options = (
        Settings.from_mapping(called["settings"]),
        SourceOptions(every_page=called["every_page"], repeats=True),
    )
    limits = Limits(seconds=timeout, memory=memory << 20)
    plan = Plan(settings, options, limits, workers or _cores(), None, durable)
    wanted = documents_with(store, only) if only else None
    with view.Progress(None) as progress:
        _go(Run(plan, store, progress.show), store, lambda kept: kept.again.reopen_failed(wanted), called, progress)


@app.command()
def status(store: Store) -> None:
    """Tell how far a run has come."""
    Console().print(view.status_table(status_of(store), store), highlight=False)


@app.command()
def errors(
    store: Store,
    every: Annotated[bool, typer.Option("--all", help="List every document, not some of each reason.")] = False,
) -> None:
    """List what failed, by reason."""
    groups = grouped(failures(store))
    Console(soft_wrap=True).print(view.error_list(groups, store, every), highlight=False)
    if groups:
        raise typer.Exit(ExitCode.SOME_FAILED)


@app.command()
def verify(store: Store) -> None:
    """Check that all in a store is as it should be."""
    found = list(verify_store(store))
    Console(soft_wrap=True).print(view.fault_list(found, store), highlight=False)
    if found:
        raise typer.Exit(ExitCode.SOME_FAILED)


@app.command("diff")
def difference(
    one: Annotated[str, typer.Argument(help="A store, STORE@VERSION, or a folder of records.", show_default=False)],
    other: Annotated[str, typer.Argument(help="What to compare it with.", show_default=False)],
    every: Annotated[bool, typer.Option("--all", help="List every change, not one of each kind.")] = False,
) -> None:
    """Tell which labels changed between two runs or versions, and by which rules."""
    found = diff(one, other)
    Console(soft_wrap=True).print(view.differences(found, one, other, every), highlight=False)


@app.command()
def export(
    store: Store,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")],
) -> None:
    """Write the records of a store as JSON, as convert does."""
    written, failed = export_store(store, out)
    print(f"{many(written, 'record')} → {out}/" + (f"; {failed} failed, in {out / 'errors.jsonl'}" if failed else ""))


def _go(
    job: Run, path: Path, names: Callable[[Writing], Iterable[Looked]], called: dict[str, Any], progress: view.Progress
) -> None:
    """Run until all is done or somebody stops it, and say what came out."""
    with view.stop_keys(job.stop, progress.note):
        tally = job.run(names, called)
    progress.close()
    found = status_of(path)
    Console(soft_wrap=True).print(view.run_summary(tally, found, path), highlight=False)
    if job.stopped:
        raise KeyboardInterrupt
    if found.failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
