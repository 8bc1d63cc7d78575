"""What ``loften batch`` shows: progress on a terminal, how a store stands, what failed, what changed."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from loften.batch import Tally
from loften.batch.diff import Difference, by_rule
from loften.batch.scan import number_of_files
from loften.batch.state import Failure, Status
from loften.sources.expand import find
from loften.wording import as_text, many

SHOWN = 5


class Progress:
    """A bar with rate, remaining time and failures, on standard error and on a terminal only."""

    def __init__(self, sources: Sequence[str] | None) -> None:
        self._console = Console(stderr=True)
        self._sources = sources
        self._failed = 0
        text = "{task.fields[rate]} [red]{task.fields[failed]}[/red]"
        self._bar = Bar(
            *(TextColumn("files"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn(text)),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, rate="", failed="")

    def __enter__(self) -> "Progress":
        if self._console.is_terminal:
            self._bar.start()
            if self._sources and "-" not in self._sources:
                threading.Thread(target=self._count, args=(self._sources,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self._console.is_terminal:
            self._bar.stop()

    def _count(self, sources: Sequence[str]) -> None:
        """Find out how many files there are, beside the run: it does not wait for that."""
        total = sum(number_of_files(looked) for looked in find(sources))
        self._bar.update(self._task, total=total)

    def show(self, tally: Tally) -> None:
        """Show how far the run has come."""
        if not self._console.is_terminal:
            return
        elapsed = self._bar.tasks[0].elapsed or 0
        rate = f"{(tally.done + tally.failed) / elapsed:.1f} documents/s" if elapsed else ""
        failed = f"{tally.failed} failed" if tally.failed else ""
        self._bar.update(self._task, completed=tally.files, rate=rate, failed=failed)
        if tally.failed > self._failed:
            self._failed = tally.failed
            self.note(tally.failure)

    def note(self, text: str) -> None:
        """Say something beside the bar."""
        if self._console.is_terminal:
            self._console.print(f"loften: {text}", markup=False, highlight=False)


@contextmanager
def stop_keys(stop: Callable[[], None], note: Callable[[str], None]) -> Iterator[None]:
    """Let the first Ctrl-C (or SIGTERM) stop a run cleanly and the second at once."""
    pressed = False

    def handle(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        note("stopping when what is begun is done; press again to stop at once")
        stop()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run_summary(tally: Tally, found: Status, store: Path) -> RenderableType:
    """Return what a run came to, and what to do next."""
    lines = [
        f"{many(tally.done, 'document')} converted, {tally.failed:,} failed; "
        f"{tally.skipped:,} of {many(tally.files, 'file')} done before",
        f"{store}: {many(found.states['done'], 'record')} of {many(found.documents, 'document')} "
        f"from {many(found.places, 'place')}",
    ]
    lines += [f"{found.failed:,} failed in all: loften batch errors {store}"] if found.failed else []
    lines += [f"{found.states['open']:,} left: run it again"] if found.states["open"] else []
    return Group(*(Text(line) for line in lines))


def status_table(found: Status, store: Path) -> RenderableType:
    """Return how a store stands."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    rows = {
        "documents": f"{found.documents:,} from {many(found.places, 'place')}",
        **{state: f"{count:,}" for state, count in found.states.items()},
        "not to be had": f"{found.problems:,}",
        "readings kept": f"{found.readings:,}",
        "size": f"{found.bytes / 1e6:,.1f} MB",
        "last run": as_text(" ".join(found.run.get("sources", ()))),
        "now": "a run is writing" if found.running else "no run",
    }
    for name, value in rows.items():
        table.add_row(name, Text(value))
    for version in found.versions:
        told = version.told
        what = f"loften {told['loften']} ({told['code']}), {told['model'] or told['engine']}, rules {told['rules']}"
        current = " (current)" if version.number == found.current else ""
        table.add_row(f"version {version.number}", Text(f"{many(version.records, 'record')}{current}: {what}"))
    return Group(Text(str(store), style="bold"), table)


def error_list(groups: list[tuple[str, str, list[Failure]]], store: Path, every: bool) -> RenderableType:
    """Return what failed, by reason, each reason with the command to try one again."""
    parts = []
    for code, reason, members in groups:
        parts.append(Text(f"{len(members)} × {code}: {reason}", style="bold red"))
        shown = members if every else members[:SHOWN]
        parts += [Text(f"  {one.id or '-' * 16}  {one.message}") for one in shown]
        parts += [Text(f"  … and {len(members) - len(shown)} more (--all)")] if len(shown) < len(members) else []
        one = next((member.id for member in members if member.id), None)
        parts.append(Text(f"  again: loften batch retry {store}{f' --only {one}' if one else ''}", style="dim"))
    return Group(*parts) if parts else Text("nothing failed")


def fault_list(found: list[str], store: Path) -> RenderableType:
    """Return what is wrong with a store."""
    if not found:
        return Text(f"{store}: all is as it should be")
    return Group(Text(many(len(found), "fault"), style="red"), *(Text(f"  {line}") for line in found))


def differences(found: Difference, one: str, other: str, every: bool) -> RenderableType:
    """Return what changed in the documents of both places, and which documents only one of them has."""
    changes = many(len(found.changes), "change") if found.changes else "no label changed"
    parts = [Text(f"{many(found.both, 'document')} in both: {changes}", style="bold")]
    shown = [(change, 1) for change in found.changes] if every else by_rule(found.changes)
    for change, count in shown:
        parts.append(Text(f"{count} × {change.field}: {change.was or 'not there'} → {change.now or 'not there'}"))
        rules = [f"-{rule}" for rule in change.lost] + [f"+{rule}" for rule in change.gained]
        parts.append(Text(f"  {' '.join(rules) or 'the same rules'}", style="cyan"))
        parts.append(Text(f"  {change.uri}: {change.text}", style="dim"))
    for place, alone in ((one, found.gone), (other, found.new)):
        parts += _only_in(place, alone, every)
    return Group(*parts)


def _only_in(place: str, alone: list[str], every: bool) -> list[Text]:
    if not alone:
        return []
    shown = alone if every else alone[:SHOWN]
    more = [Text(f"  … and {len(alone) - len(shown):,} more (--all)")] if len(shown) < len(alone) else []
    title = Text(f"{many(len(alone), 'document')} only in {place}, not compared", style="yellow")
    return [title, *(Text(f"  {uri}", style="dim") for uri in shown), *more]
