"""The shipped model is loaded without the libraries for graphics cards, also where they are installed."""

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
