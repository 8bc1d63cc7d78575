"""Runs into a store: resumed, repeated, under a new version, with the same document in several places."""

import io
import os
import random
import zipfile
from pathlib import Path

import pytest
from archive import plan, records, retry, run, work_done, write

from loften.batch import Run
from loften.batch.scan import Looked
from loften.batch.state import documents_with, failures, grouped, status
from loften.batch.verify import verify
from loften.errors import UsageError
from loften.sources.found import Found, Siblings

FILES = {f"{n:02}.html": f"page {n}" for n in range(12)}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", FILES)


def expected(version: int = 1) -> list[str]:
    return [f"{uri} None {text} {version}" for uri, text in FILES.items()]


def test_every_document_has_one_record_and_a_second_run_has_nothing_to_do(docs: Path, tmp_path: Path) -> None:
    store, log = tmp_path / "run.store", tmp_path / "log"
    first = run(plan(log), store, docs)
    assert (first.done, first.failed, first.skipped) == (12, 0, 0)
    assert records(store) == expected()
    work_done(log)
    second = run(plan(log), store, docs)
    assert (second.done, second.skipped) == (0, 12)
    assert work_done(log) == []
    assert list(verify(store))  # these records are no agreements
    assert status(store).failed == 0


def test_only_what_is_new_or_changed_in_a_folder_is_opened_again(docs: Path, tmp_path: Path) -> None:
    odd = {"13\U0001f600.html": "odd 1", "13\udcff.html": "odd 2", "13ö.html": "odd 3"}
    write(docs, odd)
    store, log = tmp_path / "run.store", tmp_path / "log"
    assert run(plan(log), store, docs).done == 15
    work_done(log)
    (docs / "03.html").unlink()
    write(docs, {"02b.html": "page new", "05.html": "page 5 and more", "z/00.html": "page below"})
    os.utime(docs / "07.html", (1, 1))
    tally = run(plan(log), store, docs)
    assert work_done(log) == ["source 02b.html", "source 05.html", "source z/00.html"]
    assert (tally.files, tally.skipped) == (16, 12)
    again = run(plan(log), store, docs)
    assert (again.files, again.skipped) == (16, 16)
    assert run(plan(log, version=2), store, docs).skipped == 0


def test_a_run_that_comes_to_its_limit_is_gone_on_with(docs: Path, tmp_path: Path) -> None:
    store, log = tmp_path / "run.store", tmp_path / "log"
    assert run(plan(log, limit=5), store, docs).done == 5
    assert len(records(store)) == 5
    assert run(plan(log), store, docs).done == 7
    assert records(store) == expected()
    assert len(work_done(log)) == 12


@pytest.mark.parametrize("workers", [1, 3])
def test_order_and_number_of_workers_change_nothing(docs: Path, tmp_path: Path, workers: int) -> None:
    names = [docs / name for name in FILES]
    random.Random(workers).shuffle(names)
    store = tmp_path / "run.store"
    run(plan(tmp_path / "log", workers=workers), store, *names)
    assert records(store) == expected()


def test_under_a_new_version_the_reading_is_kept_and_the_old_records_too(docs: Path, tmp_path: Path) -> None:
    store, log = tmp_path / "run.store", tmp_path / "log"
    run(plan(log), store, docs)
    work_done(log)
    run(plan(log, version=2), store, docs)
    assert work_done(log) == sorted(f"reading {uri}" for uri in FILES)
    assert records(store) == expected(2)
    assert records(store, 1) == expected(1)
    assert [version.records for version in status(store).versions] == [12, 12]
    run(plan(log, version=1), store, docs)
    assert work_done(log) == []


def test_the_same_bytes_are_converted_once_and_keep_all_their_places(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.html": "same", "b.html": "other", "c/d.html": "same"})
    store, log = tmp_path / "run.store", tmp_path / "log"
    run(plan(log), store, docs)
    assert work_done(log) == ["source a.html", "source b.html"]
    assert records(store) == ["a.html None same 1", "b.html None other 1"]
    assert (status(store).documents, status(store).places) == (2, 3)


def test_a_record_is_made_from_the_first_place_whatever_was_met_first(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.html": "same", "z.html": "same"})
    store, log = tmp_path / "run.store", tmp_path / "log"
    run(plan(log), store, docs / "z.html")
    assert records(store) == ["z.html None same 1"]
    run(plan(log), store, docs / "a.html")
    assert records(store) == ["a.html None same 1"]
    run(plan(log), store, docs)
    assert records(store) == ["a.html None same 1"]
    assert len(work_done(log)) == 2


def test_a_place_that_has_other_bytes_now_is_another_document(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.html": "same", "z.html": "same"})
    store, log = tmp_path / "run.store", tmp_path / "log"
    run(plan(log), store, docs)
    write(docs, {"a.html": "new text"})
    run(plan(log), store, docs)
    assert records(store) == ["a.html None new text 1", "z.html None same 1"]
    os.utime(docs / "a.html", (1, 1))  # touched, not changed
    work_done(log)
    run(plan(log), store, docs)
    assert work_done(log) == []


def make_zip(path: Path, files: dict[str, str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    path.write_bytes(packed.getvalue())


def test_an_archive_is_gone_on_with_in_the_middle_and_not_opened_when_done(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"z.html": "page 3"})
    make_zip(docs / "a.zip", {f"{n}.html": f"page {n}" for n in range(6)})
    store, log = tmp_path / "run.store", tmp_path / "log"
    run(plan(log, limit=2), store, docs)
    run(plan(log), store, docs)
    assert len(work_done(log)) == 6
    found = records(store)
    assert [text.split()[0] for text in found] == [f"a.zip/{n}.html" for n in range(6)]
    assert '"member"' not in found[0]
    assert "['member', '0.html']" in found[0]
    assert run(plan(log), store, docs).skipped == 2
    run(plan(log, version=2), store, docs)
    assert len(records(store)) == 6


def test_an_archive_that_changed_loses_what_is_no_longer_in_it(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {})
    docs.mkdir()
    make_zip(docs / "a.zip", {"1.html": "one", "2.html": "two"})
    store = tmp_path / "run.store"
    run(plan(tmp_path / "log"), store, docs)
    make_zip(docs / "a.zip", {"2.html": "two", "3.html": "three"})
    run(plan(tmp_path / "log"), store, docs)
    assert [text.split()[-2] for text in records(store)] == ["two", "three"]


def test_what_failed_is_kept_grouped_and_tried_again_when_asked(docs: Path, tmp_path: Path) -> None:
    write(docs, {"x.html": "refused 1", "y.html": "refused 2"})
    store, log = tmp_path / "run.store", tmp_path / "log"
    assert run(plan(log), store, docs, tmp_path / "gone").failed == 2
    (code, reason, members), problem = grouped(failures(store))
    assert (code, reason, len(members)) == ("read", "the file is refused: mend it", 2)
    assert "no such file" in problem[2][0].message
    work_done(log)
    run(plan(log), store, docs)
    assert work_done(log) == []
    run(plan(log, retry_failed=True), store, docs)
    assert work_done(log) == ["source x.html", "source y.html"]
    assert members[0].id is not None
    retry(plan(log), store, documents_with(store, [members[0].id]))
    assert work_done(log) == ["source x.html"]
    write(docs, {"x.html": "mended 1", "y.html": "mended 2"})
    retry(plan(log), store)
    assert status(store).states["failed"] == 0
    assert len(records(store)) == 14


def test_a_file_that_cannot_be_read_is_named_and_tried_again_by_every_run(docs: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (docs / "05.html").unlink()
        (docs / "05.html").symlink_to("/proc/self/mem/none")
    else:
        (docs / "05.html").chmod(0)
    store = tmp_path / "run.store"
    run(plan(tmp_path / "log"), store, docs)
    assert status(store).problems == 1
    assert len(records(store)) == 11
    (docs / "05.html").unlink()
    write(docs, {"05.html": "page 5"})
    run(plan(tmp_path / "log"), store, docs)
    assert records(store) == expected()


def test_what_has_gone_when_its_turn_comes_is_named(docs: Path, tmp_path: Path) -> None:
    looked: list[Looked] = [
        Siblings(f"{docs}/", "", ["00.html", "gone.html"]),
        Siblings(f"{docs}/none/", "none/", ["a.html"]),
        Found("x.html", f"{docs}/x.html", alone=True),
    ]
    how = plan(tmp_path / "log")
    Run(how, tmp_path / "run.store").run(lambda _: looked, how.called([]))
    assert records(tmp_path / "run.store") == expected()[:1]
    assert [one.uri for one in failures(tmp_path / "run.store")] == ["gone.html", "none/", "x.html"]


def test_an_id_that_is_not_there_is_named(docs: Path, tmp_path: Path) -> None:
    run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    with pytest.raises(UsageError, match="no document with this id"):
        documents_with(tmp_path / "run.store", ["00000000"])
