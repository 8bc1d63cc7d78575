import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from loften.cli.link import app
from loften.cli.schema import app as schema
from loften.conversion import Converter
from loften.errors import UsageError
from loften.records import RecordFolder

GOLD = Path(__file__).parents[2] / "gold/links"


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def store(tmp_path: Path) -> Path:
    converter = Converter()
    with RecordFolder(tmp_path / "out") as folder:
        for path in sorted((GOLD / "docs").glob("hudiksvall*")):
            folder.add(converter.convert(path))
    return tmp_path / "out"


def test_links_and_answers_are_written_beside_the_records(store: Path) -> None:
    told = run(store).output
    links = [json.loads(line) for line in (store / "links.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {link["type"] for link in links} == {"outcome", "successor"}
    answers = json.loads((store / "answers.json").read_text(encoding="utf-8"))
    assert f"{answers['all']['no_follow_up']} without any follow-up" in told
    assert "the parties' own reports" in told


def test_the_records_file_itself_is_a_store_and_out_says_where(store: Path, tmp_path: Path) -> None:
    run(store / "records.jsonl", "--out", tmp_path / "links")
    assert (tmp_path / "links/links.jsonl").is_file()


def test_gold_gives_scores_beside_baselines() -> None:
    told = run("--evaluate", GOLD / "gold").output
    assert "end to end" in told
    assert "same order" in told


def test_records_or_gold_must_be_named() -> None:
    with pytest.raises(UsageError, match="name the records to link"):
        run()


def test_the_schema_of_links_is_printed() -> None:
    printed = CliRunner().invoke(schema, ["--links"]).output
    assert "outcome" in json.loads(printed)["discriminator"]["mapping"]
    assert "caveat" in json.loads(CliRunner().invoke(schema, ["--answers"]).output)["properties"]
