"""Where records are kept: a folder that a run writes, and what is read from it again."""

from loften.records.folder import RecordFolder
from loften.records.read import load_records, read_records

__all__ = ["RecordFolder", "load_records", "read_records"]
