"""``loften evaluate``: scores against gold."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from loften.cli import score_tables as tables
from loften.conversion import Settings
from loften.errors import UsageError
from loften.evaluation.as_json import view_json
from loften.evaluation.case import pair_records
from loften.evaluation.confidence_fit import fit_confidence, save_weights
from loften.evaluation.differences import Difference
from loften.evaluation.gate import Gate, check, load_gate, measure, save_gate, update
from loften.evaluation.gold import default_docs, load_golds
from loften.evaluation.page import render
from loften.evaluation.run import GIVEN, convert_golds
from loften.evaluation.view import View, Wanted, take
from loften.records import load_records

_PRINTED = 150  # columns, where the tables go to a file or another program

app = typer.Typer(add_completion=False, rich_markup_mode="rich")

HELP = """
Score records against gold.

[bold]Examples[/bold]

  loften evaluate gold                             convert the gold's sources and score them
  loften evaluate gold out                         score records that a run has left
  loften evaluate gold --html report.html          everything on one page
  loften evaluate gold --errors --aspect actor     every actor error in its context
"""


@app.command(help=HELP)
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
    parts: Annotated[bool, typer.Option("--parts", help="Also by format, layout, period, basis of the actor.")] = False,
    ladder: Annotated[bool, typer.Option("--ladder", help="Also the oracle ladder: which step loses what.")] = False,
    beside: Annotated[bool, typer.Option("--baselines", help="Also plain rules and a TF-IDF model.")] = False,
    models: Annotated[bool, typer.Option("--models", help="Also classifiers in the place of rules.")] = False,
    teach: Annotated[
        Path | None, typer.Option(help="More gold for models and confidences to learn from, itself not scored.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Other records of the same sources, to compare with these by paired bootstrap.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(help="Write one self-contained page: scores, ladder, baselines, calibration, errors.")
    ] = None,
    as_json: Annotated[Path | None, typer.Option("--json", help="Write all figures and errors as JSON.")] = None,
    gate: Annotated[
        Path | None, typer.Option(help="Floors that the scores must not fall below; exit 3 where one does.")
    ] = None,
    update_gate: Annotated[
        bool, typer.Option("--update-gate", help="Set the floors of --gate to these scores.")
    ] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Let --update-gate lower a floor.")] = False,
    fit: Annotated[
        Path | None,
        typer.Option("--fit-confidence", help="Fit the confidences on this gold; write the weights here."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every error in its context.")] = False,
    aspect: Annotated[str | None, typer.Option(help="List only errors of this aspect, as in 'actor'.")] = None,
) -> None:
    """Score records against gold."""
    golds = [one for one in load_golds(gold) if only is None or only in one.name]
    if not golds:
        raise UsageError(f"--only {only}: no gold file of {gold} has this in its name: see what lies there")
    if given not in GIVEN:
        raise UsageError(f"--given {given}: no such step: choose one of {', '.join(GIVEN)}")
    if gate is not None and given != "nothing":
        raise UsageError("--gate holds end to end: leave out --given")
    step = next(name for name in GIVEN if name == given)
    settings = Settings(engine=engine)
    sources = docs or (default_docs(gold) if _needs_sources(predicted, gate, html, fit, ladder, beside, models) else [])
    teaching = load_golds(teach) if teach else []
    sources += default_docs(teach) if teach else []
    if predicted is not None:
        cases = pair_records(golds, load_records(predicted))
    else:
        cases = list(convert_golds(golds, sources, settings, step))
    whole = html is not None
    wanted = Wanted(
        parts=parts or whole,
        ladder=ladder or whole,
        baselines=beside or whole,
        learned=models,
        others={str(against): pair_records(golds, load_records(against))} if against else {},
        teaching=list(convert_golds(teaching, sources, settings)),
    )
    view = take(f"loften against {gold.name or gold}", cases, sources, settings, wanted)
    console = Console()
    if not console.is_terminal:
        console = Console(width=_PRINTED)
    _print_view(console, view)
    if errors or aspect:
        _print_errors(console, view, aspect)
    if html is not None:
        html.write_text(render(view), encoding="utf-8")
        console.print(f"{html}: written", highlight=False)
    if as_json is not None:
        as_json.write_text(view_json(view), encoding="utf-8", newline="\n")
        console.print(f"{as_json}: written", highlight=False)
    if fit is not None:
        fitted = fit_confidence(golds, sources, settings, teaching)
        console.print(tables.calibration_table(fitted.left_out))
        save_weights(fitted.weights, fit)
        console.print(f"{fit}: fitted; the table is by weights that had not seen the municipality", highlight=False)
    if gate is not None:
        _pass_gate(console, gate, measure(view.scores, gold, sources), update_gate, allow_lower)


def _needs_sources(predicted: Path | None, *wishes: object) -> bool:
    return predicted is None or any(wishes)


def _print_view(console: Console, view: View) -> None:
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


def _pass_gate(console: Console, path: Path, measured: Gate, renew: bool, allow_lower: bool) -> None:
    if renew:
        save_gate(update(load_gate(path) if path.exists() else None, measured, allow_lower), path)
        console.print(f"{path}: floors set", highlight=False)
    else:
        check(load_gate(path), measured)
        console.print(f"{path}: every figure is at its floor or above", highlight=False)


def _print_errors(console: Console, view: View, aspect: str | None) -> None:
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
