"""A store as a folder of records."""

from pathlib import Path

from loften.batch.state import failures
from loften.errors import LoftenError
from loften.records import RecordFolder, read_records


def export(path: Path, out: Path) -> tuple[int, int]:
    """Write a store's records to a folder as ``loften convert`` does; return how many, and how many failures."""
    failed = failures(path)
    count = 0
    with RecordFolder(out) as folder:
        for record in read_records(path):
            folder.add(record)
            count += 1
        for failure in failed:
            error = LoftenError(failure.message)
            error.code = failure.code
            folder.add_error(failure.uri, error)
    return count, len(failed)
