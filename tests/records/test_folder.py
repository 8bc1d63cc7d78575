import json
from pathlib import Path

import pytest

from loften.agreement import Agreement
from loften.conversion import Settings, convert
from loften.errors import ReadError, UsageError
from loften.records import RecordFolder, load_records
from loften.records.folder import stem_of
from loften.sources import Source


def record_of(uri: str, text: str) -> Agreement:
    page = f"<html><body><h1>Medborgarlöfte</h1><p>{text}</p></body></html>"
    return convert(Source(uri, page.encode()), Settings(engine="blank"))


def test_a_run_leaves_one_file_a_document_and_all_of_them_in_lines(tmp_path: Path) -> None:
    records = [record_of("b.html", "Polisen ska patrullera."), record_of("a.html", "Kommunen ska städa.")]
    with RecordFolder(tmp_path / "out") as folder:
        paths = [folder.add(record) for record in records]
    assert [path.name for path in paths] == ["b.json", "a.json"]
    assert load_records(tmp_path / "out") == records
    assert load_records(paths[1]) == [records[1]]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json", "records.jsonl"]


def test_documents_that_share_a_name_get_the_digits_of_their_ids_whatever_the_order(tmp_path: Path) -> None:
    records = [record_of(f"{place}/Löfte.html", place) for place in ("x", "y", "z")]
    names = []
    for order in (records, records[::-1]):
        out = tmp_path / str(len(names))
        with RecordFolder(out) as folder:
            for record in order:
                folder.add(record)
        names.append(sorted(path.name for path in out.glob("*.json")))
    assert names[0] == names[1] == sorted(f"Löfte-{record.document.id[:8]}.json" for record in records)


def test_what_failed_is_written_down_and_forgotten_by_a_run_without_failures(tmp_path: Path) -> None:
    with RecordFolder(tmp_path) as folder:
        folder.add_error("x.pdf", ReadError("x.pdf: the file is empty: fetch it again"))
    line = json.loads((tmp_path / "errors.jsonl").read_text(encoding="utf-8"))
    assert line == {"source": "x.pdf", "code": "read", "message": "x.pdf: the file is empty: fetch it again"}
    with RecordFolder(tmp_path):
        pass
    assert not (tmp_path / "errors.jsonl").exists()


def test_a_run_that_is_stopped_keeps_what_it_has_done(tmp_path: Path) -> None:
    record = record_of("a.html", "Polisen ska patrullera.")

    def stopped() -> None:
        with RecordFolder(tmp_path) as folder:
            folder.add(record)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert load_records(tmp_path) == [record]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="choose another folder"), RecordFolder(tmp_path / "file"):
        pass


@pytest.mark.parametrize(
    ("uri", "stem"),
    [
        ("sub/Avtal 2020 (1).pdf", "Avtal-2020-1"),
        ("https://example.se/trygghet/medborgarlöfte.html?x=1", "medborgarlöfte"),
        ("https://example.se/", "example.se"),
        ("records.html", "document-records"),
        ("...", "document-"),
    ],
)
def test_names_are_safe_on_every_file_system(uri: str, stem: str) -> None:
    assert stem_of(record_of(uri, "x")) == stem
