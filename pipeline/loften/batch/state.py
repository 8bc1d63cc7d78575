"""What a store says of itself: how far it has come, what failed and why."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loften.batch.lock import StoreLock
from loften.errors import UsageError
from loften.records.store import chosen_version, is_store, open_store

STATES = ("done", "failed", "quarantined", "open")


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version in a store: its number, what a person wants to know of it, how many records it has."""

    number: int
    told: dict[str, Any]
    records: int


@dataclass(frozen=True, slots=True)
class Status:
    """How far a store has come: documents of the last run's version by state, places, files that could not be had."""

    states: dict[str, int]
    documents: int
    places: int
    problems: int
    readings: int
    versions: tuple[StoredVersion, ...]
    current: int
    run: dict[str, Any]
    running: bool
    bytes: int

    @property
    def failed(self) -> int:
        """Return how many documents failed and how many files could not be had."""
        return self.states["failed"] + self.states["quarantined"] + self.problems


@dataclass(frozen=True, slots=True)
class Failure:
    """One document, or file without a document (then without ``id``), that failed."""

    id: str | None
    uri: str
    code: str
    message: str

    @property
    def reason(self) -> str:
        """Return why, without what is this document's own."""
        text = self.message.removeprefix(f"{self.uri}: ")
        return re.sub(r"'[^']*'|\d+(?:\.\d+)?", "…", text)


@contextmanager
def opened(path: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """Open a store to read, with the number of its last run's version; raise ``UsageError`` where it is none."""
    if not is_store(path):
        raise UsageError(f"{path}: no store here: name the file given to loften batch run --out")
    with closing(open_store(path)) as database:
        try:
            yield database, chosen_version(database, path)
        except sqlite3.Error as error:
            raise UsageError(f"{path}: is damaged ({error}): see loften batch verify {path}") from error


def status(path: Path) -> Status:
    """Return how far a store has come."""
    with opened(path) as (database, version):

        def count(query: str, *values: object) -> int:
            return int(database.execute(f"SELECT count(*) FROM {query}", values).fetchone()[0])

        standing = "task WHERE version = ? AND state = ? AND document IN (SELECT document FROM origin)"
        return Status(
            states={state: count(standing, version, state) for state in STATES},
            documents=count("(SELECT DISTINCT document FROM origin)"),
            places=count("origin"),
            problems=count("problem"),
            readings=count("reading"),
            versions=tuple(
                StoredVersion(number, json.loads(told), count("record WHERE version = ?", number))
                for number, told in database.execute("SELECT id, told FROM version ORDER BY id").fetchall()
            ),
            current=version,
            run=json.loads(database.execute("SELECT value FROM setting WHERE name = 'run'").fetchone()[0]),
            running=StoreLock(path).is_held(),
            bytes=path.stat().st_size,
        )


def failures(path: Path) -> list[Failure]:
    """Return what failed under the last run's version, by document and then by file."""
    with opened(path) as (database, version):
        documents = database.execute(
            """
            SELECT lower(hex(substr(sha256, 1, 8))), uri, code, message FROM task JOIN document ON id = document
            WHERE version = ? AND state IN ('failed', 'quarantined') AND document IN (SELECT document FROM origin)
            ORDER BY uri, archive
            """,
            (version,),
        )
        files = database.execute("SELECT NULL, uri, code, message FROM problem ORDER BY uri")
        return [Failure(*row) for rows in (documents.fetchall(), files.fetchall()) for row in rows]


def grouped(found: list[Failure]) -> list[tuple[str, str, list[Failure]]]:
    """Return failures by code and reason, the most frequent first."""
    groups: dict[tuple[str, str], list[Failure]] = {}
    for failure in found:
        groups.setdefault((failure.code, failure.reason), []).append(failure)
    return sorted(((*key, members) for key, members in groups.items()), key=lambda group: (-len(group[2]), group[:2]))


def documents_with(path: Path, ids: list[str]) -> list[int]:
    """Return the numbers of the documents whose ids begin so; raise ``UsageError`` where one is not there."""
    numbers = []
    with opened(path) as (database, _):
        for wanted in ids:
            query = "SELECT id FROM document WHERE lower(hex(sha256)) LIKE ? || '%'"
            rows = database.execute(query, (wanted.lower(),)).fetchall()
            if not rows or not re.fullmatch(r"[0-9a-fA-F]{4,64}", wanted):
                raise UsageError(f"{wanted}: no document with this id in {path}: see loften batch errors {path}")
            numbers += [int(row[0]) for row in rows]
    return numbers
