"""The writing side of a store: one process writes, every step is one transaction, a kill at any moment loses none."""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loften.batch.lock import StoreLock
from loften.batch.version import Version
from loften.errors import UsageError
from loften.records.store import SCHEMA, check_format
from loften.sources import Source
from loften.sources.files import Found

WEB = -1
"""The size under which a web address stands among the files: it has none."""
FILE = "file.uri, file.path, file.alone, file.size"


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a document was met; places are ordered, and a record is made from the first."""

    uri: str
    archive: str
    media_type: str | None = None

    @classmethod
    def of(cls, source: Source) -> "Place":
        """Return the place of a source."""
        archive = json.dumps(source.archive, ensure_ascii=False) if source.archive else ""
        return cls(storable(source.uri), storable(archive), source.media_type)

    @property
    def key(self) -> tuple[str, str]:
        """Return what places are ordered by."""
        return self.uri, self.archive


@dataclass(frozen=True, slots=True)
class Task:
    """How far a document has come under the version of the run, made from which place."""

    state: str
    attempts: int
    place: tuple[str, str]

    @property
    def settled(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.state != "open"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it stands now, and what the store knows of the same path, size and time.

    ``known`` is its number there, None where it is new or changed; ``document`` what it held, None for an archive;
    ``settled`` says that nothing in it is left to do.
    """

    found: Found
    path: bytes
    size: int
    mtime: int
    known: int | None = None
    document: int | None = None
    settled: bool = False


class Store:
    """A store, open for the one run that writes to it."""

    def __init__(self, path: Path, durable: bool = False) -> None:
        self._path = path
        self._durable = durable
        self._lock = StoreLock(path)
        self.version = self.before = 0
        self.reader = ""

    def __enter__(self) -> "Store":
        if self._path.is_dir():
            raise UsageError(f"{self._path}: this is a folder: name a file for the store")
        if not self._path.parent.is_dir():
            raise UsageError(f"{self._path.parent}: no such folder: make it, or choose another --out")
        self._lock.take()
        try:
            self.database = self._connect()
        except sqlite3.Error as error:
            self._lock.release()
            raise UsageError(f"{self._path}: cannot be written ({error}): choose another --out") from error
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()
        self._lock.release()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
            database.execute("PRAGMA cache_size = -16384")
            if database.execute("PRAGMA schema_version").fetchone()[0] == 0:
                database.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT;")
            check_format(database, self._path)
            database.execute("BEGIN IMMEDIATE")  # fails now, rather than later, where nothing can be written
            database.execute("ROLLBACK")
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def step(self) -> Iterator[None]:
        """Do all inside or nothing, within the step around it if there is one.

        Raise ``UsageError`` where the disk does not take it.
        """
        if self.database.in_transaction:
            yield
            return
        try:
            self.database.execute("BEGIN IMMEDIATE")
            yield
            self.database.execute("COMMIT")
        except sqlite3.Error as error:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            raise UsageError(
                f"{self._path}: cannot be written ({error}): make room and run it again, what is done is kept"
            ) from error
        except BaseException:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            raise

    def use(self, version: Version, run: dict[str, Any]) -> None:
        """Make a version the store's current one, and note how the run was called."""
        with self.step():
            told = json.dumps(version.told, ensure_ascii=False)
            self.database.execute(
                "INSERT OR IGNORE INTO version (digest, reader, told) VALUES (?, ?, ?)",
                (version.record, version.reading, told),
            )
            row = self.database.execute("SELECT id FROM version WHERE digest = ?", (version.record,)).fetchone()
            self.version, self.reader = int(row[0]), version.reading
            self.before = int(self.setting("version") or self.version)
            self._set("version", str(self.version))
            self._set("run", json.dumps(run, ensure_ascii=False))
            if self.before != self.version:
                self._set("unsettled", "1")

    def setting(self, name: str) -> str | None:
        """Return a setting of the store."""
        row = self.database.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def _set(self, name: str, value: str) -> None:
        self.database.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    # What is known of files

    def look_up(self, files: Sequence[File]) -> list[File]:
        """Return the files with what the store knows of them; one question for all."""
        marks = ",".join("?" * len(files))
        rows = self.database.execute(
            f"""
            SELECT file.path, file.uri, file.size, file.mtime, file.id, file.document, task.state, file.whole
            FROM file LEFT JOIN task ON task.document = file.document AND task.version = {self.version}
            WHERE file.path IN ({marks})
            """,
            [file.path for file in files],
        )
        known = {(path, uri, size, mtime): rest for path, uri, size, mtime, *rest in rows}
        return [
            self._known(file, known.get((file.path, storable(file.found.uri), file.size, file.mtime))) for file in files
        ]

    def _known(self, file: File, row: Sequence[Any] | None) -> File:
        if row is None:
            return file
        number, document, state, whole = row
        settled = state in ("done", "failed", "quarantined") if document else bool(whole) and not self._open_in(number)
        return File(file.found, file.path, file.size, file.mtime, number, document, settled)

    def _open_in(self, file: int) -> bool:
        row = self.database.execute(
            """
            SELECT 1 FROM origin LEFT JOIN task ON task.document = origin.document AND task.version = ?
            WHERE origin.file = ? AND coalesce(task.state, 'open') = 'open' LIMIT 1
            """,
            (self.version, file),
        ).fetchone()
        return row is not None

    def begin_file(self, file: File) -> int:
        """Note a file that is about to be opened, and forget what it held and what was wrong with it before."""
        with self.step():
            path, uri = file.path, storable(file.found.uri)
            self.database.execute("INSERT OR IGNORE INTO file VALUES (NULL, ?, ?, 0, 0, 0, NULL, 0)", (path, uri))
            row = self.database.execute("SELECT id FROM file WHERE path = ? AND uri = ?", (path, uri)).fetchone()
            number = int(row[0])
            self.database.execute(
                "UPDATE file SET size = ?, mtime = ?, alone = ?, document = NULL, whole = 0 WHERE id = ?",
                (file.size, file.mtime, file.found.alone, number),
            )
            if file.known is None:
                self.database.execute("DELETE FROM origin WHERE file = ?", (number,))
            self.database.execute("DELETE FROM problem WHERE file = ?", (number,))
        return number

    def end_file(self, number: int, document: int | None) -> None:
        """Note that all of a file was met; ``document`` is what it is, None for an archive."""
        with self.step():
            self.database.execute("UPDATE file SET whole = 1, document = ? WHERE id = ?", (document, number))

    def add_problem(self, uri: str, file: int | None, code: str, message: str) -> None:
        """Note what could not be had."""
        with self.step():
            self.database.execute(
                "INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?)", (storable(uri), file, code, storable(message))
            )

    # What becomes of documents

    def meet(self, digest: bytes, place: Place, file: int | None) -> int:
        """Note a document, by the digest of its bytes, and the place where it was met; return its number."""
        with self.step():
            self.database.execute("INSERT OR IGNORE INTO document (sha256) VALUES (?)", (digest,))
            row = self.database.execute("SELECT id FROM document WHERE sha256 = ?", (digest,)).fetchone()
            document = int(row[0])
            values = (*place.key, place.media_type, document, file)
            self.database.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?, ?)", values)
            self._set("unsettled", "1")
        return document

    def task(self, document: int) -> Task | None:
        """Return how far a document has come, None where it has not begun."""
        row = self.database.execute(
            "SELECT state, attempts, uri, archive FROM task WHERE document = ? AND version = ?",
            (document, self.version),
        ).fetchone()
        return None if row is None else Task(row[0], row[1], (row[2], row[3]))

    def begin(self, document: int, place: Place) -> int:
        """Count an attempt at a document before it is made, and return the count."""
        with self.step():
            values = (document, self.version, *place.key)
            self.database.execute(
                """
                INSERT INTO task VALUES (?1, ?2, 'open', 1, ?3, ?4, NULL, NULL) ON CONFLICT DO UPDATE SET
                    state = 'open', attempts = iif(state = 'open', attempts, 0) + 1, uri = ?3, archive = ?4
                """,
                values,
            )
            row = self.database.execute(
                "SELECT attempts FROM task WHERE document = ? AND version = ?", values[:2]
            ).fetchone()
        return int(row[0])

    def take_back(self, document: int) -> None:
        """Uncount an attempt that came to no fault of the document's."""
        with self.step():
            self.database.execute(
                "UPDATE task SET attempts = attempts - 1 WHERE document = ? AND version = ?", (document, self.version)
            )

    def finish(self, document: int, place: Place, record: bytes, reading: bytes) -> None:
        """Keep a record, the reading it was made from (empty: the one kept already), and that the document is done."""
        with self.step():
            self._settle(document, "done", None, None)
            self.database.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", (document, self.version, record))
            if reading:
                values = (document, self.reader, *place.key, reading)
                self.database.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", values)

    def fail(self, document: int, state: str, code: str, message: str) -> None:
        """Note that a document failed, and why."""
        with self.step():
            self._settle(document, state, code, storable(message))
            self.database.execute("DELETE FROM record WHERE document = ? AND version = ?", (document, self.version))

    def _settle(self, document: int, state: str, code: str | None, message: str | None) -> None:
        self.database.execute(
            "UPDATE task SET state = ?, code = ?, message = ? WHERE document = ? AND version = ?",
            (state, code, message, document, self.version),
        )

    def reading(self, document: int, place: Place) -> bytes | None:
        """Return what was kept of a document as read from a place, by today's readers; None where there is none."""
        row = self.database.execute(
            "SELECT body FROM reading WHERE document = ? AND reader = ? AND uri = ? AND archive = ?",
            (document, self.reader, *place.key),
        ).fetchone()
        return None if row is None else bytes(row[0])

    def places(self, document: int) -> list[Place]:
        """Return where a document was met, in order."""
        rows = self.database.execute(
            "SELECT uri, archive, media_type FROM origin WHERE document = ? ORDER BY uri, archive", (document,)
        )
        return [Place(*row) for row in rows]

    # What is to be done again

    def reopen_failed(self, documents: Sequence[int] | None = None) -> list[Found | list[str]]:
        """Let what failed in this run's version or the one before be tried again; return the files that it is in.

        ``documents`` are those meant; by default all, with the files that could not be had.
        """
        failed = f"version IN ({self.version}, {self.before}) AND state IN ('failed', 'quarantined')"
        if documents is not None:
            failed += f" AND document IN ({','.join(map(str, documents))})"
        with self.step():
            chosen = [
                int(row[0]) for row in self.database.execute(f"SELECT DISTINCT document FROM task WHERE {failed}")
            ]
            self.database.execute(f"UPDATE task SET state = 'open', attempts = 0 WHERE {failed}")
            if documents is not None:
                return self.files_of(chosen)
            self.database.execute("UPDATE file SET whole = 0 WHERE id IN (SELECT file FROM problem)")
            rows = self.database.execute(f"SELECT {FILE} FROM file WHERE id IN (SELECT file FROM problem)").fetchall()
            return _unique([*self.files_of(chosen), *map(_found, rows)])

    def files_of(self, documents: Sequence[int]) -> list[Found | list[str]]:
        """Return the files, or web addresses, where the first places of documents are, each once and sorted."""
        numbers = ",".join(map(str, documents))
        rows = self.database.execute(
            f"""
            SELECT DISTINCT {FILE} FROM document JOIN file ON file.id = (
                SELECT file FROM origin WHERE origin.document = document.id ORDER BY uri, archive LIMIT 1
            ) WHERE document.id IN ({numbers}) ORDER BY file.uri, file.path
            """
        ).fetchall()
        return list(map(_found, rows))

    def misplaced(self) -> list[int]:
        """Return the documents whose record was not made from the first of their places, as far as they still stand."""
        if self.setting("unsettled") is None:
            return []
        rows = self.database.execute(
            """
            SELECT document FROM task WHERE version = ? AND (uri, archive) != (
                SELECT uri, archive FROM origin WHERE origin.document = task.document ORDER BY uri, archive LIMIT 1
            ) ORDER BY document
            """,
            (self.version,),
        )
        return [int(row[0]) for row in rows]

    def settle(self) -> None:
        """Note that every record is made from the first of its document's places."""
        with self.step():
            self.database.execute("DELETE FROM setting WHERE name = 'unsettled'")


def _found(row: Sequence[Any]) -> Found | list[str]:
    uri, path, alone, size = row
    return [uri] if size == WEB else Found(uri, os.fsdecode(path), bool(alone))


def _unique(found: list[Found | list[str]]) -> list[Found | list[str]]:
    return [one for place, one in enumerate(found) if one not in found[:place]]


def storable(text: str) -> str:
    """Return a text as a database can hold it: what is no character (in the name of an odd file) replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
