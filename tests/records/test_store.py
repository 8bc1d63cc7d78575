import sqlite3
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from loften.agreement import Agreement
from loften.conversion import Settings, convert
from loften.errors import UsageError
from loften.records import load_records
from loften.records.store import SCHEMA, stored_texts
from loften.sources import Source


def record_of(uri: str) -> Agreement:
    return convert(Source(uri, f"<h1>Löfte</h1><p>{uri}</p>".encode()), Settings(engine="blank"))


def write_store(path: Path, records: Sequence[Agreement], version: int = 1) -> None:
    database = sqlite3.connect(path)
    database.executescript(SCHEMA)
    database.execute("INSERT INTO setting VALUES ('version', ?)", (version,))
    database.execute("INSERT INTO version VALUES (?, 'd', 'r', '{}')", (version,))
    for number, record in enumerate(records):
        uri = record.document.source.uri
        database.execute("INSERT INTO origin VALUES (?, '', NULL, ?, NULL)", (uri, number))
        database.execute("INSERT INTO task VALUES (?, ?, 'done', 1, ?, '', NULL, NULL)", (number, version, uri))
        body = zlib.compress(record.to_json().encode())
        database.execute("INSERT INTO record VALUES (?, ?, ?)", (number, version, body))
    database.commit()
    database.close()


def test_a_store_is_read_like_a_folder_sorted_by_source(tmp_path: Path) -> None:
    records = [record_of(uri) for uri in ("c.html", "a.html", "b/ö.html")]
    write_store(tmp_path / "run.store", records)
    assert load_records(tmp_path / "run.store") == [records[1], records[2], records[0]]


def test_a_document_whose_file_has_other_bytes_now_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "run.store"
    records = [record_of("a.html"), record_of("b.html")]
    write_store(path, records)
    database = sqlite3.connect(path)
    database.execute("DELETE FROM origin WHERE uri = 'a.html'")
    database.commit()
    database.close()
    assert load_records(path) == records[1:]


def test_another_version_than_the_last_can_be_asked_for(tmp_path: Path) -> None:
    write_store(tmp_path / "run.store", [record_of("a.html")], version=2)
    assert len(list(stored_texts(tmp_path / "run.store", 2))) == 1
    with pytest.raises(UsageError, match="no version 1"):
        list(stored_texts(tmp_path / "run.store", 1))


def test_a_store_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write_store(folder / "run.store", [record_of("a.html")])
    (folder / "run.store").chmod(0o400)
    folder.chmod(0o500)
    try:
        assert len(load_records(folder / "run.store")) == 1
    finally:
        folder.chmod(0o700)


def test_what_is_no_store_is_named(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "other.sqlite")
    database.execute("CREATE TABLE t (x)")
    database.commit()
    database.close()
    with pytest.raises(UsageError, match="is a database, but no store"):
        load_records(tmp_path / "other.sqlite")
    (tmp_path / "damaged.store").write_bytes(b"SQLite format 3\x00" + b"nonsense" * 100)
    with pytest.raises(UsageError, match="damaged"):
        load_records(tmp_path / "damaged.store")


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run.store"
    write_store(path, [record_of("a.html")])
    database = sqlite3.connect(path)
    database.execute("UPDATE record SET body = ?", (b"nonsense",))
    database.commit()
    database.close()
    with pytest.raises(UsageError, match="batch verify"):
        load_records(path)
