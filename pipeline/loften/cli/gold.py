"""``loften gold``: making gold: pre-annotate, export and import, check, agree, the coder's manual."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from loften.cli.coding_tables import alpha_table, confusion_table, found_table
from loften.conversion import Settings, convert_all
from loften.corrections import save_corrections
from loften.errors import ExitCode, UsageError
from loften.evaluation.gold import load_golds
from loften.exchange.annotation.files import Tool, export_gold, import_gold
from loften.exchange.annotation.gold_file import write_gold
from loften.exchange.coding.agree import Disagreement, compare_codings
from loften.exchange.coding.check import check_gold
from loften.exchange.coding.correct import corrections_of
from loften.exchange.coding.manual import find_codebook, manual
from loften.exchange.coding.start import start_gold
from loften.records import load_records
from loften.records.folder import stem_of
from loften.sources import SourceOptions, expand
from loften.wording import many

HELP = """
Make gold: have the program mark documents, correct them in an annotation tool, check them, compare coders.

[bold]Examples[/bold]

  loften gold start sample_docs --out mine
  loften gold export mine --to label-studio --out project
  loften gold import project-1.json --from label-studio --out mine
  loften gold check mine
  loften gold agree mine theirs
  loften gold import project-1.json --from label-studio --corrections out
"""

app = typer.Typer(help=HELP, add_completion=False, no_args_is_help=True, rich_markup_mode="rich")

Gold = Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", show_default=False)]


@app.command()
def start(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE…", help="Documents, as for convert.", show_default=False)
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write gold files to.")] = Path("gold"),
    records: Annotated[Path | None, typer.Option(help="Start from the records of a run, not from documents.")] = None,
    engine: Annotated[str, typer.Option(help="Language engine for converting.")] = "spacy",
    again: Annotated[bool, typer.Option("--again", help="Write over gold files that are there already.")] = False,
) -> None:
    """Write what the program finds as gold, for a person to correct."""
    if not sources and records is None:
        raise UsageError("nothing to start from: name documents, or records with --records")
    console, failed = Console(), False
    found = load_records(records) if records else []
    for outcome in convert_all(expand(sources or [], SourceOptions()), Settings(engine=engine)):
        if outcome.record is not None:
            found.append(outcome.record)
        elif outcome.error is not None:
            failed = True
            Console(stderr=True).print(escape(f"loften: {outcome.error}"), highlight=False)
    for record in found:
        name = stem_of(record)
        if (out / f"{name}.json").exists() and not again:
            raise UsageError(f"{out / name}.json: is there already: choose another --out, or say --again")
        console.print(escape(f"{write_gold(start_gold(record, name), out)}: {many(len(record.pledges), 'pledge')}"))
    if failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


@app.command()
def export(
    gold: Gold,
    to: Annotated[Tool, typer.Option("--to", help="The annotation tool.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write the tool's files to.")],
) -> None:
    """Write gold as the files of an annotation tool, with what sets the tool up."""
    for path in export_gold(load_golds(gold), to, out):
        Console().print(escape(str(path)), highlight=False)


@app.command(name="import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="What the tool exported: files or folders.", show_default=False),
    ],
    source: Annotated[Tool, typer.Option("--from", help="The annotation tool.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The folder to write gold files to.")] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="A run's folder: write what a person corrected in its records.")
    ] = None,
    coder: Annotated[
        str | None, typer.Option(help="Whose annotations, in Label Studio: an e-mail or a number.")
    ] = None,
) -> None:
    """Read what a tool exported: as gold, as corrections of a run, or both."""
    if out is None and corrections is None:
        raise UsageError("nowhere to write to: name a folder with --out, or a run with --corrections")
    console, golds = Console(), import_gold(files, source, coder)
    for gold in golds:
        if out is not None:
            console.print(escape(f"{write_gold(gold, out)}: {many(len(gold.pledges), 'pledge')}"), highlight=False)
    if corrections is not None:
        found = list(corrections_of(golds, load_records(corrections)))
        path = save_corrections(found, corrections)
        console.print(escape(f"{path}: {many(len(found), 'pledge')} corrected"), highlight=False)


@app.command()
def check(gold: Gold) -> None:
    """Say what contradicts the codebook or is not verbatim; exit 1 where anything is found."""
    golds = load_golds(gold)
    findings = [finding for one in golds for finding in check_gold(one)]
    for finding in findings:
        Console().print(escape(str(finding)), highlight=False, soft_wrap=True)
    if findings:
        raise typer.Exit(ExitCode.SOME_FAILED)
    Console().print(f"{many(len(golds), 'document')}: nothing found", highlight=False)


@app.command()
def agree(
    a: Annotated[Path, typer.Argument(help="One coder's gold.", show_default=False)],
    b: Annotated[Path, typer.Argument(help="Another's, of the same documents.", show_default=False)],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the figures, no list of disagreements.")] = False,
) -> None:
    """Compare two codings: F1 of what they found, Krippendorff's alpha of labels, every disagreement in its context."""
    console = Console()
    coding = compare_codings(load_golds(a), load_golds(b))
    console.print(found_table(coding))
    console.print(alpha_table(coding))
    if coding.confusions:
        console.print(confusion_table(coding))
    for one in () if quiet else coding.disagreements:
        _print_disagreement(console, one)


def _print_disagreement(console: Console, one: Disagreement) -> None:
    console.print(f"\n[bold]{escape(one.document)} · {one.aspect}[/bold]", highlight=False)
    for line in one.context:
        console.print(f"  [dim]{escape(line)}[/dim]", highlight=False)
    console.print(f"  a: [cyan]{escape(one.a)}[/cyan]", highlight=False)
    console.print(f"  b: [magenta]{escape(one.b)}[/magenta]", highlight=False)


@app.command(name="manual")
def manual_(
    out: Annotated[Path, typer.Option("--out", "-o", help="The HTML file to write.")] = Path("manual.html"),
    codebook: Annotated[Path | None, typer.Option(help="Another codebook, as Markdown.")] = None,
) -> None:
    """Write the coder's manual: the codebook on one page, to be printed."""
    out.write_text(manual(find_codebook(codebook)), encoding="utf-8", newline="\n")
    Console().print(escape(f"{out}: written"), highlight=False)
