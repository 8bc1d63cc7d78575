"""What a format must offer to be exported to, and the formats by name."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from loften.exchange.tables.csv_files import CsvWriter
from loften.exchange.tables.datapackage import PackageWriter
from loften.exchange.tables.parquet import ParquetWriter
from loften.exchange.tables.rows import Row
from loften.exchange.tables.schema import Table
from loften.exchange.tables.sqlite import SqliteWriter
from loften.exchange.tables.statistics import SpssWriter, StataWriter
from loften.exchange.tables.xlsx import XlsxWriter


class Writer(Protocol):
    """Writes rows as they come, each after those it refers to; ``close`` completes the files."""

    def add(self, table: str, row: Row) -> None:
        """Write one row; a column that the row lacks is empty."""

    def close(self) -> None:
        """Write what is left and close the files."""


class Format(StrEnum):
    """A format that records can be exported to."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    DATAPACKAGE = "datapackage"
    STATA = "stata"
    SPSS = "spss"


WRITERS: dict[Format, Callable[[Path, Sequence[Table]], Writer]] = {
    Format.CSV: CsvWriter,
    Format.XLSX: XlsxWriter,
    Format.PARQUET: ParquetWriter,
    Format.SQLITE: SqliteWriter,
    Format.DATAPACKAGE: PackageWriter,
    Format.STATA: StataWriter,
    Format.SPSS: SpssWriter,
}
