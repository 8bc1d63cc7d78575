from pathlib import Path

import pytest
from made_records import SAMPLES, changed, handed_over, many, with_text

from loften.agreement import THEMES, Agreement
from loften.errors import UsageError
from loften.report import Options, write_report


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_records_give_the_same_bytes(records: list[Agreement], report: Path, tmp_path: Path) -> None:
    write_report(records, tmp_path / "again", Options(sources=(SAMPLES,)))
    assert _bytes(tmp_path / "again") == _bytes(report)


def test_every_pledge_is_in_the_columns(records: list[Agreement], report: Path) -> None:
    columns = handed_over(report / "data" / "pledges-000.js")
    rows = handed_over(report / "data" / "documents.js")
    assert columns["text"] == [pledge.text for record in records for pledge in record.pledges]
    assert [rows[number]["id"] for number in columns["document"]] == [r.document.id for r in records for _ in r.pledges]
    bits = [[theme for bit, theme in enumerate(THEMES) if themes & 1 << bit] for themes in columns["themes"]]
    assert bits == [sorted(pledge.themes, key=THEMES.index) for record in records for pledge in record.pledges]
    starts = [0]
    for record in records:
        starts.append(starts[-1] + len(record.pledges))
    assert [row["first"] for row in rows] == starts[:-1]


def test_evidence_quotes_the_pledge(records: list[Agreement], report: Path) -> None:
    columns = handed_over(report / "data" / "pledges-000.js")
    quoted = [
        [text[a:b] for _, a, b in spans] for text, spans in zip(columns["text"], columns["evidence"], strict=True)
    ]
    pledges = [pledge for record in records for pledge in record.pledges]
    assert quoted == [
        [e.text for e in sorted(p.measurability.evidence, key=lambda e: (e.start, e.end))] for p in pledges
    ]
    assert sum(map(len, quoted)) > 50


def test_offsets_of_a_document_count_utf16_units(records: list[Agreement], tmp_path: Path) -> None:
    record = with_text(records[0], "😀 Polisen ska vara 😀 ute")
    write_report([record], tmp_path / "site")
    value = handed_over(tmp_path / "site" / "data" / "documents" / f"{record.document.id}.js")
    assert value["pledges"][0]["end"] == len(record.document.text) + 2


def test_many_pledges_go_into_several_files(records: list[Agreement], tmp_path: Path) -> None:
    write_report(many(records[0], 2600), tmp_path / "site")
    assert handed_over(tmp_path / "site" / "data" / "site.js")["chunks"] == ["pledges-000", "pledges-001"]
    assert len(handed_over(tmp_path / "site" / "data" / "pledges-001.js")["id"]) == 100


def test_people_who_signed_are_left_out(records: list[Agreement], report: Path) -> None:
    signed = next(record for record in records if record.document.signatories)
    value = handed_over(report / "data" / "documents" / f"{signed.document.id}.js")
    assert "signatories" not in value["document"]
    assert value["document"]["title"] == signed.document.title


def test_an_id_cannot_lead_out_of_the_folder(records: list[Agreement], tmp_path: Path) -> None:
    write_report([changed(records[0], id="../../../escaped")], tmp_path / "a" / "b" / "site")
    assert {file.parts[len(tmp_path.parts)] for file in tmp_path.rglob("*.js")} == {"a"}
    assert len(list((tmp_path / "a" / "b" / "site" / "data" / "documents").iterdir())) == 1


def test_a_document_counts_once(records: list[Agreement], tmp_path: Path) -> None:
    assert write_report([records[0], records[0]], tmp_path / "site").documents == 1


def test_a_later_report_takes_the_place_of_an_earlier(records: list[Agreement], tmp_path: Path) -> None:
    write_report(records, tmp_path / "site")
    write_report(records[:1], tmp_path / "site", Options(language="en", title="One"))
    assert len(list((tmp_path / "site" / "data" / "documents").iterdir())) == 1
    assert handed_over(tmp_path / "site" / "data" / "site.js")["title"] == "One"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_other_folders_are_not_touched(records: list[Agreement], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="something else than a report: choose an empty folder"):
        write_report(records, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_no_records_leave_an_earlier_report(records: list[Agreement], tmp_path: Path) -> None:
    write_report(records[:1], tmp_path / "site")
    with pytest.raises(UsageError, match="no records"):
        write_report([], tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()


def test_the_page_forbids_what_it_does_not_need(report: Path) -> None:
    page = (report / "index.html").read_text(encoding="utf-8")
    assert "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" in page
    assert "unsafe" not in page
    assert "<script>" not in page
    assert "http" not in page.replace("http-equiv", "")
