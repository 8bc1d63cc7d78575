"""CSV that a Swedish spreadsheet opens right: UTF-8 with BOM, semicolons, decimal commas."""

from collections.abc import Sequence
from pathlib import Path

from loften.exchange.tables.rows import Cell, number_text
from loften.exchange.tables.rows_to_csv import CsvFiles
from loften.exchange.tables.schema import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvWriter(CsvFiles):
    """Writes ``csv/TABLE.csv``; long columns are left out, since a spreadsheet cuts cells at 32,767 characters.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        short = [one.without(long=True) for one in tables]
        super().__init__(folder / "csv", short, _cell, "utf-8-sig", delimiter=";")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return number_text(value).replace(".", ",")
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
