"""``loften link``: promises over time."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from loften.cli import link_tables as tables
from loften.errors import UsageError
from loften.evaluation.gold import default_docs
from loften.evaluation.links.gold import load_chains
from loften.evaluation.links.run import score_chains
from loften.linking import link_records, write_links
from loften.records import read_records

app = typer.Typer(add_completion=False, rich_markup_mode="rich")

HELP = """
Link promises over time: what became of them, how they go on, where they were copied.

STORE is a folder of records, a records.jsonl or a batch store. Written are links.jsonl, one line for each link with its
score and reasons, and answers.json: fulfilment, change of measurability, reuse, each with what it is out of.

[bold]Examples[/bold]

  loften link out                                  links.jsonl and answers.json in out/
  loften link run.store --out links                from a batch store
  loften link out --threshold 0.4                  only what is surer
  loften link --evaluate gold/links/gold           how right links are, on chains made by hand
  loften schema --links                            what the keys of links.jsonl are
"""


@app.command(help=HELP)
def link(
    store: Annotated[
        Path | None, typer.Argument(help="Records: a folder, a records.jsonl or a batch store.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The folder to write to; by default that of the records.")
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(help="Link from this score on, in the place of both defaults, .24 and .33.", min=0, max=1),
    ] = None,
    evaluate: Annotated[
        Path | None, typer.Option(help="Score links against gold chains instead; docs/ must lie beside the folder.")
    ] = None,
) -> None:
    """Link records and say what they answer."""
    if (store is None) == (evaluate is None):
        raise UsageError("link: name the records to link, or gold with --evaluate: loften link out")
    console = Console()
    if evaluate is not None:
        scores = score_chains(load_chains(evaluate), default_docs(evaluate))
        console.print(tables.score_table(scores))
        return
    assert store is not None
    linked = link_records(read_records(store), threshold)
    written = write_links(linked, out or (store if store.is_dir() else store.parent))
    console.print(tables.answer_summary(linked.answers), highlight=False)
    for path in written:
        console.print(f"{path}: written", highlight=False)
