"""The database behind a store: who may write, what is one step, which version is current."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from loften.batch.lock import StoreLock
from loften.batch.store.values import Version
from loften.errors import UsageError
from loften.records.store import SCHEMA, check_format


class Session:
    """A store's database, open for the one run that writes to it, and the version that it writes under."""

    def __init__(self, path: Path, durable: bool = False) -> None:
        self._path = path
        self._durable = durable
        self._lock = StoreLock(path)
        self.version = self.before = 0
        self.reader = ""

    def __enter__(self) -> Self:
        """Take the store for this run; raise ``UsageError`` where it cannot be had."""
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

    def execute(self, question: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Ask the database, or tell it something."""
        return self.database.execute(question, values)

    @contextmanager
    def step(self) -> Iterator[None]:
        """Do all inside or nothing, within the step around it if there is one.

        Raise ``UsageError`` where the disk does not take it.
        """
        if self.database.in_transaction:
            yield
            return
        try:
            self.execute("BEGIN IMMEDIATE")
            yield
            self.execute("COMMIT")
        except sqlite3.Error as error:
            if self.database.in_transaction:
                self.execute("ROLLBACK")
            raise UsageError(
                f"{self._path}: cannot be written ({error}): make room and run it again, what is done is kept"
            ) from error
        except BaseException:
            if self.database.in_transaction:
                self.execute("ROLLBACK")
            raise

    def use(self, version: Version, run: dict[str, Any]) -> None:
        """Make a version the store's current one, and note how the run was called."""
        with self.step():
            told = json.dumps(version.told, ensure_ascii=False)
            self.execute(
                "INSERT OR IGNORE INTO version (digest, reader, told) VALUES (?, ?, ?)",
                (version.record, version.reading, told),
            )
            row = self.execute("SELECT id FROM version WHERE digest = ?", (version.record,)).fetchone()
            self.version, self.reader = int(row[0]), version.reading
            self.before = int(self.setting("version") or self.version)
            self.set("version", str(self.version))
            self.set("run", json.dumps(run))
            if self.before != self.version:
                self.set("unsettled", "1")

    def setting(self, name: str) -> str | None:
        """Return a setting of the store."""
        row = self.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Keep a setting of the store."""
        self.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
