"""The store of a batch run: one SQLite file. Its tables, and how records are read from it again.

``document`` holds every content met, ``origin`` every place where it was met, ``file`` the files looked into.
``task`` says how far a document has come under one version of program, model, rules and settings; ``record`` and
``reading`` hold what came out, as JSON compressed with zlib. ``problem`` names what could not be had at all.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from loften.errors import UsageError

APPLICATION = 0x6C6F6674
FORMAT = 1
PARTS_OF = "run.loften"
"""The file, in a folder of parts that a run on a cluster has left, that says which of them make up the run."""
MAGIC = b"SQLite format 3\x00"
SCHEMA = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE version (id INTEGER PRIMARY KEY, digest TEXT UNIQUE NOT NULL, reader TEXT NOT NULL, told TEXT NOT NULL);
CREATE TABLE document (id INTEGER PRIMARY KEY, sha256 BLOB UNIQUE NOT NULL);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL, uri TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
    alone INTEGER NOT NULL, document INTEGER, whole INTEGER NOT NULL, UNIQUE (path, uri)
);
CREATE TABLE origin (
    uri TEXT NOT NULL, archive TEXT NOT NULL, media_type TEXT, document INTEGER NOT NULL, file INTEGER,
    PRIMARY KEY (uri, archive)
) WITHOUT ROWID;
CREATE INDEX origin_of_document ON origin (document, uri, archive);
CREATE INDEX origin_in_file ON origin (file, document);
CREATE TABLE task (
    document INTEGER NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    uri TEXT NOT NULL, archive TEXT NOT NULL, code TEXT, message TEXT, PRIMARY KEY (document, version)
) WITHOUT ROWID;
CREATE INDEX task_in_order ON task (version, state, uri, archive, document);
CREATE TABLE record (document INTEGER, version INTEGER, body BLOB NOT NULL, UNIQUE (document, version));
CREATE TABLE reading (
    document INTEGER, reader TEXT NOT NULL, uri TEXT NOT NULL, archive TEXT NOT NULL, body BLOB NOT NULL,
    UNIQUE (document, reader)
);
CREATE TABLE problem (uri TEXT PRIMARY KEY, file INTEGER, code TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;
"""

# A document that has no place left (its file has other bytes now) is no longer part of the store.
IN_ORDER = """
SELECT task.uri, record.body FROM task JOIN record USING (document, version)
WHERE task.version = ? AND task.state = 'done'
  AND EXISTS (SELECT 1 FROM origin WHERE origin.document = task.document)
ORDER BY task.uri, task.archive, task.document
"""


def is_store(path: Path) -> bool:
    """Tell whether a file is an SQLite database; ``open_store`` says whether it is a store."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def open_store(path: Path) -> sqlite3.Connection:
    """Open a store to read; raise ``UsageError`` where it is none, or of another version's making."""
    try:
        return _opened(path, "mode=ro")
    except sqlite3.OperationalError:
        # In a folder that cannot be written SQLite cannot share a database, only take it for unchanging.
        try:
            return _opened(path, "mode=ro&immutable=1")
        except sqlite3.Error as error:
            raise UsageError(f"{path}: cannot be read ({error}): check the path and its permissions") from error
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path}: is damaged ({error}): run the batch into a new store") from error


def _opened(path: Path, options: str) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True)
    try:
        check_format(database, path)
    except BaseException:
        database.close()
        raise
    return database


def check_format(database: sqlite3.Connection, path: Path) -> None:
    """Raise ``UsageError`` where a database is no store, or one that this version does not know."""
    if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise UsageError(f"{path}: is a database, but no store of a batch run: check the path")
    found = database.execute("PRAGMA user_version").fetchone()[0]
    if found != FORMAT:
        raise UsageError(f"{path}: is a store of format {found}, this version reads {FORMAT}: run the batch anew")


def stored_texts(path: Path, version: int | None = None) -> Iterator[tuple[str, str]]:
    """Yield the records' JSON and where each stands, sorted by source, one at a time.

    ``version`` is the number of a version in the store, by default that of its last run. Raise ``UsageError`` where
    the store or the version cannot be had.
    """
    with closing(open_store(path)) as database:
        try:
            chosen = chosen_version(database, path, version)
            for uri, body in database.execute(IN_ORDER, (chosen,)):
                yield zlib.decompress(body).decode("utf-8"), f"{path}: {uri}"
        except (sqlite3.Error, zlib.error, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: is damaged ({error}): see loften batch verify {path}") from error


def chosen_version(database: sqlite3.Connection, path: Path, version: int | None = None) -> int:
    """Return the number of a version, by default the last run's; raise ``UsageError`` where the store has none such."""
    if version is None:
        row = database.execute("SELECT value FROM setting WHERE name = 'version'").fetchone()
    else:
        row = database.execute("SELECT id FROM version WHERE id = ?", (version,)).fetchone()
    if row is None:
        which = "no run yet" if version is None else f"no version {version}"
        raise UsageError(f"{path}: the store has {which}: see loften batch status {path}")
    return int(row[0])
