"""Parquet: typed columns, closed lists as dictionaries, descriptions as field metadata."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loften.exchange.tables.rows import Row
from loften.exchange.tables.schema import Column, Table
from loften.extras import need

_GROUP = 10_000  # rows
_TEXT = 16_000_000  # characters of long columns held at once


class ParquetWriter:
    """Writes ``parquet/TABLE.parquet`` in row groups of bounded size; dates stay text, since some are only years."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._arrow = need("pyarrow", "tables")
        parquet = need("pyarrow.parquet", "tables")
        (folder / "parquet").mkdir(parents=True, exist_ok=True)
        self._schemas = {one.name: self._schema(one) for one in tables}
        self._files = {
            name: parquet.ParquetWriter(folder / "parquet" / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        self._waiting: dict[str, list[Row]] = {name: [] for name in self._schemas}
        self._held = dict.fromkeys(self._schemas, 0)

    def add(self, table: str, row: Row) -> None:
        """Hold one row; write a group when it is full."""
        self._waiting[table].append(row)
        self._held[table] += len(str(row.get("text") or ""))
        if len(self._waiting[table]) >= _GROUP or self._held[table] >= _TEXT:
            self._flush(table)

    def close(self) -> None:
        """Write what is held and close the files."""
        for name, file in self._files.items():
            self._flush(name)
            file.close()

    def _flush(self, table: str) -> None:
        if self._waiting[table]:
            self._files[table].write_table(self._arrow.Table.from_pylist(self._waiting[table], self._schemas[table]))
        self._waiting[table], self._held[table] = [], 0

    def _schema(self, table: Table) -> Any:
        fields = [
            self._arrow.field(
                one.name, self._type(one), nullable=one.name != table.key, metadata={"sv": one.sv, "en": one.en}
            )
            for one in table.columns
        ]
        return self._arrow.schema(fields, metadata={"sv": table.sv, "en": table.en})

    def _type(self, column: Column) -> Any:
        arrow = self._arrow
        if column.allowed:
            return arrow.dictionary(arrow.int8(), arrow.string(), ordered=column.ordered)
        kinds = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
        return kinds.get(column.type, arrow.string())
