"""Progress of a run: a bar on a terminal, one plain line a document elsewhere; always on standard error."""

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from loften.conversion import Outcome
from loften.wording import many


class Progress:
    """Shows how far a run has come, and every document that failed as it fails."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("documents"), TimeElapsedColumn())
        self._bar = RichProgress(*columns, TextColumn("{task.description}"), console=self._console, transient=True)
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> "Progress":
        if self._console.is_terminal:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def advance(self, outcome: Outcome) -> None:
        """Count one document."""
        self._bar.update(self._task, advance=1, description=outcome.uri[-40:])
        if outcome.error is not None:
            self._print(f"loften: {outcome.error}")
        elif not self._console.is_terminal:
            self._print(line(outcome))

    def _print(self, text: str) -> None:
        if self._console.is_terminal:
            self._console.print(text, markup=False, highlight=False)
        else:
            print(text, file=sys.stderr, flush=True)


def line(outcome: Outcome) -> str:
    """Return what became of one document, in one line."""
    if outcome.record is None:
        return f"{outcome.uri}: the same bytes as a document before"
    warnings = "".join(f"; {warning.message}" for warning in outcome.record.warnings)
    return f"{outcome.uri}: {many(len(outcome.record.pledges), 'pledge')}{warnings}"
