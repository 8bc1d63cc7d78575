"""A state of the world or something done: promises in our own words."""

import tomllib
from pathlib import Path

import pytest

from loften.pledges.kind import decide_kind
from loften.pledges.measurability import read_sentences
from sentences import alone

BANK = tomllib.loads((Path(__file__).parent / "kind.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in BANK.items() for text in texts])
def test_kind(text: str, kind: str) -> None:
    assert decide_kind(read_sentences(*alone(text))) == kind
