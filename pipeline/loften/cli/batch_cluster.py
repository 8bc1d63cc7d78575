"""``loften batch run --on``: the run on a cluster, and its parts made a store."""

from collections import Counter
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import Progress

from loften.batch import Plan
from loften.errors import ExitCode, UsageError
from loften.wording import many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loften.batch.cluster.on_ray import Ray


def run_far(plan: Plan, on: str, out: str, sources: Sequence[str]) -> None:
    """Run on an engine, and say what came out and what to do next."""
    from loften.batch.cluster import ClusterRun

    totals: Counter[str] = Counter()
    console = Console(stderr=True)
    with _engine(on) as engine, Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("shards", total=None)
        job = ClusterRun(plan, out, engine)
        for result in job.run(sources):
            totals.update({"shards": 1, "skipped": not result} | result)
            bar.update(task, completed=totals["shards"], total=job.total)
    for problem in job.problems:
        typer.echo(f"loften: {problem}", err=True)
    typer.echo(
        f"{many(totals['done'], 'document')} converted, {totals['failed']:,} failed, "
        f"in {many(totals['shards'], 'shard')}; {totals['skipped']:,} of them done before"
    )
    typer.echo(f"Next: loften batch merge {out} --out run.store")
    if job.problems or totals["failed"]:
        raise typer.Exit(ExitCode.SOME_FAILED)


@contextmanager
def _engine(on: str) -> "Iterator[Ray]":
    name, _, address = on.partition(":")
    if name != "ray":
        raise UsageError(f"--on {on}: this engine is not known: use ray, or ray:ADDRESS")
    from loften.batch.cluster.on_ray import Ray

    engine = Ray(address or None)
    try:
        yield engine
    finally:
        engine.close()


def merge_parts(parts: str, store: Path) -> None:
    """Make the parts of a cluster run one store."""
    from loften.batch.cluster import merge

    found = list(merge(parts, store))
    missing = len(found) - sum(found)
    typer.echo(f"{many(sum(found), 'part')} → {store}: see loften batch status {store}")
    if missing:
        typer.echo(f"loften: {many(missing, 'part')} not there: run the batch again, then merge again", err=True)
        raise typer.Exit(ExitCode.SOME_FAILED)
