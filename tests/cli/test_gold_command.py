"""``loften gold`` from pre-annotation to corrections, as a coder would go."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from loften.cli.gold import app
from loften.corrections import load_corrections
from loften.errors import UsageError
from loften.evaluation.gold import load_gold

ROOT = Path(__file__).parents[2]
NAME = "linkoping-2018-2019"
SOURCE = next((ROOT / "sample_docs").rglob(f"{NAME}.*"))


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    assert run("start", SOURCE, "--out", tmp_path / "mine", "--engine", "blank").exit_code == 0
    return tmp_path / "mine"


def test_what_the_program_found_is_gold_and_no_work_is_overwritten(mine: Path) -> None:
    gold = load_gold(mine / f"{NAME}.json")
    assert gold.source == SOURCE.name
    assert gold.pledges
    with pytest.raises(UsageError, match="is there already"):
        run("start", SOURCE, "--out", mine, "--engine", "blank")
    assert run("check", mine).exit_code in (0, 1)


def test_a_document_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    shutil.copy(SOURCE, docs / SOURCE.name)
    (docs / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert run("start", docs, "--out", tmp_path / "mine", "--engine", "blank").exit_code == 1
    assert [file.stem for file in (tmp_path / "mine").iterdir()] == [NAME]


@pytest.mark.parametrize("tool", ["inception", "inception-json", "doccano", "brat"])
def test_export_and_import_give_the_same_file(mine: Path, tmp_path: Path, tool: str) -> None:
    if tool.startswith("inception"):
        pytest.importorskip("cassis", reason="needs the extra annotation")
    assert run("export", mine, "--to", tool, "--out", tmp_path / tool).exit_code == 0
    assert run("import", tmp_path / tool, "--from", tool, "--out", tmp_path / "back").exit_code == 0
    file = f"{NAME}.json"
    assert (tmp_path / "back" / file).read_bytes() == (mine / file).read_bytes()


def test_what_a_coder_changes_in_label_studio_becomes_a_correction_of_a_run(mine: Path, tmp_path: Path) -> None:
    from loften.conversion import Settings, convert
    from loften.records import RecordFolder

    record = convert(SOURCE, Settings(engine="blank"))
    with RecordFolder(tmp_path / "run") as folder:
        folder.add(record)
    run("export", mine, "--to", "label-studio", "--out", tmp_path / "project")
    tasks = json.loads((tmp_path / "project" / "tasks.json").read_text(encoding="utf-8"))
    result = tasks[0]["predictions"][0]["result"]
    choice = next(entry for entry in result if entry.get("from_name") == "pledge-kind")
    choice["value"]["choices"] = ["effekt" if choice["value"]["choices"] == ["aktivitet"] else "aktivitet"]
    tasks[0]["annotations"] = [
        {"completed_by": 7, "was_cancelled": False, "updated_at": "2024-01-02", "result": result},
        {"completed_by": 8, "was_cancelled": False, "updated_at": "2024-01-03", "result": []},
        {"completed_by": 7, "was_cancelled": True, "updated_at": "2024-01-04", "result": []},
    ]
    export = tmp_path / "export.json"
    export.write_text(json.dumps(tasks), encoding="utf-8")
    run("import", export, "--from", "label-studio", "--corrections", tmp_path / "run", "--coder", "7")
    corrections = load_corrections(tmp_path / "run")[record.document.id]
    assert [correction.fields for correction in corrections] == [("kind",)]


def test_import_needs_somewhere_to_write(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere to write"):
        run("import", tmp_path, "--from", "brat")


@pytest.mark.parametrize(("tool", "name"), [("label-studio", "mine.json"), ("doccano", "mine.jsonl")])
def test_what_is_no_export_is_named(tool: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("nothing of the kind", encoding="utf-8")
    with pytest.raises(UsageError, match=rf"{name}: not a "):
        run("import", tmp_path / name, "--from", tool, "--out", tmp_path / "out")


def test_agreement_of_a_coding_with_itself(mine: Path) -> None:
    result = run("agree", mine, mine)
    assert result.exit_code == 0
    assert "1.000" in result.output
