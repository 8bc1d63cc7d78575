"""Stata and SPSS files, with labels of variables and of values; a table is held in memory until it is written."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from loften.exchange.tables.rows import Cell, Row
from loften.exchange.tables.schema import Column, Table, value_meanings
from loften.extras import need

_EXTRA = "statistics"


class _LabelledWriter:
    """Codes each closed list as numbers from 1 with its values as labels; other texts are cut at ``longest`` bytes."""

    suffix: str
    longest: int
    reserved: frozenset[str] = frozenset()

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._write: Callable[..., None] = getattr(need("pyreadstat", _EXTRA), f"write_{self.suffix}")
        self._polars = need("polars", _EXTRA)
        self._folder = folder / self.suffix
        self._folder.mkdir(parents=True, exist_ok=True)
        self._tables = {one.name: one.without(long=True) for one in tables}
        self._columns: dict[str, list[list[Cell]]] = {
            name: [[] for _ in one.columns] for name, one in self._tables.items()
        }

    def add(self, table: str, row: Row) -> None:
        """Hold one row."""
        for held, column in zip(self._columns[table], self._tables[table].columns, strict=True):
            held.append(self._cell(column, row.get(column.name)))

    def close(self) -> None:
        """Write every table."""
        for name, table in self._tables.items():
            path = self._folder / f"{name}.{self.suffix}"
            series = [self._series(one, held) for one, held in zip(table.columns, self._columns[name], strict=True)]
            self._write(
                self._polars.DataFrame(series),
                str(path),
                file_label=table.en[:80],
                column_labels=[one.en[:80] for one in table.columns],
                variable_value_labels={self._name(one): _labels(one) for one in table.columns if one.allowed},
            )
            self._undate(path)
            self._columns[name] = []

    def _undate(self, path: Path) -> None:
        """Write a fixed date over the file's date of creation: the same records give the same bytes."""
        with path.open("r+b") as file:
            at, date = self._date(file.read(2_000))
            file.seek(at)
            file.write(date)

    def _date(self, head: bytes) -> tuple[int, bytes]:
        """Return where the date stands in the head of a file, and the date to write there."""
        raise NotImplementedError

    def _name(self, column: Column) -> str:
        return f"{column.name}_" if column.name in self.reserved else column.name

    def _cell(self, column: Column, value: Cell) -> Cell:
        if value is None:
            return "" if column.type in ("string", "date") and not column.allowed else None
        if column.allowed:
            return column.allowed.index(str(value)) + 1
        if isinstance(value, bool):
            return int(value)
        if isinstance(value, str):
            return value.encode()[: self.longest].decode(errors="ignore")
        return value

    def _series(self, column: Column, held: list[Cell]) -> Any:
        text = column.type in ("string", "date") and not column.allowed
        return self._polars.Series(
            self._name(column), held, dtype=self._polars.String if text else self._polars.Float64, strict=False
        )


class StataWriter(_LabelledWriter):
    """Writes ``dta/TABLE.dta`` for Stata; texts are cut at 2,045 bytes, the longest that Stata's fixed strings hold."""

    suffix, longest, reserved = "dta", 2_045, frozenset({"of", "by", "when", "if", "in", "using", "with"})

    def _date(self, head: bytes) -> tuple[int, bytes]:
        return head.index(b"<timestamp>") + len(b"<timestamp>") + 1, b"01 Jan 2020 00:00"


class SpssWriter(_LabelledWriter):
    """Writes ``sav/TABLE.sav`` for SPSS; texts are cut at 32,000 bytes."""

    suffix, longest, reserved = "sav", 32_000, frozenset({"by", "to", "with", "all", "and", "or", "not"})

    def _date(self, head: bytes) -> tuple[int, bytes]:
        return 92, b"01 Jan 2000:00:00"  # after magic, product, five numbers and the bias


def _labels(column: Column) -> dict[float, str]:
    meanings = value_meanings(column)
    return {
        float(number): f"{value}: {meanings[value]}"[:120] if value in meanings else value
        for number, value in enumerate(column.allowed, 1)
    }
