"""Records from where runs leave them."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from loften.agreement import Agreement
from loften.errors import UsageError


def load_records(path: Path) -> list[Agreement]:
    """Read the records of a folder of NAME.json, of a ``records.jsonl`` or of one record's file."""
    return [_record(data, where) for data, where in _texts(path)]


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        files = sorted(path.glob("*.json"))
        if not files and (path / "records.jsonl").is_file():
            files = [path / "records.jsonl"]
        if not files:
            raise UsageError(f"{path}: no records here: name a folder that loften convert has written")
    else:
        files = [path]
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{file}: {error}: name a record, a folder of records or a records.jsonl") from error
        if file.suffix == ".jsonl":
            yield from ((line, f"{file}:{n}") for n, line in enumerate(text.splitlines(), 1) if line.strip())
        else:
            yield text, str(file)


def _record(text: str, where: str) -> Agreement:
    try:
        return Agreement.model_validate(json.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{where}: {at}: {first['msg']}: convert it again with this version") from error
    except ValueError as error:
        raise UsageError(f"{where}: not JSON ({error}): name a record that loften convert has written") from error
