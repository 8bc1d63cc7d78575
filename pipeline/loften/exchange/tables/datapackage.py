"""A Frictionless data package: plain CSV with a descriptor of types, closed lists and keys."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loften.exchange.tables.rows import Cell, number_text
from loften.exchange.tables.rows_to_csv import CsvFiles
from loften.exchange.tables.schema import Column, Table, key_of
from loften.version import __version__


class PackageWriter(CsvFiles):
    """Writes ``datapackage/data/TABLE.csv`` (UTF-8, commas, decimal points) and ``datapackage/datapackage.json``."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._folder, self._tables = folder / "datapackage", tables
        super().__init__(self._folder / "data", tables, _cell, "utf-8", lineterminator="\n")

    def close(self) -> None:
        """Close the files and write the descriptor."""
        super().close()
        text = json.dumps(descriptor(self._tables), ensure_ascii=False, indent=2)
        (self._folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def descriptor(tables: Sequence[Table]) -> dict[str, Any]:
    """Return the package's descriptor, by the Data Package standard, version 1."""
    return {
        "profile": "tabular-data-package",
        "name": "loften",
        "title": "Medborgarlöften",
        "description": "Promises that the police and municipalities of Sweden make together, read by loften.",
        "version": __version__,
        "resources": [_resource(one) for one in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": [one.name], "reference": {"resource": _self(one.refers, table), "fields": [key_of(one.refers)]}}
        for one in table.columns
        if one.refers
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"data/{table.name}.csv",
        "title": table.en,
        "description": table.sv,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(table, one) for one in table.columns],
            "missingValues": [""],
            "primaryKey": [table.key],
            "foreignKeys": keys,
        },
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True, "unique": True} if column.name == table.key else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.type == "date":
        constraints["pattern"] = r"\d{4}(-\d{2}(-\d{2})?)?"
    kind = "string" if column.type == "date" else column.type
    field = {"name": column.name, "type": kind, "title": column.en, "description": column.sv}
    return field | ({"constraints": constraints} if constraints else {})


def _self(refers: str, table: Table) -> str:
    """Return the resource that a key refers to; the standard writes a table's own name as nothing."""
    return "" if refers == table.name else refers


def _cell(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return "" if value is None else str(value)
