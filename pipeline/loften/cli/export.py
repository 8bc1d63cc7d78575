"""``loften export``: records to tables, databases and data packages."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from loften.corrections import apply_corrections, load_corrections
from loften.exchange.tables.export import export_tables
from loften.exchange.tables.writer import Format
from loften.linking import read_links
from loften.records import read_records

app = typer.Typer(add_completion=False, rich_markup_mode="rich")

HELP = """
Export records as tables: documents, sections, pledges, parties, evidence, follow-up and more.

RECORDS is a folder of records, a records.jsonl or a batch store. Corrections and links that lie beside
them are taken along.
With every export come codebook.md (each column in Swedish and English) and ddi.xml (DDI-Codebook 2.5).

[bold]Examples[/bold]

  loften export out --to xlsx --out tables
  loften export out --to parquet --to sqlite --out tables
  loften export out --to datapackage --without-names --out deposit
  datasette tables/loften.db --metadata tables/datasette.json
"""


@app.command(help=HELP)
def export(
    records: Annotated[Path, typer.Argument(help="A folder of records, a records.jsonl, a batch store.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")],
    to: Annotated[list[Format] | None, typer.Option("--to", help="Format; may be given several times.")] = None,
    without_names: Annotated[
        bool, typer.Option("--without-names", help="Leave out signatories, whole texts, mail addresses and numbers.")
    ] = False,
) -> None:
    """Export records as tables and say how many rows were written."""
    formats = list(dict.fromkeys(to or [Format.CSV]))
    overlay = load_corrections(records)
    corrected = (apply_corrections(record, overlay) for record in read_records(records))
    counts = export_tables(corrected, formats, out, without_names, read_links(records))
    rows = ", ".join(f"{table} {count:,}" for table, count in counts.items())
    Console().print(escape(f"{out}: {' '.join(formats)}; rows: {rows}"), highlight=False)
