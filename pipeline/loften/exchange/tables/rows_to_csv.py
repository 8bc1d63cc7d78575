"""Rows to CSV files, one a table, open side by side."""

import csv
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from loften.exchange.tables.rows import Cell, Row
from loften.exchange.tables.schema import Table


class CsvFiles:
    """The files ``folder/TABLE.csv``, each with a line of column names first.

    ``cell`` writes a value as text; ``encoding`` and ``form`` are those of ``open`` and ``csv.writer``.
    """

    def __init__(
        self, folder: Path, tables: Sequence[Table], cell: Callable[[Cell], str], encoding: str, **form: Any
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._cell = cell
        self._columns = {one.name: [column.name for column in one.columns] for one in tables}
        self._open = ExitStack()
        self._writers = {}
        for name, columns in self._columns.items():
            stream = (folder / f"{name}.csv").open("w", encoding=encoding, newline="")
            self._writers[name] = csv.writer(self._open.enter_context(stream), **form)
            self._writers[name].writerow(columns)

    def add(self, table: str, row: Row) -> None:
        """Write one row."""
        self._writers[table].writerow([self._cell(row.get(name)) for name in self._columns[table]])

    def close(self) -> None:
        """Close the files."""
        self._open.close()
