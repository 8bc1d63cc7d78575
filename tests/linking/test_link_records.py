import json
from pathlib import Path

import jsonschema
import pytest

from loften.conversion import Converter
from loften.errors import UsageError
from loften.linking import Answers, link_records, links_schema, write_links

DOCS = Path(__file__).parents[2] / "gold/links/docs"


@pytest.fixture(scope="module")
def records() -> list[object]:
    converter = Converter()
    return [converter.convert(path) for path in sorted(DOCS.glob("nassjo*"))]


def test_lines_keep_to_the_schema_and_the_order_of_records_changes_nothing(records: list, tmp_path: Path) -> None:  # type: ignore[type-arg]
    links, answers = write_links(link_records(records), tmp_path / "one")
    again, _ = write_links(link_records(records[::-1]), tmp_path / "two")
    assert links.read_bytes() == again.read_bytes()
    validator = jsonschema.Draft202012Validator(links_schema())
    lines = [json.loads(line) for line in links.read_text(encoding="utf-8").splitlines()]
    assert {line["type"] for line in lines} == {"outcome", "successor"}
    for line in lines:
        validator.validate(line)
    assert Answers.model_validate_json(answers.read_bytes()).documents == 3


def test_an_agreement_published_again_is_left_out_and_counted(records: list) -> None:  # type: ignore[type-arg]
    first = records[0]
    again = first.model_copy(update={"document": first.document.model_copy(update={"id": "f" * 16})})
    assert link_records([*records, again]).answers.left_out.repeated == 1
    assert link_records([*records, again]).outcomes == link_records(records).outcomes


def test_a_document_without_a_municipality_is_counted(records: list) -> None:  # type: ignore[type-arg]
    nowhere = records[0].model_copy(update={"document": records[0].document.model_copy(update={"municipalities": ()})})
    assert link_records([nowhere]).answers.left_out.without_municipality == 1


def test_a_folder_that_cannot_be_written_to_is_one_error(records: list, tmp_path: Path) -> None:  # type: ignore[type-arg]
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="choose another folder"):
        write_links(link_records(records), tmp_path / "file")
