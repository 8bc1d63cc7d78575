"""The tables of an export and their columns, as ``tables.toml`` describes them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from loften import agreement

ColumnType = Literal["string", "integer", "number", "boolean", "date"]


class _Description(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Description):
    """A column: its type, the table whose key it holds, its closed list, and what it means in two languages."""

    name: str
    type: ColumnType
    refers: str | None = None
    enum: str | None = None
    enum_list: str | None = None
    values: tuple[str, ...] = ()
    ordered: bool = False
    long: bool = False
    names: bool = False
    sv: str
    en: str

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values that a cell may have, in order; empty where the list is open."""
        return tuple(get_args(getattr(agreement, self.enum))) if self.enum else self.values

    @property
    def listed(self) -> tuple[str, ...]:
        """The values that a cell may join by semicolons; empty where it is no such list."""
        return tuple(get_args(getattr(agreement, self.enum_list))) if self.enum_list else ()


class Table(_Description):
    """A table: its key column, and its columns in order."""

    name: str
    key: str
    names: bool = False
    sv: str
    en: str
    columns: tuple[Column, ...]

    def without(self, *, long: bool = False, names: bool = False) -> "Table":
        """Return the table without long columns, or without columns that hold names of persons."""
        kept = tuple(one for one in self.columns if not (long and one.long) and not (names and one.names))
        return self.model_copy(update={"columns": kept})


def load_tables(without_names: bool = False) -> tuple[Table, ...]:
    """Return the tables in an order in which each comes after those it refers to."""
    if not without_names:
        return _tables()
    return tuple(table.without(names=True) for table in _tables() if not table.names)


def key_of(table: str) -> str:
    """Return the name of a table's key column."""
    return next(one.key for one in _tables() if one.name == table)


def value_meanings(column: Column) -> dict[str, str]:
    """Return the English meaning of every value of a column's closed list."""
    name = column.enum or column.enum_list
    meanings: dict[str, str] = _toml("values.toml")[name] if name else {}
    return meanings


@cache
def _tables() -> tuple[Table, ...]:
    return tuple(Table.model_validate(one) for one in _toml("tables.toml")["table"])


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
