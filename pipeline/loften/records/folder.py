"""A folder of records: one NAME.json a document, all of them in records.jsonl, what failed in errors.jsonl."""

import json
import re
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TextIO
from urllib.parse import unquote, urlsplit

from loften.agreement import Agreement
from loften.errors import LoftenError, UsageError
from loften.wording import as_text

RECORDS = "records.jsonl"
ERRORS = "errors.jsonl"
LONGEST_NAME = 100


class RecordFolder:
    """Writes the records of one run into a folder; every file is written whole under another name, then renamed.

    Where two documents share a name, both get the first eight digits of their id appended.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._owner: dict[str, str] = {}
        self._written: dict[str, Path] = {}
        self._failed = False

    def __enter__(self) -> "RecordFolder":
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._records = self._open(RECORDS)
            self._errors = self._open(ERRORS)
        except OSError as error:
            raise UsageError(f"{self._folder}: {error.strerror}: choose another folder with --out") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the run's files: also of a run that was stopped, what is done is kept."""
        self._records.close()
        self._errors.close()
        Path(self._records.name).replace(self._folder / RECORDS)
        if self._failed:
            Path(self._errors.name).replace(self._folder / ERRORS)
        else:
            Path(self._errors.name).unlink()
            (self._folder / ERRORS).unlink(missing_ok=True)

    def add(self, record: Agreement) -> Path:
        """Write one record; return its file. Raise ``UsageError`` where the disk does not take it."""
        try:
            path = self._write(self._name(record), record.to_json(indent=1) + "\n")
            self._records.write(record.to_json() + "\n")
            self._records.flush()
        except OSError as error:
            raise UsageError(f"{self._folder}: {error.strerror}: make room, or choose another --out") from error
        self._written[record.document.id] = path
        return path

    def add_error(self, uri: str, error: LoftenError) -> None:
        """Write down one document that failed."""
        self._failed = True
        line = {"source": as_text(uri), "code": error.code, "message": as_text(str(error))}
        self._errors.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._errors.flush()

    def _open(self, name: str) -> TextIO:
        return (self._folder / f".{name}.part").open("w", encoding="utf-8", newline="\n")

    def _write(self, name: str, text: str) -> Path:
        part, path = self._folder / f".{name}.part", self._folder / name
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
        return path

    def _name(self, record: Agreement) -> str:
        """Return the record's file name; where it is taken, give both documents their digits."""
        stem, identity = stem_of(record), record.document.id
        owner = self._owner.setdefault(stem.casefold(), identity)
        if owner == identity:
            return f"{stem}.json"
        first = self._written.get(owner)
        if first is not None and first.stem.casefold() == stem.casefold():
            self._written[owner] = first.rename(first.with_name(f"{first.stem}-{owner[:8]}.json"))
        return f"{stem}-{identity[:8]}.json"


def stem_of(record: Agreement) -> str:
    """Return the name of a record's file without its suffix: the source's own, made safe for every file system."""
    uri = record.document.source.uri
    if "://" in uri:
        parts = urlsplit(uri)
        uri = unquote(parts.path).strip("/") or parts.netloc
        stem = re.sub(r"\.(?:html?|pdf|aspx?|php)$", "", PurePosixPath(uri).name)
    else:
        stem = PurePosixPath(uri.replace("\\", "/")).stem
    safe = re.sub(r"[^\w.+-]+", "-", stem).strip("-.")[:LONGEST_NAME]
    return (
        safe
        if safe and safe.casefold() not in ("records", "errors", "con", "nul", "prn", "aux")
        else f"document-{safe}"
    )
