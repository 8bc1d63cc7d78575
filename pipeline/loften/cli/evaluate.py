"""``loften evaluate``: scores against gold."""

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from loften.conversion import Settings
from loften.errors import LoftenError, UsageError
from loften.evaluation.case import Case, pair_records
from loften.evaluation.differences import Difference, differences
from loften.evaluation.gold import Gold, default_docs, load_golds
from loften.evaluation.records import load_records
from loften.evaluation.run import GIVEN, convert_golds
from loften.evaluation.scores import Score, Scores, score


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file, or a folder of them (its subfolders are other splits).")],
    predicted: Annotated[
        Path | None,
        typer.Argument(help="Records to score: a folder, a records.jsonl; without it the sources are converted now."),
    ] = None,
    docs: Annotated[
        list[Path] | None, typer.Option(help="Where the gold's sources are, if not in sample_docs/ or docs/ beside it.")
    ] = None,
    engine: Annotated[str, typer.Option(help="Language engine for converting.")] = "spacy",
    given: Annotated[
        str, typer.Option(help="Steps that gold does before the program: nothing, blocks, sections, pledges.")
    ] = "nothing",
    only: Annotated[str | None, typer.Option(help="Only gold files whose name has this in it.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every error in its context.")] = False,
    aspect: Annotated[str | None, typer.Option(help="List only errors of this aspect, as in 'actor'.")] = None,
) -> None:
    """Score records against gold."""
    golds = [one for one in load_golds(gold) if only is None or only in one.name]
    if given not in GIVEN:
        raise UsageError(f"--given {given}: no such step: choose one of {', '.join(GIVEN)}")
    step = next(name for name in GIVEN if name == given)
    if predicted is not None:
        cases = pair_records(golds, load_records(predicted))
    else:
        cases = list(convert_golds(golds, docs or default_docs(gold), Settings(engine=engine), step))
    console = Console()
    scores = score(cases)
    console.print(_main_table(scores, golds))
    console.print(_document_table(scores))
    for case in cases:
        if case.failure:
            console.print(f"[red]{escape(case.gold.name)}: {escape(case.failure)}[/red]")
    if errors or aspect:
        _print_errors(console, cases, aspect)


def _main_table(scores: Scores, golds: list[Gold]) -> Table:
    table = Table(title=f"{len(golds)} documents, {sum(len(g.pledges) for g in golds)} pledges in gold")
    table.add_column("")
    table.add_column("measure")
    table.add_column("without doubtful fields")
    table.add_column("with them")
    table.add_column("gold", justify="right")
    with_doubtful = {figure.id: figure for figure in scores.figures(doubtful=True)}
    for group, figures in groupby(scores.figures(), key=lambda figure: figure.measure.group):
        table.add_section()
        for measure, parts in groupby(figures, key=lambda figure: figure.measure):
            own = list(parts)
            table.add_row(group, measure.title, _line(own), _line([with_doubtful[f.id] for f in own]), _support(own))
            group = ""
    return table


_SHORT = {
    "f1": "F1",
    "macro_f1": "macro-F1",
    "precision": "P",
    "recall": "R",
    "accuracy": "acc",
    "kappa": "κ",
    "mae": "MAE",
}


def _line(figures: list[Score]) -> str:
    if not figures[0].support:
        return "no gold"
    parts = (f"{_SHORT.get(figure.name, '')} {_number(figure.value)}".strip() for figure in figures)
    return "  ".join(parts)


def _support(figures: list[Score]) -> str:
    return str(figures[0].support)


_COLUMNS = {
    "section F1": "sections.type.macro_f1",
    "pledge F1": "pledges.words.f1",
    "exact F1": "pledges.exact.f1",
    "actor": "actor.label.accuracy",
    "basis": "actor.basis.accuracy",
    "measur.": "measurability.accuracy",
    "kind": "kind.accuracy",
    "parent": "parent.right.mean",
    "area": "focus_area.right.mean",
}


def _document_table(scores: Scores) -> Table:
    table = Table(title="by document (without doubtful fields)")
    table.add_column("document")
    for heading in ("gold", "found", *_COLUMNS):
        table.add_column(heading, justify="right")
    for index, case in enumerate(scores.cases):
        by_id = {figure.id: figure for figure in scores.figures(only=[index])}
        figures = (_number(by_id[name].value) for name in _COLUMNS.values())
        table.add_row(case.gold.name, str(len(case.gold.pledges)), str(len(case.pledges)), *figures)
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _print_errors(console: Console, cases: list[Case], aspect: str | None) -> None:
    for case in cases:
        for error in differences(case):
            if aspect is None or aspect in error.aspect:
                _print_error(console, error)


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


if __name__ == "__main__":
    try:
        typer.run(evaluate)
    except LoftenError as problem:
        raise SystemExit(f"loften: {problem}") from problem
