import json
import subprocess
import sys
from pathlib import Path

import pytest

from loften.cli import main
from loften.cli.commands import COMMANDS

PAGE = """<html lang="sv"><head><title>Medborgarlöfte 2022</title></head><body><main>
<h1>Medborgarlöfte för Laholm 2022</h1><p>Polisen lovar att:</p>
<ul><li>genomföra minst två trafikkontroller per vecka</li>
<li>vid behov öka sin närvaro</li></ul></main></body></html>"""


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    return folder


def test_a_folder_becomes_records_with_a_summary(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("convert", str(docs), "--out", str(tmp_path / "out")) == 0
    printed = capsys.readouterr()
    assert "1 document" in printed.out
    assert "2 pledges" in printed.out
    assert "a.html: 2 pledges" in printed.err
    record = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    assert [pledge["measurability"]["label"] for pledge in record["pledges"]] == ["kvantifierad", "vag"]


def test_a_document_that_fails_costs_no_other(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "b.html").write_bytes(b"")
    (docs / "c.html").write_text(PAGE, encoding="utf-8")
    assert run("convert", str(docs), "--out", str(tmp_path / "out")) == 1
    printed = capsys.readouterr()
    assert "loften: b.html: the file is empty: fetch or save it again\n" in printed.err
    assert "c.html: the same bytes as a document before\n" in printed.err
    assert "1 failed" in printed.out
    assert (tmp_path / "out" / "a.json").exists()


def test_a_folder_without_documents_is_said_to_hold_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run("convert", str(tmp_path / "empty"), "--out", str(tmp_path / "out")) == 0
    assert "Nothing to convert" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("convert", "DOCS", "--out", "OUT", "--engine", "nonsense"), "engine 'nonsense' is not known"),
        (("convert", "DOCS", "--out", "OUT", "--offline"), "name the WARC with --store"),
        (("convert", "DOCS", "--out", "OUT", "--ocr", "sometimes"), "'sometimes'"),
        (("convert",), "Missing argument"),
        (("nonsense",), "No such command"),
        (("show", "gone.json"), "gone.json"),
        (("evaluate", "gold", "--only", "nonsense"), "--only nonsense: no gold file of gold has this in its name"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what(
    arguments: tuple[str, ...], message: str, docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"DOCS": str(docs), "OUT": str(tmp_path / "out")}
    assert run(*(given.get(word, word) for word in arguments)) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_a_traceback_comes_with_debug_alone(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--debug", "show", "gone.json") == 2
    assert run("show", "gone.json", "--debug") == 2


def test_one_document_is_shown_with_its_labels(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", str(docs / "a.html")) == 0
    printed = capsys.readouterr().out
    assert "polis (inledning) · kvantifierad" in printed
    assert "[frequency: minst två" in printed
    assert all(len(line) <= 80 for line in printed.splitlines())


def test_the_schema_is_json_and_describes_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    schema = json.loads(capsys.readouterr().out)
    assert list(schema["properties"])[:3] == ["schema_version", "document", "focus_areas"]


def test_help_lists_every_command_and_imports_none_of_them() -> None:
    code = "import sys; from loften.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert all(name in printed for name in COMMANDS)
    assert not {"spacy", "pydantic", "lxml", "numpy"} & set(printed.splitlines()[-1].split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, "--help") == 0
    assert f"loften {name}" in capsys.readouterr().out
