import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from loften.document import Document
from loften.errors import ReadError
from loften.readers import Reading, read
from loften.readers.pdf.words import Page, Shape, Word
from loften.readers.scan import EngineFailedError, EngineMissingError, choose
from loften.readers.scan.engine import Image, SeenLine, SeenWord
from loften.readers.scan.hocr import read_hocr
from loften.readers.scan.ink import find_bullet, is_dot
from loften.readers.scan.mend import mend_line
from loften.readers.scan.tesseract import Tesseract
from loften.sources import Source

SCANS = Path(__file__).parents[2] / "sample_scans"
HOOR = SCANS / "hoor-2022.pdf"
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


def seen(*texts: str, confidence: float = 90.0) -> SeenLine:
    words = [SeenWord(text, 100.0 * n, 10, 100.0 * n + 80, 40, confidence) for n, text in enumerate(texts)]
    return SeenLine(words, 40, 0.0, -8, 0, 48)


def mended(*texts: str) -> str:
    return " ".join(word.text for word in mend_line(seen(*texts)).words)


@pytest.fixture(scope="module")
def hoor() -> Document:
    return read(Source.from_path(HOOR))


@needs_tesseract
def test_a_scan_is_read_as_headings_paragraphs_and_items(hoor: Document) -> None:
    kinds = {hoor.quote(block): (block.kind, block.level) for block in hoor.blocks}
    assert kinds["Till dig som bor i Höör: löften för 2022"] == ("heading", 1)
    assert kinds["Polisen och kommunen ska verka för lugnare trafik i samhällena."] == ("list_item", 1)
    assert sum(kind == "list_item" for kind, _ in kinds.values()) == 5
    assert hoor.source.ocr
    assert hoor.ocr_engine is not None
    assert hoor.ocr_engine.startswith("tesseract ")


@needs_tesseract
def test_every_word_of_a_scan_has_its_place(hoor: Document) -> None:
    item = next(block for block in hoor.blocks if block.kind == "list_item")
    places = hoor.places(item.start, item.end)
    assert len(places) == 2
    assert all(place.page == 1 and place.bbox and 100 < place.bbox[0] < place.bbox[2] < 530 for place in places)


def test_without_text_recognition_a_scan_says_how_to_read_it() -> None:
    with pytest.raises(ReadError, match="--ocr auto"):
        read(Source.from_path(HOOR), Reading(ocr="never"))


def test_without_tesseract_the_error_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Tesseract) -> str:
        raise EngineMissingError("install tesseract-ocr-swe")

    monkeypatch.setattr(Tesseract, "version", missing)
    with pytest.raises(ReadError, match=r"page 1 is a scan.*tesseract-ocr-swe"):
        read(Source.from_path(HOOR))


def test_a_page_that_cannot_be_recognised_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> list[SeenLine]:
        raise EngineFailedError("text recognition took more than 120 s")

    monkeypatch.setattr(Tesseract, "version", lambda _: "tesseract 5 swe")
    monkeypatch.setattr(Tesseract, "recognise", fails)
    with pytest.raises(ReadError, match="no text"):
        read(Source.from_path(HOOR))


@needs_tesseract
def test_a_page_with_a_text_layer_is_recognised_only_when_asked() -> None:
    path = SCANS.parent / "sample_docs" / "pajala-2022.pdf"
    assert not read(Source.from_path(path)).source.ocr
    document = read(Source.from_path(path), Reading(ocr="always"))
    assert document.source.ocr
    assert any(document.quote(b) == "sprida varningar i lokalradion" for b in document.blocks if b.kind == "list_item")


def page(text: str, images: float = 0.0, hidden: bool = False) -> Page:
    words = [Word(part, 0, 0, 10, 10, 10.0, hidden=hidden) for part in text.split()]
    return Page(1, 595, 842, words, [Shape(0, 0, 1, 1)], images)


SWEDISH = "Kommunen och polisen ska under året arbeta för att minska antalet inbrott i bostäder och bilar. " * 4


@pytest.mark.parametrize(
    ("layer", "choice"),
    [
        (page(""), "layer"),
        (page("", images=0.9), "scan"),
        (page(SWEDISH), "layer"),
        (page(SWEDISH, images=1.0, hidden=True), "layer"),
        (page("Signerat 2022-03-01", images=0.9), "doubtful"),
        (page("Signerat 2022-03-01"), "layer"),
        (page("\ufffd\ufffd\ufffd ab \ue001\ue002"), "doubtful"),
        (page("Lpnnxofo pdi qpmjtfo tlb voefs åsfu bscfub g÷s " * 8), "doubtful"),
    ],
)
def test_the_text_layer_decides_page_by_page(layer: Page, choice: str) -> None:
    assert choose(layer) == choice


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("statio", "nen."), "stationen."),
        (("vid", "sko", "lornas", "dagar"), "vid skolornas dagar"),
        (("i", "dec", "ember"), "i december"),
        (("en", "g", "ång"), "en gång"),
        # Both parts are words: a writer may have parted them.
        (("kassa", "personal"), "kassa personal"),
        (("kl", "ockan"), "kl ockan"),
        (("i", "Tierp", "och"), "i Tierp och"),
        (("på", "väg", "arna"), "på vägarna"),
    ],
)
def test_stray_spaces_are_mended_where_one_part_is_no_word(parts: tuple[str, ...], whole: str) -> None:
    assert mended(*parts) == whole


@pytest.mark.parametrize(
    ("text", "kept"),
    [("EEEEEEEETTTTEEETTTT", False), ("....................", False), ("www.polisen.se", True), ("–", True)],
)
def test_dotted_lines_are_no_words(text: str, kept: bool) -> None:
    assert mended("Namn", text) == (f"Namn {text}" if kept else "Namn")


def test_a_line_that_the_engine_is_not_sure_of_is_dirt() -> None:
    assert mend_line(seen("~;", "q}", confidence=9)).words == []


def blank() -> Image:
    return np.full((60, 400), 255, dtype=np.uint8)


def disc(image: Image, x: int, y: int, radius: int) -> None:
    rows, columns = np.ogrid[: image.shape[0], : image.shape[1]]
    image[(rows - y) ** 2 + (columns - x) ** 2 <= radius**2] = 0


def bar(image: Image, x: int, y: int, radius: int) -> None:
    image[y - 20 : y + 20, x - 1 : x + 2] = 0


@pytest.mark.parametrize(("draw", "found"), [(disc, True), (bar, False)])
def test_a_lost_bullet_is_found_in_the_picture(draw: Callable[[Image, int, int, int], None], found: bool) -> None:
    image = blank()
    draw(image, 150, 27, 6)
    line = SeenLine([SeenWord("Kommunen", 200, 12, 390, 40, 90)], 40, 0.0, -8, 200, 48)
    bullet = find_bullet(image, line)
    assert (bullet is not None) == found
    if bullet is not None:
        assert (bullet.x0, bullet.x1) == (144, 157)


def test_a_letter_is_no_dot() -> None:
    image = blank()
    image[12:40, 100:103] = 0
    image[12:15, 100:118] = 0
    line = SeenLine([SeenWord("F", 100, 12, 118, 40, 60), SeenWord("du", 130, 12, 170, 40, 90)], 40, 0.0, -8, 100, 48)
    assert not is_dot(image, line.words[0], line)


def test_damaged_hocr_gives_what_it_has() -> None:
    assert read_hocr(b"") == []
    assert read_hocr(b"<html><body><span class='ocr_line' title='bbox x'>") == []
