"""CSV that a Swedish spreadsheet opens right: UTF-8 with BOM, semicolons, decimal commas."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from loften.exchange.tables.rows import Cell, Row, number_text
from loften.exchange.tables.schema import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvWriter:
    """Writes ``csv/TABLE.csv``; long columns are left out, since a spreadsheet cuts cells at 32,767 characters.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._columns = {one.name: [column.name for column in one.without(long=True).columns] for one in tables}
        self._open = ExitStack()
        (folder / "csv").mkdir(parents=True, exist_ok=True)
        self._writers = {}
        for name, columns in self._columns.items():
            stream = (folder / "csv" / f"{name}.csv").open("w", encoding="utf-8-sig", newline="")
            self._writers[name] = csv.writer(self._open.enter_context(stream), delimiter=";")
            self._writers[name].writerow(columns)

    def add(self, table: str, row: Row) -> None:
        """Write one row."""
        self._writers[table].writerow([_cell(row.get(name)) for name in self._columns[table]])

    def close(self) -> None:
        """Close the files."""
        self._open.close()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return number_text(value).replace(".", ",")
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
