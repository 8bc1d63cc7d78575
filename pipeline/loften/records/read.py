"""Records from where runs leave them."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.records.folder import RECORDS
from loften.records.store import PARTS_OF, is_store, stored_texts


def load_records(path: Path) -> list[Agreement]:
    """Read all the records at a path; as ``read_records``."""
    return list(read_records(path))


def read_records(path: Path) -> Iterator[Agreement]:
    """Yield the records of a folder, a ``records.jsonl``, a batch store or one record's file, one at a time.

    They come in the file's order, a store's sorted by source. A folder's ``records.jsonl`` speaks for the folder: a
    NAME.json that an earlier run left there is not read. Raise ``UsageError`` where there is no record, or one that
    this version cannot read.
    """
    for text, where in _texts(path):
        yield parse_record(text, where)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if is_store(path):
        yield from stored_texts(path)
        return
    for file in _files(path):
        try:
            with file.open(encoding="utf-8") as stream:
                if file.suffix == ".jsonl":
                    yield from ((line, f"{file}:{n}") for n, line in enumerate(stream, 1) if line.strip())
                else:
                    yield stream.read(), str(file)
        except (OSError, UnicodeDecodeError) as error:
            what = getattr(error, "strerror", None) or error
            raise UsageError(
                f"{file}: {what}: name a record, a folder of records, a records.jsonl or a store"
            ) from error


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if (path / RECORDS).is_file():
        return [path / RECORDS]
    if (path / PARTS_OF).is_file():
        raise UsageError(f"{path}: holds the parts of a run on a cluster: first loften batch merge {path} --out STORE")
    files = sorted(path.glob("*.json"))
    if not files:
        raise UsageError(f"{path}: no records here: name a folder that loften convert has written")
    return files


def parse_record(text: str, where: str) -> Agreement:
    """Return the record in a JSON text; raise ``UsageError``, naming ``where`` it stands, where it is none."""
    try:
        return Agreement.model_validate(json.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{where}: {at}: {first['msg']}: convert it again with this version") from error
    except ValueError as error:
        raise UsageError(f"{where}: not JSON ({error}): name a record that loften convert has written") from error
