"""What of a store is to be done once more: what failed, and what was met in an earlier place after its record."""

import os
from collections.abc import Sequence
from typing import Any

from loften.batch.store.session import Session
from loften.batch.store.values import WEB
from loften.sources.found import Found

FILE = "file.uri, file.path, file.alone, file.size"


class Again:
    """The documents of a store that want another attempt."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def reopen_failed(self, documents: Sequence[int] | None = None) -> list[Found | list[str]]:
        """Let what failed in this run's version or the one before be tried again; return the files that it is in.

        ``documents`` are those meant; by default all, with the files that could not be had.
        """
        failed = f"version IN ({self._session.version}, {self._session.before}) AND state IN ('failed', 'quarantined')"
        if documents is not None:
            failed += f" AND document IN ({','.join(map(str, documents))})"
        with self._session.step():
            chosen = [
                int(row[0]) for row in self._session.execute(f"SELECT DISTINCT document FROM task WHERE {failed}")
            ]
            self._session.execute(f"UPDATE task SET state = 'open', attempts = 0 WHERE {failed}")
            if documents is not None:
                return self.files_of(chosen)
            self._session.execute("UPDATE file SET whole = 0 WHERE id IN (SELECT file FROM problem)")
            rows = self._session.execute(f"SELECT {FILE} FROM file WHERE id IN (SELECT file FROM problem)").fetchall()
            return _unique([*self.files_of(chosen), *map(_found, rows)])

    def files_of(self, documents: Sequence[int]) -> list[Found | list[str]]:
        """Return the files, or web addresses, where the first places of documents are, each once and sorted."""
        numbers = ",".join(map(str, documents))
        rows = self._session.execute(
            f"""
            SELECT DISTINCT {FILE} FROM document JOIN file ON file.id = (
                SELECT file FROM origin WHERE origin.document = document.id ORDER BY uri, archive LIMIT 1
            ) WHERE document.id IN ({numbers}) ORDER BY file.uri, file.path
            """
        ).fetchall()
        return list(map(_found, rows))

    def misplaced(self) -> list[int]:
        """Return the documents whose record was not made from the first of their places, as far as they still stand."""
        if self._session.setting("unsettled") is None:
            return []
        rows = self._session.execute(
            """
            SELECT document FROM task WHERE version = ? AND (uri, archive) != (
                SELECT uri, archive FROM origin WHERE origin.document = task.document ORDER BY uri, archive LIMIT 1
            ) ORDER BY document
            """,
            (self._session.version,),
        )
        return [int(row[0]) for row in rows]

    def settle(self) -> None:
        """Note that every record is made from the first of its document's places."""
        with self._session.step():
            self._session.execute("DELETE FROM setting WHERE name = 'unsettled'")


def _found(row: Sequence[Any]) -> Found | list[str]:
    uri, path, alone, size = row
    return [uri] if size == WEB else Found(uri, os.fsdecode(path), bool(alone))


def _unique(found: list[Found | list[str]]) -> list[Found | list[str]]:
    return list({tuple(one): one for one in found}.values())
