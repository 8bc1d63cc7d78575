"""PDFs read in another process: what comes back, and what is left of one that ends it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from loften.errors import ReadError
from loften.readers import Apart, Reading, read
from loften.sources import Source
from pdfs import Text, pdf_of

LINE = Text(50, 100, "Vi lovar att lysa upp parken.")
READING = Reading(ocr="never")
MEMORY = 400 << 20
SAMPLES = Path(__file__).parents[2] / "sample_docs"


@pytest.fixture
def apart() -> Iterator[Apart]:
    with Apart(MEMORY) as reader:
        yield reader


def form(content: str, inner: int | None = None) -> str:
    resources = f"/Resources << /XObject << /X {inner} 0 R >> >>" if inner else ""
    head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources} /Length {len(content)} >>"
    return f"{head}\nstream\n{content}\nendstream"


def doubling(levels: int) -> bytes:
    """Return a PDF whose page draws a form that draws a form twice that draws a form twice."""
    forms = {100 + n: form("/X Do /X Do", 101 + n) for n in range(levels)}
    forms[100 + levels] = form("BT ET")
    return pdf_of("/X Do", page="/Resources << /XObject << /X 100 0 R >> >>", objects=forms)


def test_a_document_is_the_same_as_read_here(apart: Apart) -> None:
    for name in ("kalmar-2016-2017.pdf", "malmo-2019.html"):
        source = Source.from_path(SAMPLES / name)
        assert apart.read(source, READING) == read(source, READING)


def test_what_ends_the_process_costs_that_document_alone(apart: Apart) -> None:
    line = Source("a.pdf", pdf_of([LINE]))
    assert apart.read(line, READING).text == LINE.text
    message = r"^b\.pdf: the PDF ended the process that read it \(SIG[A-Z]+\): print it to a new PDF, if you trust it$"
    with pytest.raises(ReadError, match=message):
        apart.read(Source("b.pdf", doubling(40)), READING)
    assert apart.read(line, READING).text == LINE.text


def test_errors_come_back_as_they_are(apart: Apart) -> None:
    with pytest.raises(ReadError, match=r"^c\.pdf: the PDF is damaged"):
        apart.read(Source("c.pdf", b"%PDF-1.7 and no more"), READING)
    assert apart.read(Source("a.pdf", pdf_of([LINE])), READING).text == LINE.text


def test_no_process_is_started_for_a_web_page(monkeypatch: pytest.MonkeyPatch, apart: Apart) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    apart.prepare(Source("d.html", b"<p>Vi lovar.</p>"))
    assert apart.read(Source("d.html", b"<p>Vi lovar.</p>"), READING).text == "Vi lovar."
