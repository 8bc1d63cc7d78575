"""What a promise is about: its own words, else what it stands under."""

import tomllib
from pathlib import Path

import pytest

from loften.pledges.themes import decide_themes
from sentences import beneath

PROMISES = tomllib.loads((Path(__file__).parent / "themes.toml").read_text(encoding="utf-8"))["promises"]


@pytest.mark.parametrize(("text", "heading", "themes"), PROMISES)
def test_themes(text: str, heading: str, themes: list[str]) -> None:
    pledge, outline, _ = beneath(["# Medborgarlöfte", *([f"## {heading}"] if heading else [])], text)
    assert list(decide_themes(pledge, outline)) == themes
