"""What ``loften evaluate`` prints."""

from rich.console import Console
from rich.markup import escape

from loften.cli import score_tables as tables
from loften.evaluation.differences import Difference
from loften.evaluation.view import View


def print_view(console: Console, view: View) -> None:
    """Print every table that was asked for."""
    console.print(tables.main_table(view.scores, view.intervals))
    for line in tables.no_gold_lines([case.gold for case in view.scores.cases]):
        console.print(line, highlight=False)
    console.print(tables.document_table(view.scores))
    for title, parts in view.parts.items():
        console.print(tables.part_table(title, parts))
    if view.bases:
        console.print(tables.basis_table(view.bases))
    if view.rungs:
        console.print(tables.ladder_table(view.rungs))
    if view.systems:
        console.print(tables.system_table(view.systems))
    for name, pairs in view.compared.items():
        console.print(tables.paired_table(f"a: {name}, b: these records", pairs))
    if view.calibrations:
        console.print(tables.calibration_table(view.calibrations))
    for case in view.scores.cases:
        if case.failure:
            console.print(f"[red]{escape(case.gold.name)}: {escape(case.failure)}[/red]")


def print_errors(console: Console, view: View, aspect: str | None) -> None:
    """Print every error in its context, or those of one aspect."""
    wanted = [error for error in view.differences if aspect is None or aspect in error.aspect]
    for error in wanted:
        _print_error(console, error)
    if not wanted:
        there = ", ".join(sorted({error.aspect for error in view.differences})) or "none at all"
        console.print(f"no error{f' of aspect {escape(aspect)}' if aspect else ''}: there are {there}", highlight=False)


def _print_error(console: Console, error: Difference) -> None:
    doubt = " (gold in doubt)" if error.doubtful else ""
    console.print(f"\n[bold]{escape(error.document)} · {error.aspect}[/bold]{doubt}", highlight=False)
    for line in error.context:
        console.print(f"  [dim]{escape(line)}[/dim]", highlight=False)
    if error.text and error.text not in error.context:
        console.print(f"  {escape(error.text)}", highlight=False)
    console.print(f"  gold:      [green]{escape(error.gold)}[/green]", highlight=False)
    console.print(f"  predicted: [red]{escape(error.predicted)}[/red]", highlight=False)
    if error.reasons:
        console.print(f"  [dim]reasons: {escape(', '.join(error.reasons))}[/dim]", highlight=False)
