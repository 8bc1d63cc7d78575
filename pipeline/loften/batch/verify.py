"""Is all in a store as it should be?"""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pydantic import ValidationError

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.records.store import is_store, open_store

# What must return no row, and what it means if it does.
RULES = (
    (
        "SELECT lower(hex(sha256)), version FROM task JOIN document ON id = document LEFT JOIN record "
        "USING (document, version) WHERE state = 'done' AND body IS NULL",
        "is done, but has no record",
    ),
    (
        "SELECT lower(hex(sha256)), version FROM record JOIN document ON id = document LEFT JOIN task "
        "USING (document, version) WHERE state IS NULL OR state IN ('failed', 'quarantined')",
        "has a record, but is not done",
    ),
    (
        "SELECT uri, archive FROM origin LEFT JOIN document ON id = document WHERE id IS NULL",
        "is the place of no document",
    ),
)


def verify(path: Path) -> Iterator[str]:
    """Yield what is wrong with a store, one sentence each; raise ``UsageError`` where it cannot even be opened."""
    if not is_store(path):
        raise UsageError(f"{path}: no store here: name the file given to loften batch run --out")
    with closing(open_store(path)) as database:
        try:
            wrong = [row[0] for row in database.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            yield from (f"{path}: {line}" for line in wrong)
            for query, meaning in RULES:
                yield from (f"{row[0]} ({row[1]}): {meaning}" for row in database.execute(query))
            yield from _bodies(database)
        except sqlite3.DatabaseError as error:
            yield f"{path}: is damaged ({error})"


def _bodies(database: sqlite3.Connection) -> Iterator[str]:
    """Yield which records cannot be read or are another document's."""
    rows = database.execute(
        "SELECT lower(hex(sha256)), record.version, body, uri FROM record JOIN document ON id = document "
        "LEFT JOIN task USING (document, version) ORDER BY record.version, document"
    )
    for digest, version, body, uri in rows:
        name = f"{digest[:16]} (version {version})"
        try:
            source = Agreement.model_validate(json.loads(zlib.decompress(body))).document.source
        except (zlib.error, ValueError, ValidationError) as error:
            yield f"{name}: its record cannot be read ({type(error).__name__})"
            continue
        if source.sha256 != digest:
            yield f"{name}: its record is that of {source.sha256[:16]}"
        elif source.uri != uri:
            yield f"{name}: its record was made from {source.uri}, not from {uri}"
