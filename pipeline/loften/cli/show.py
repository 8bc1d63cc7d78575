"""``loften show``: one document in the terminal."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from loften.agreement import Agreement
from loften.cli.document_view import document_view
from loften.records import load_records

app = typer.Typer(add_completion=False, rich_markup_mode="rich")

HELP = """
Show one document in the terminal: its head, its sections, its pledges with actor and measurability.

FILE is a record that loften convert has written, or a document, which is converted first.

[bold]Examples[/bold]

  loften show out/alvesta-2019-2022.json
  loften show avtal.pdf --pledges
  loften show avtal.pdf | less
"""


@app.command(help=HELP)
def show(
    file: Annotated[Path, typer.Argument(help="A record (NAME.json), or a document.", show_default=False)],
    pledges: Annotated[
        bool, typer.Option("--pledges", "-p", help="Only the pledges, without the rest of the text.")
    ] = False,
    engine: Annotated[str, typer.Option(help="Language engine for a document that is no record yet.")] = "spacy",
) -> None:
    """Print one document."""
    console = Console()
    for record in _records(file, engine):
        for part in document_view(record, pledges, colour=console.is_terminal):
            console.print(part, highlight=False)


def _records(file: Path, engine: str) -> list[Agreement]:
    if file.is_dir() or file.suffix in (".json", ".jsonl"):
        return load_records(file)
    from loften.conversion import Converter, Settings

    return [Converter(Settings(engine=engine)).convert(file)]
