"""The manual has all of the codebook's headings and rules, and is one sheet of paper."""

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from chromium import find_chromium
from loften.errors import UsageError
from loften.exchange.coding.manual import find_codebook, first_sentences, manual


def test_every_heading_and_numbered_rule_is_there() -> None:
    codebook = find_codebook()
    page = manual(codebook)
    for heading in re.findall(r"^## (.+)$", codebook, re.MULTILINE):
        assert f"<h2>{heading}</h2>" in page
    rules = re.findall(r"^\d+\. ", codebook.partition("## 4.")[2], re.MULTILINE)
    assert page.partition("4. Measurability")[2].count("<li>") >= len(rules) == 9
    assert "http" not in page


def test_what_stands_before_the_first_section_is_left_out() -> None:
    page = manual("# Book 2.0\n\nPreface.\n\n## 1. Blocks\n\nText.\n")
    assert "Preface" not in page
    assert "From: Book 2.0." in page
    assert "<p>Text.</p>" in page


def test_paragraphs_are_cut_after_sentences() -> None:
    assert first_sentences("One here. Two here. Three.", 20) == "One here. Two here."
    assert first_sentences("One sentence longer than that. Two.", 5) == "One sentence longer than that."


def test_a_codebook_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name the codebook"):
        find_codebook(tmp_path / "none.md")


def test_it_prints_on_one_sheet(tmp_path: Path) -> None:
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("needs chromium")
    page, pdf = tmp_path / "manual.html", tmp_path / "manual.pdf"
    page.write_text(manual(find_codebook()), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run(
        [chromium, *options, f"--print-to-pdf={pdf}", "--no-pdf-header-footer", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert len(pypdfium2.PdfDocument(pdf)) == 1
