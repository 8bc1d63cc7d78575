"""Every format is read back with a library that others use for it."""

import csv
import json
import sqlite3
from pathlib import Path

import frictionless
import openpyxl
import polars
import pyarrow.parquet
import pyreadstat
import pytest
from lxml import etree

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.exchange.tables.export import export_tables
from loften.exchange.tables.schema import load_tables
from loften.exchange.tables.writer import Format


@pytest.fixture(scope="module")
def out(records: list[Agreement], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    export_tables(records, list(Format), folder)
    return folder


def texts(records: list[Agreement]) -> list[str]:
    return sorted(pledge.text for record in records for pledge in record.pledges)


def test_csv_is_what_a_swedish_spreadsheet_opens(out: Path, records: list[Agreement]) -> None:
    data = (out / "csv" / "pledges.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfpledge_id;document_id;")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert sorted(row["text"].removeprefix("'") for row in rows) == texts(records)
    assert all("." not in row["confidence_pledge"] for row in rows)


def test_csv_takes_no_text_for_a_formula(records: list[Agreement], tmp_path: Path) -> None:
    pledge = records[0].pledges[0].model_copy(update={"text": '=HYPERLINK("http://x";"y")'})
    export_tables([records[0].model_copy(update={"pledges": (pledge,)})], [Format.CSV], tmp_path)
    assert "'=HYPERLINK" in (tmp_path / "csv" / "pledges.csv").read_text(encoding="utf-8-sig")


def test_a_workbook_has_the_codebook_filters_and_frozen_headers(out: Path, records: list[Agreement]) -> None:
    book = openpyxl.load_workbook(out / "loften.xlsx")
    assert book.sheetnames == ["codebook", *(table.name for table in load_tables())]
    sheet = book["pledges"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    column = [cell.value for cell in sheet[1]].index("text") + 1
    assert sorted(sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)) == texts(records)


def test_parquet_is_typed_and_described(out: Path, records: list[Agreement]) -> None:
    schema = pyarrow.parquet.read_schema(out / "parquet" / "pledges.parquet")
    assert str(schema.field("confidence_actor").type) == "double"
    assert schema.field("measurability").metadata[b"en"].startswith(b"Measurability")
    frame = polars.read_parquet(out / "parquet" / "pledges.parquet")
    assert sorted(frame["text"].to_list()) == texts(records)
    documents = polars.read_parquet(out / "parquet" / "documents.parquet")
    assert documents["text"].to_list() == [record.document.text for record in records]


def test_sqlite_holds_its_keys_and_finds_other_inflections(out: Path, records: list[Agreement]) -> None:
    with sqlite3.connect(out / "loften.db") as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        views = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert "measurability_by_actor" in views
        for view in views:
            base.execute(f"SELECT * FROM {view}").fetchall()
        found = "SELECT p.text FROM search s JOIN pledges p ON p.rowid = s.rowid WHERE search MATCH ?"
        schools = [text for (text,) in base.execute(found, ("skola",))]
        assert any("skola " not in text.lower() for text in schools)
        assert all("skol" in text.lower() for text in schools)
        assert base.execute(found, ("skolä",)).fetchall() == []


def test_sqlite_refuses_a_label_that_is_none(out: Path) -> None:
    with sqlite3.connect(out / "loften.db") as base, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        base.execute("UPDATE pledges SET actor = 'polisen'")


def test_datasette_metadata_describes_every_column(out: Path) -> None:
    tables = json.loads((out / "datasette.json").read_text(encoding="utf-8"))["databases"]["loften"]["tables"]
    for table in load_tables():
        assert list(tables[table.name]["columns"]) == [column.name for column in table.columns]


def test_the_data_package_is_valid(out: Path) -> None:
    report = frictionless.Package(str(out / "datapackage" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["message"])
    assert {task.name for task in report.tasks} == {table.name for table in load_tables()}


def test_a_broken_key_makes_the_data_package_invalid(out: Path, tmp_path: Path) -> None:
    for path in (out / "datapackage").rglob("*.*"):
        target = tmp_path / path.relative_to(out / "datapackage")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    parties = tmp_path / "data" / "parties.csv"
    parties.write_text(parties.read_text(encoding="utf-8").replace(":p1,", ":p999,", 1), encoding="utf-8")
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize(("suffix", "read"), [("dta", pyreadstat.read_dta), ("sav", pyreadstat.read_sav)])
def test_statistics_files_keep_labels(out: Path, records: list[Agreement], suffix: str, read: object) -> None:
    frame, meta = read(out / suffix / f"pledges.{suffix}", output_format="polars")  # type: ignore[operator]
    assert meta.column_names_to_labels["actor"] == "Who promises"
    assert meta.variable_value_labels["measurability"][3.0].startswith("kvantifierad")
    labels = [record.pledges[0].measurability.label for record in records if record.pledges]
    assert frame["measurability"][0] == ["vag", "kontrollerbar", "kvantifierad"].index(labels[0]) + 1


def test_the_ddi_codebook_names_every_variable(out: Path) -> None:
    root = etree.parse(out / "ddi.xml").getroot()
    variables = root.findall(".//{ddi:codebook:2_5}var")
    assert len(variables) == sum(len(table.columns) for table in load_tables())
    assert len({one.get("ID") for one in variables}) == len(variables)


def test_the_same_records_give_the_same_bytes(out: Path, records: list[Agreement], tmp_path: Path) -> None:
    export_tables(records, list(Format), tmp_path)
    for path in sorted(one for one in out.rglob("*") if one.is_file()):
        assert path.read_bytes() == (tmp_path / path.relative_to(out)).read_bytes(), path.name


def test_without_names_no_name_is_anywhere(records: list[Agreement], tmp_path: Path) -> None:
    export_tables(records, [Format.CSV, Format.DATAPACKAGE], tmp_path, without_names=True)
    names = [person.name for record in records for person in record.document.signatories]
    assert names
    for path in (one for one in tmp_path.rglob("*") if one.is_file()):
        text = path.read_text(encoding="utf-8-sig")
        assert not [name for name in names if name in text], path.name


def test_an_export_leaves_nothing_half_written(records: list[Agreement], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="choose another folder with --out"):
        export_tables(records, [Format.CSV], tmp_path / "taken")
    export_tables([], [Format.CSV], tmp_path / "out")
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]
