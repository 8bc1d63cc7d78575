"""The export: records in, tables out, in one pass and with memory that does not grow with them."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.exchange.tables.codebook import codebook_markdown
from loften.exchange.tables.ddi import ddi_codebook
from loften.exchange.tables.link_rows import link_rows
from loften.exchange.tables.names import nameless_rows
from loften.exchange.tables.rows import Row, rows_of
from loften.exchange.tables.schema import Table, key_of, load_tables
from loften.exchange.tables.writer import WRITERS, Format
from loften.linking import Link


def export_tables(
    records: Iterable[Agreement],
    formats: Sequence[Format],
    out: Path,
    without_names: bool = False,
    links: Sequence[Link] = (),
) -> dict[str, int]:
    """Write records, and links between them, as tables, with a codebook; return the number of rows by table.

    Everything is written beside ``out`` first and moved there when it is whole. Raise ``UsageError`` where the folder
    cannot be written, or a format needs an extra that is not installed.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".export-", dir=out) as part:
            rows = _rows(records, links, nameless_rows if without_names else rows_of)
            counts = _write(rows, formats, Path(part), load_tables(without_names))
            _move(Path(part), out)
    except OSError as error:
        raise UsageError(f"{out}: {error.strerror}: make room, or choose another folder with --out") from error
    return counts


def _rows(
    records: Iterable[Agreement], links: Sequence[Link], rows: Callable[[Agreement], Iterator[tuple[str, Row]]]
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of all records, then of the links; only where there are links are ids kept to check them by."""
    known: set[str] = set()
    for record in records:
        for table, row in rows(record):
            if links and table in ("pledges", "follow_up"):
                known.add(str(row[key_of(table)]))
            yield table, row
    for row in link_rows(links, known):
        yield "links", row


def _write(
    rows: Iterable[tuple[str, Row]], formats: Sequence[Format], part: Path, tables: Sequence[Table]
) -> dict[str, int]:
    counts = {table.name: 0 for table in tables}
    writers = [WRITERS[one](part, tables) for one in formats]
    for table, row in rows:
        counts[table] += 1
        for writer in writers:
            writer.add(table, row)
    for writer in writers:
        writer.close()
    (part / "codebook.md").write_text(codebook_markdown(tables), encoding="utf-8", newline="\n")
    (part / "ddi.xml").write_bytes(ddi_codebook(tables, counts))
    return counts


def _move(part: Path, out: Path) -> None:
    """Move what was written; a folder of an earlier export gives way whole: no old table stays among new ones."""
    for path in sorted(part.iterdir()):
        target = out / path.name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        path.replace(target)
