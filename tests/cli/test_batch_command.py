"""``loften batch`` as a user meets it."""

import json
from pathlib import Path

import pytest

from loften.cli import main
from loften.records.folder import ERRORS, RECORDS

PAGE = """<html><head><title>Medborgarlöfte 2022</title></head><body><h1>Medborgarlöfte för Laholm 2022</h1>
<p>Polisen lovar att:</p><ul><li>genomföra minst {} kontroller per vecka</li><li>{}</li></ul></body></html>"""


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in arguments])
    return int(ended.value.code or 0)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.html").write_text(PAGE.format(number + 2, "samverka mer"), encoding="utf-8")
    (folder / "bad.html").write_bytes(b"")
    (folder / "worse.html").write_bytes(b"  ")
    return folder


def test_from_an_archive_through_its_failures_to_records(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "run.store"
    assert run("batch", "run", docs, "--out", store, "--engine", "blank", "--workers", 1) == 1
    printed = capsys.readouterr()
    assert "3 documents converted, 2 failed" in printed.out
    assert f"loften batch errors {store}" in printed.out
    assert printed.err == ""  # no progress where there is no terminal

    assert run("batch", "status", store) == 0
    assert "5 from 5 places" in capsys.readouterr().out

    assert run("batch", "errors", store) == 1
    listed = capsys.readouterr().out
    assert "2 × read: the file is empty: fetch or save it again" in listed
    again = next(line for line in listed.splitlines() if "again: loften" in line).split("loften ")[1].split()

    (docs / "bad.html").write_text(PAGE.format(9, "synas"), encoding="utf-8")
    assert run(*again, "--workers", 1) == 1
    assert run("batch", "retry", store, "--workers", 1) == 1
    assert run("batch", "verify", store) == 0
    capsys.readouterr()

    assert run("batch", "export", store, "--out", tmp_path / "out") == 0
    assert "records" in capsys.readouterr().out
    assert run("convert", docs, "--out", tmp_path / "converted", "--engine", "blank") == 1
    assert (tmp_path / "out" / RECORDS).read_bytes() == (tmp_path / "converted" / RECORDS).read_bytes()
    assert (tmp_path / "out" / "1.json").read_bytes() == (tmp_path / "converted" / "1.json").read_bytes()
    assert json.loads((tmp_path / "out" / ERRORS).read_text())["source"] == "worse.html"


def test_what_changed_between_two_runs_is_told_by_rule(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "bad.html").unlink()
    (docs / "worse.html").unlink()
    store = tmp_path / "run.store"
    assert run("batch", "run", docs, "--out", store, "--engine", "blank", "--workers", 1) == 0
    assert run("convert", docs, "--out", tmp_path / "out", "--engine", "blank") == 0
    capsys.readouterr()
    assert run("batch", "diff", store, tmp_path / "out") == 0
    assert "no label changed" in capsys.readouterr().out
    changed = (tmp_path / "out" / RECORDS).read_text(encoding="utf-8").replace('"kvantifierad"', '"vag"')
    (tmp_path / "out" / RECORDS).write_text(changed.replace('"label":"polis"', '"label":"kommun"', 1), encoding="utf-8")
    assert run("batch", "diff", f"{store}@1", tmp_path / "out") == 0
    printed = capsys.readouterr().out
    assert "4 changes" in printed
    assert "3 × measurability: kvantifierad → vag" in printed
    assert "1 × actor: polis → kommun" in printed


def test_documents_of_one_side_alone_are_no_changes(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("bad.html", "worse.html"):
        (docs / name).unlink()
    assert run("convert", docs, "--out", tmp_path / "one", "--engine", "blank") == 0
    assert run("convert", docs, "--out", tmp_path / "other", "--engine", "blank") == 0
    lines = (tmp_path / "one" / RECORDS).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "one" / RECORDS).write_text("".join(lines[1:]), encoding="utf-8")
    (tmp_path / "other" / RECORDS).write_text("".join(lines[:-1]), encoding="utf-8")
    capsys.readouterr()
    assert run("batch", "diff", tmp_path / "one", tmp_path / "other") == 0
    printed = capsys.readouterr().out
    assert f"{len(lines) - 2} document" in printed
    assert "in both: no label changed" in printed
    assert f"1 document only in {tmp_path / 'one'}" in printed
    assert f"1 document only in {tmp_path / 'other'}" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("status", "DOCS"), "no store here"),
        (("errors", "gone.store"), "no store here"),
        (("run", "DOCS", "--out", "DOCS"), "this is a folder"),
        (("run", "DOCS", "--out", "OUT", "--engine", "nonsense"), "engine 'nonsense' is not known"),
        (("run", "DOCS", "--out", "OUT", "--on", "abacus"), "this engine is not known"),
        (("run", "DOCS", "--out", "OUT", "--workers", "0"), "--workers"),
        (("merge", "DOCS", "--out", "OUT"), "no run here"),
        (("diff", "DOCS", "DOCS"), "no records here"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what(
    arguments: tuple[str, ...], message: str, docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"DOCS": str(docs), "OUT": str(tmp_path / "run.store")}
    assert run("batch", *(given.get(word, word) for word in arguments)) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error
