"""spaCy is loaded without libraries for graphics cards, also where they are installed, and without its commands."""

import subprocess
import sys

import pytest

from loften.language.light import HEAVY, without_heavy


def test_an_import_inside_finds_none_of_them_and_one_after_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loften.language.light.HEAVY", ("colorsys", "sys"))
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with without_heavy():
        with pytest.raises(ImportError):
            __import__("colorsys")
        assert __import__("sys") is sys
    assert __import__("colorsys").rgb_to_hls


def test_the_shipped_model_loads_none_of_them() -> None:
    code = f"import sys, loften.language as l; l.load_engine(); print([n for n in {HEAVY} if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_spacy_is_loaded_without_its_commands_which_can_be_had_later() -> None:
    code = """
import sys, loften.language as l
l.load_engine()
import spacy
print([name for name in sys.modules if name.startswith("spacy.cli")])
print(spacy.info(silent=True)["spacy_version"] == spacy.about.__version__, hasattr(spacy.cli, "train"))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "[]\nTrue True\n"
