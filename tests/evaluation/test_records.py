from pathlib import Path

import pytest

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.evaluation.case import Case, pair_records
from loften.records import load_records


def test_a_folder_and_lines_hold_the_same_records(record: Agreement, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(record.to_json(indent=1), encoding="utf-8")
    lines = tmp_path / "records.jsonl"
    lines.write_text(record.to_json() + "\n\n", encoding="utf-8")
    assert load_records(tmp_path) == load_records(lines) == load_records(tmp_path / "a.json") == [record]


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(UsageError, match=r"x\.json: \w+: Field required"):
        load_records(tmp_path)
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(UsageError, match="not JSON"):
        load_records(tmp_path)
    (tmp_path / "none").mkdir()
    with pytest.raises(UsageError, match="no records here"):
        load_records(tmp_path / "none")
    with pytest.raises(UsageError, match=r"gone\.json"):
        load_records(tmp_path / "gone.json")


def test_records_meet_their_gold_by_the_source_s_name(case: Case, cases: list[Case], record: Agreement) -> None:
    golds = [one.gold for one in cases]
    named = record.model_copy(
        update={
            "document": record.document.model_copy(
                update={"source": record.document.source.model_copy(update={"uri": f"sub/{case.gold.source}"})}
            )
        }
    )
    paired = pair_records(golds, [named])
    assert paired[0].record == named
    assert [one.failure for one in paired[1:]] == ["no record of this source"] * (len(golds) - 1)
    with pytest.raises(UsageError, match="two records"):
        pair_records(golds, [named, named])
