"""Only what needs syntax is parsed, and its offsets are those of the document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from loften.conversion import Settings, convert_source
from loften.language import Engine, load_engine, parse_blocks
from loften.language.types import Doc
from loften.readers import read
from loften.sections import split
from loften.sources import Source

BACKGROUND = """<html><head><title>Trygghet i Tyringe</title></head><body><main><h1>Trygghet i Tyringe</h1>
<h2>Nuläge</h2><p>Många invånare känner sig otrygga vid stationen på kvällarna.</p>
<p>Under hösten har flera cyklar stulits utanför biblioteket.</p></main></body></html>"""
PROMISES = BACKGROUND.replace(
    "</main>",
    "<h2>Det här lovar polisen</h2><ul><li>Besöka alla skolor en gång per termin.</li></ul></main>",
)


@dataclass
class Recorder:
    """An engine that keeps what it was asked to parse."""

    engine: Engine
    asked: list[str] = field(default_factory=list)
    calls: int = 0

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def model(self) -> str | None:
        return self.engine.model

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        self.calls += 1
        kept = list(texts)
        self.asked.extend(kept)
        return self.engine.pipe(kept)


def source(tmp_path: Path, html: str) -> Source:
    path = tmp_path / "sida.html"
    path.write_text(html, encoding="utf-8")
    return Source.from_path(path)


@pytest.fixture
def recorder(engine: Engine) -> Recorder:
    return Recorder(engine)


def test_a_document_without_need_is_not_parsed(tmp_path: Path, recorder: Recorder) -> None:
    record = convert_source(source(tmp_path, BACKGROUND), recorder, Settings())
    assert record.document.text.count("\n") >= 3
    assert (recorder.calls, record.pledges) == (0, ())


def test_of_a_document_with_promises_only_those_are_parsed(tmp_path: Path, recorder: Recorder) -> None:
    record = convert_source(source(tmp_path, PROMISES), recorder, Settings())
    assert recorder.asked == ["Besöka alla skolor en gång per termin."]
    assert [pledge.text for pledge in record.pledges] == ["Besöka alla skolor en gång per termin."]


def test_what_only_leads_to_promises_or_restates_them_is_not_parsed(tmp_path: Path, recorder: Recorder) -> None:
    led = PROMISES.replace("<ul>", "<p>Polisen ska:</p><ul>").replace(
        "</main>",
        "<h2>Uppföljning</h2><h3>Detta lovade vi 2019</h3><ul><li>Fler fotpatruller på torget.</li></ul>"
        "<h3>Resultat</h3><p>Patrullerna blev 40 under året.</p></main>",
    )
    record = convert_source(source(tmp_path, led), recorder, Settings())
    assert "Polisen ska:" in record.document.text
    assert recorder.asked == ["Besöka alla skolor en gång per termin.", "Patrullerna blev 40 under året."]


def test_spans_and_sentences_count_in_the_document(tmp_path: Path) -> None:
    document = read(source(tmp_path, PROMISES))
    wanted = split(document).wants_syntax()
    parsed = parse_blocks(document, wanted, load_engine("blank"))
    start = document.text.index("alla skolor")
    span = parsed.span(start, start + len("alla skolor"))
    assert span is not None
    assert span.text == "alla skolor"
    assert parsed.span(document.text.index("Många"), document.text.index("Många") + 5) is None
    (block,) = wanted
    assert [document.text[a:b] for a, b in parsed.sentences(block)] == ["Besöka alla skolor en gång per termin."]
    unparsed = next(index for index in range(len(document.blocks)) if index not in wanted)
    bounds = document.blocks[unparsed]
    assert list(parsed.sentences(unparsed)) == [(bounds.start, bounds.end)]
