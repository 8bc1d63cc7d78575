"""``loften evaluate``: scores against gold."""

from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from loften.cli import evaluate_options as options
from loften.cli.evaluate_view import print_errors, print_view
from loften.conversion import Settings
from loften.errors import UsageError
from loften.evaluation.as_json import view_json
from loften.evaluation.case import Case, pair_records
from loften.evaluation.gate import Gate, check, load_gate, measure, save_gate, update
from loften.evaluation.gold import Gold, default_docs, load_golds
from loften.evaluation.page import render
from loften.evaluation.run import GIVEN, Given, convert_golds
from loften.evaluation.view import Wanted, take
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
    gold: options.GoldPath,
    predicted: options.Predicted = None,
    docs: options.Docs = None,
    engine: options.Engine = "spacy",
    given: options.Given = "nothing",
    only: options.Only = None,
    parts: options.Parts = False,
    ladder: options.Ladder = False,
    beside: options.Baselines = False,
    models: options.Models = False,
    teach: options.Teach = None,
    against: options.Against = None,
    html: options.Html = None,
    as_json: options.Json = None,
    gate: options.Gate = None,
    update_gate: options.UpdateGate = False,
    allow_lower: options.AllowLower = False,
    errors: options.Errors = False,
    aspect: options.Aspect = None,
) -> None:
    """Score records against gold."""
    step = _step(given, gate)
    golds, settings = _chosen(gold, only), Settings(engine=engine)
    needs_sources = predicted is None or any((gate, html, ladder, beside, models))
    sources = docs or (default_docs(gold) if needs_sources else [])
    teaching = load_golds(teach) if teach else []
    sources += default_docs(teach) if teach else []
    whole = html is not None
    wanted = Wanted(
        parts=parts or whole,
        ladder=ladder or whole,
        baselines=beside or whole,
        learned=models,
        others={str(against): pair_records(golds, load_records(against))} if against else {},
        teaching=list(convert_golds(teaching, sources, settings)),
    )
    cases = _cases(golds, predicted, sources, settings, step)
    view = take(f"loften against {gold.name or gold}", cases, sources, settings, wanted)
    console = _console()
    print_view(console, view)
    if errors or aspect:
        print_errors(console, view, aspect)
    if html is not None:
        _write(console, html, render(view))
    if as_json is not None:
        _write(console, as_json, view_json(view))
    if gate is not None:
        _pass_gate(console, gate, measure(view.scores, gold, sources), update_gate, allow_lower)


def _step(given: str, gate: Path | None) -> Given:
    """Return the step up to which gold does the work; raise ``UsageError`` where it is none, or goes with no gate."""
    step = next((name for name in GIVEN if name == given), None)
    if step is None:
        raise UsageError(f"--given {given}: no such step: choose one of {', '.join(GIVEN)}")
    if gate is not None and step != "nothing":
        raise UsageError("--gate holds end to end: leave out --given")
    return step


def _chosen(gold: Path, only: str | None) -> list[Gold]:
    golds = [one for one in load_golds(gold) if only is None or only in one.name]
    if not golds:
        raise UsageError(f"--only {only}: no gold file of {gold} has this in its name: see what lies there")
    return golds


def _cases(
    golds: Sequence[Gold], predicted: Path | None, sources: list[Path], settings: Settings, step: Given
) -> list[Case]:
    if predicted is not None:
        return pair_records(golds, load_records(predicted))
    return list(convert_golds(golds, sources, settings, step))


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=_PRINTED)


def _write(console: Console, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    console.print(f"{path}: written", highlight=False)


def _pass_gate(console: Console, path: Path, measured: Gate, renew: bool, allow_lower: bool) -> None:
    if renew:
        save_gate(update(load_gate(path) if path.exists() else None, measured, allow_lower), path)
        console.print(f"{path}: floors set", highlight=False)
    else:
        check(load_gate(path), measured)
        console.print(f"{path}: every figure is at its floor or above", highlight=False)
