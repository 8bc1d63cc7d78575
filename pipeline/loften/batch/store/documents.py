"""What becomes of the documents of a store, under the version of the run."""

from loften.batch.store.session import Session
from loften.batch.store.values import Place, Task
from loften.wording import as_text


class Documents:
    """The documents of a store, each known by its number."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def meet(self, digest: bytes, place: Place, file: int | None) -> int:
        """Note a document, by the digest of its bytes, and the place where it was met; return its number."""
        with self._session.step():
            self._session.execute("INSERT OR IGNORE INTO document (sha256) VALUES (?)", (digest,))
            row = self._session.execute("SELECT id FROM document WHERE sha256 = ?", (digest,)).fetchone()
            document = int(row[0])
            values = (*place.key, place.media_type, document, file)
            self._session.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?, ?)", values)
            self._session.set("unsettled", "1")
        return document

    def task(self, document: int) -> Task | None:
        """Return how far a document has come, None where it has not begun."""
        row = self._session.execute(
            "SELECT state, attempts, uri, archive FROM task WHERE document = ? AND version = ?",
            (document, self._session.version),
        ).fetchone()
        return None if row is None else Task(row[0], row[1], (row[2], row[3]))

    def begin(self, document: int, place: Place) -> int:
        """Count an attempt at a document before it is made, and return the count."""
        with self._session.step():
            values = (document, self._session.version, *place.key)
            self._session.execute(
                """
                INSERT INTO task VALUES (?1, ?2, 'open', 1, ?3, ?4, NULL, NULL) ON CONFLICT DO UPDATE SET
                    state = 'open', attempts = iif(state = 'open', attempts, 0) + 1, uri = ?3, archive = ?4
                """,
                values,
            )
            row = self._session.execute(
                "SELECT attempts FROM task WHERE document = ? AND version = ?", values[:2]
            ).fetchone()
        return int(row[0])

    def take_back(self, document: int) -> None:
        """Uncount an attempt that came to no fault of the document's."""
        with self._session.step():
            self._session.execute(
                "UPDATE task SET attempts = attempts - 1 WHERE document = ? AND version = ?",
                (document, self._session.version),
            )

    def finish(self, document: int, place: Place, record: bytes, reading: bytes) -> None:
        """Keep a record, the reading it was made from (empty: the one kept already), and that the document is done."""
        with self._session.step():
            self._settle(document, "done", None, None)
            self._session.execute(
                "INSERT OR REPLACE INTO record VALUES (?, ?, ?)", (document, self._session.version, record)
            )
            if reading:
                values = (document, self._session.reader, *place.key, reading)
                self._session.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", values)

    def fail(self, document: int, state: str, code: str, message: str) -> None:
        """Note that a document failed, and why."""
        with self._session.step():
            self._settle(document, state, code, as_text(message))
            self._session.execute(
                "DELETE FROM record WHERE document = ? AND version = ?", (document, self._session.version)
            )

    def _settle(self, document: int, state: str, code: str | None, message: str | None) -> None:
        self._session.execute(
            "UPDATE task SET state = ?, code = ?, message = ? WHERE document = ? AND version = ?",
            (state, code, message, document, self._session.version),
        )

    def reading(self, document: int, place: Place) -> bytes | None:
        """Return what was kept of a document as read from a place, by today's readers; None where there is none."""
        row = self._session.execute(
            "SELECT body FROM reading WHERE document = ? AND reader = ? AND uri = ? AND archive = ?",
            (document, self._session.reader, *place.key),
        ).fetchone()
        return None if row is None else bytes(row[0])

    def places(self, document: int) -> list[Place]:
        """Return where a document was met, in order."""
        rows = self._session.execute(
            "SELECT uri, archive, media_type FROM origin WHERE document = ? ORDER BY uri, archive", (document,)
        )
        return [Place(*row) for row in rows]
