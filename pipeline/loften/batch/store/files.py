"""What a store knows of the files that were looked into, and of what could not be had."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from loften.batch.store.session import Session
from loften.batch.store.values import File, State
from loften.wording import as_text


class Files:
    """The files of a store."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unsettled(self, states: list[State]) -> list[State]:
        """Return these files of one folder, sorted by path, without those whose one document is settled.

        One walk along the index finds all of them, in a tenth of the time that ``look_up`` takes. Those that stand
        out of the order of their bytes, and archives, are left in.
        """
        if not states:
            return []
        rows = self._session.execute(
            f"""
            SELECT file.path, file.uri, file.size, file.mtime
            FROM file CROSS JOIN task ON task.document = file.document AND task.version = {self._session.version}
            WHERE file.path BETWEEN ? AND ? AND task.state IN ('done', 'failed', 'quarantined') ORDER BY file.path
            """,
            (states[0][0], states[-1][0]),
        )
        first = rows.fetchmany(len(states))
        if first == states:
            return []
        settled = set(states).intersection(chain(first, rows))
        return [state for state in states if state not in settled]

    def look_up(self, files: Sequence[File]) -> list[File]:
        """Return the files with what the store knows of them; one question for all."""
        marks = ",".join("?" * len(files))
        rows = self._session.execute(
            f"""
            SELECT file.path, file.uri, file.size, file.mtime, file.id, file.document, task.state, file.whole
            FROM file LEFT JOIN task ON task.document = file.document AND task.version = {self._session.version}
            WHERE file.path IN ({marks})
            """,
            [file.path for file in files],
        )
        known = {(path, uri, size, mtime): rest for path, uri, size, mtime, *rest in rows}
        return [self._known(file, known.get((file.path, file.found.uri, file.size, file.mtime))) for file in files]

    def _known(self, file: File, row: Sequence[Any] | None) -> File:
        if row is None:
            return file
        number, document, state, whole = row
        settled = state in ("done", "failed", "quarantined") if document else bool(whole) and not self._open_in(number)
        return File(file.found, file.path, file.size, file.mtime, number, document, settled)

    def _open_in(self, file: int) -> bool:
        row = self._session.execute(
            """
            SELECT 1 FROM origin LEFT JOIN task ON task.document = origin.document AND task.version = ?
            WHERE origin.file = ? AND coalesce(task.state, 'open') = 'open' LIMIT 1
            """,
            (self._session.version, file),
        ).fetchone()
        return row is not None

    def begin(self, file: File) -> int:
        """Note a file that is about to be opened, and forget what it held and what was wrong with it before."""
        with self._session.step():
            path, uri = file.path, file.found.uri
            self._session.execute("INSERT OR IGNORE INTO file VALUES (NULL, ?, ?, 0, 0, 0, NULL, 0)", (path, uri))
            row = self._session.execute("SELECT id FROM file WHERE path = ? AND uri = ?", (path, uri)).fetchone()
            number = int(row[0])
            self._session.execute(
                "UPDATE file SET size = ?, mtime = ?, alone = ?, document = NULL, whole = 0 WHERE id = ?",
                (file.size, file.mtime, file.found.alone, number),
            )
            if file.known is None:
                self._session.execute("DELETE FROM origin WHERE file = ?", (number,))
            self._session.execute("DELETE FROM problem WHERE file = ?", (number,))
        return number

    def end(self, number: int, document: int | None) -> None:
        """Note that all of a file was met; ``document`` is what it is, None for an archive."""
        with self._session.step():
            self._session.execute("UPDATE file SET whole = 1, document = ? WHERE id = ?", (document, number))

    def add_problem(self, uri: str, file: int | None, code: str, message: str) -> None:
        """Note what could not be had."""
        with self._session.step():
            self._session.execute(
                "INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?)", (as_text(uri), file, code, as_text(message))
            )
