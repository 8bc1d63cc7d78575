from pathlib import Path

import pytest

from loften.cli import main
from loften.conversion import Converter
from loften.linking import link_records, write_links
from loften.records import RecordFolder

SAMPLES = Path(__file__).parents[2] / "sample_docs"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    with RecordFolder(folder) as records:
        records.add(Converter().convert(SAMPLES / "alvesta-2019-2022.pdf"))
    return folder


def _run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


def test_a_report_in_english(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("report", store, "--html", tmp_path / "site", "--en", "--title", "Pledges") == 0
    said = capsys.readouterr().out
    assert "1 document from 1 municipality" in said
    assert "1 PDF: name the folder with the documents with --sources" in " ".join(said.split())
    site = (tmp_path / "site" / "data" / "site.js").read_text(encoding="utf-8")
    assert '"title":"Pledges","language":"en"' in site


def test_pages_are_shown_where_the_sources_are(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("report", store, "--html", tmp_path / "site", "--sources", SAMPLES) == 0
    assert "--sources" not in capsys.readouterr().out
    assert len(list((tmp_path / "site" / "pages").rglob("*.webp"))) == 4


@pytest.mark.parametrize("name", ["records.jsonl", "alvesta-2019-2022.json"])
def test_one_file_of_records(store: Path, tmp_path: Path, name: str) -> None:
    assert _run("report", store / name, "--html", tmp_path / "site") == 0
    assert len(list((tmp_path / "site" / "data" / "documents").iterdir())) == 1


def test_links_beside_the_records_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chains = Path(__file__).parents[2] / "gold" / "links" / "docs"
    records = [Converter().convert(chains / name) for name in ("nassjo-2017.html", "nassjo-2018-2019.html")]
    with RecordFolder(tmp_path / "out") as folder:
        for record in records:
            folder.add(record)
    linked = link_records(records)
    write_links(linked, tmp_path / "out")
    assert _run("report", tmp_path / "out", "--html", tmp_path / "site") == 0
    assert f"{len(linked.links)} links" in " ".join(capsys.readouterr().out.split())
    assert (tmp_path / "site" / "data" / "links.js").is_file()


def test_a_folder_that_holds_something_else(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert _run("report", store, "--html", tmp_path) == 2
    assert "choose an empty folder" in " ".join(capsys.readouterr().err.split())


def test_records_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("report", tmp_path / "nothing", "--html", tmp_path / "site") == 2
    assert "nothing" in capsys.readouterr().err
