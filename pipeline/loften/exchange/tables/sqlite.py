"""SQLite: tables with keys and indexes, full-text search, views for common questions, metadata for Datasette."""

import json
import sqlite3
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from loften.exchange.tables.rows import Row
from loften.exchange.tables.schema import Column, Table, key_of
from loften.exchange.tables.words import search_forms

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_BATCH = 5_000


class SqliteWriter:
    """Writes ``loften.db`` and, beside it, ``datasette.json``.

    ``search`` is an FTS5 table over the pledges: ``text`` as written and ``forms`` with base form and stem of every
    word, so that a search for "trafikkontroll" finds "trafikkontroller"; å, ä and ö are letters of their own.
    """

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._folder, self._tables = folder, {one.name: one for one in tables}
        path = folder / "loften.db"
        path.unlink(missing_ok=True)
        self._base = sqlite3.connect(path)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
        for one in tables:
            self._base.execute(_create(one))
        self._base.execute(
            "CREATE VIRTUAL TABLE search USING fts5("
            "pledge_id UNINDEXED, text, forms, tokenize = \"unicode61 remove_diacritics 0\", prefix = '3')"
        )
        self._insert = {one.name: _insert(one) for one in tables}
        self._waiting: dict[str, list[Row]] = {one.name: [] for one in tables}

    def add(self, table: str, row: Row) -> None:
        """Hold one row; write when enough are held."""
        self._waiting[table].append(row)
        if len(self._waiting[table]) >= _BATCH:
            self._flush()

    def close(self) -> None:
        """Write what is held, then indexes, views and metadata."""
        self._flush()
        for one in self._tables.values():
            for column in one.columns:
                if column.name != one.key and (column.refers or column.allowed):
                    self._base.execute(f'CREATE INDEX "{one.name}_{column.name}" ON "{one.name}" ("{column.name}")')
        self._base.executescript((files(__package__) / "views.sql").read_text(encoding="utf-8"))
        self._base.executescript("INSERT INTO search(search) VALUES ('optimize'); ANALYZE;")
        self._base.commit()
        self._base.close()
        text = json.dumps(datasette_metadata(list(self._tables.values())), ensure_ascii=False, indent=2)
        (self._folder / "datasette.json").write_text(text + "\n", encoding="utf-8", newline="\n")

    def _flush(self) -> None:
        """Write all tables in their order, since a row may refer to one that is held in another table."""
        for name, table in self._tables.items():
            rows = self._waiting[name]
            self._base.executemany(self._insert[name], [[row.get(one.name) for one in table.columns] for row in rows])
            if name == "pledges":
                found = [(row["pledge_id"], row["text"], search_forms(str(row["text"]))) for row in rows]
                self._base.executemany("INSERT INTO search VALUES (?, ?, ?)", found)
            rows.clear()
        self._base.commit()


def datasette_metadata(tables: Sequence[Table]) -> dict[str, Any]:
    """Return the metadata with which Datasette describes the tables and offers facets and search."""
    described: dict[str, Any] = {
        one.name: {
            "description": one.en,
            "columns": {column.name: column.en for column in one.columns},
            "facets": [column.name for column in one.columns if column.allowed][:4],
        }
        for one in tables
    }
    described["pledges"] |= {"fts_table": "search", "fts_pk": "rowid", "label_column": "text"}
    return {
        "title": "Medborgarlöften",
        "description": "Promises that the police and municipalities of Sweden make together, read by loften.",
        "databases": {"loften": {"tables": described}},
    }


def _create(table: Table) -> str:
    columns = ", ".join(_column(table, one) for one in table.columns)
    keys = "".join(
        f', FOREIGN KEY ("{one.name}") REFERENCES "{one.refers}" ("{key_of(one.refers)}")'
        for one in table.columns
        if one.refers
    )
    return f'CREATE TABLE "{table.name}" ({columns}{keys})'


def _column(table: Table, column: Column) -> str:
    text = f'"{column.name}" {_TYPES.get(column.type, "TEXT")}'
    if column.name == table.key:
        return f"{text} PRIMARY KEY NOT NULL"
    if not column.allowed:
        return text
    values = ", ".join("'" + value.replace("'", "''") + "'" for value in column.allowed)
    return f'{text} CHECK ("{column.name}" IN ({values}))'


def _insert(table: Table) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'
