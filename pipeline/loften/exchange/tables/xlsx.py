"""A workbook: one sheet a table, with filters and a frozen header, and the codebook in front."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from loften.exchange.tables.codebook import HEADER, codebook_rows
from loften.exchange.tables.rows import Row
from loften.exchange.tables.schema import Column, Table
from loften.extras import need

_ROWS = 1_048_575  # of a sheet, without the header
_CELL = 32_767  # characters
_WIDE = {"text": 70, "title": 40, "reasons": 30, "heading": 40, "pledge": 40, "source": 30}


class XlsxWriter:
    """Writes ``loften.xlsx``, with bounded memory; a table of over a million rows goes on in a second sheet."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        # A fixed date of creation: the same records give the same bytes.
        self._book = need("xlsxwriter", "tables").Workbook(
            folder / "loften.xlsx",
            {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False},
        )
        self._book.set_properties({"created": datetime(2020, 1, 1)})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._tables = {one.name: one.without(long=True) for one in tables}
        self._sheets: dict[str, Any] = {}
        self._count = dict.fromkeys(self._tables, 0)
        self._write_codebook(tables)
        for name in self._tables:
            self._start(name, name)

    def add(self, table: str, row: Row) -> None:
        """Write one row."""
        if self._count[table] and self._count[table] % _ROWS == 0:
            self._finish(table)
            self._start(table, f"{table}_{self._count[table] // _ROWS + 1}")
        self._count[table] += 1
        at = (self._count[table] - 1) % _ROWS + 1
        for column, one in enumerate(self._tables[table].columns):
            value = row.get(one.name)
            if value is not None:
                self._sheets[table].write(at, column, value[:_CELL] if isinstance(value, str) else value)

    def close(self) -> None:
        """Complete the sheets and write the workbook."""
        for table in self._tables:
            self._finish(table)
        self._book.close()

    def _write_codebook(self, tables: Sequence[Table]) -> None:
        sheet = self._book.add_worksheet("codebook")
        for column, width in enumerate((16, 24, 10, 60, 60, 60)):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, HEADER, self._bold)
        rows = list(codebook_rows(tables))
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(HEADER) - 1)

    def _start(self, table: str, title: str) -> None:
        sheet = self._sheets[table] = self._book.add_worksheet(title)
        for number, column in enumerate(self._tables[table].columns):
            sheet.set_column(number, number, _width(column))
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [column.name for column in self._tables[table].columns], self._bold)

    def _finish(self, table: str) -> None:
        filled = (self._count[table] - 1) % _ROWS + 1 if self._count[table] else 0
        self._sheets[table].autofilter(0, 0, filled, len(self._tables[table].columns) - 1)


def _width(column: Column) -> int:
    return _WIDE.get(column.name, 14)
