import json
from pathlib import Path

import pytest

from loften.errors import UsageError
from loften.linking import SuccessorLink, read_links

LINK = SuccessorLink(fate="dropped", pledge=None, successor=None, changes=(), score=0, reasons=())


def test_links_are_read_beside_the_records(tmp_path: Path) -> None:
    assert read_links(tmp_path) == []
    (tmp_path / "links.jsonl").write_text(LINK.model_dump_json() + "\n", encoding="utf-8")
    assert read_links(tmp_path) == [LINK]
    assert read_links(tmp_path / "records.jsonl") == [LINK]


def test_a_line_that_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "links.jsonl").write_text(json.dumps({"type": "outcome"}), encoding="utf-8")
    with pytest.raises(UsageError, match=r"links\.jsonl:1: not a link of this version: run loften link again"):
        read_links(tmp_path)
