import tomllib
from pathlib import Path
from typing import Any

import pytest

from pages import only_pledge, promise_page

EXAMPLES = tomllib.loads((Path(__file__).parent / "codebook_examples.toml").read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:40] for example in EXAMPLES])
def test_the_examples_that_define_the_labels(example: dict[str, Any]) -> None:
    record = promise_page(
        [example["text"]], example.get("heading", "Löften"), example.get("lead", ""), example.get("joint", False)
    )
    pledge = only_pledge(record)
    assert pledge.text == example["text"]
    assert (pledge.actor.label, pledge.actor.basis) == (example["actor"], example["basis"])
    assert (pledge.measurability.label, pledge.kind) == (example["measurability"], example["kind"])
    assert [p.name for p in pledge.actor.parties if p.role == "medverkande"] == example.get("companions", [])
