import io
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from loften.document import Document
from loften.errors import ReadError
from loften.readers import Reading, read
from loften.readers.pdf.words import Page, Shape, Word
from loften.readers.reading import OcrChoice
from loften.readers.scan import EngineFailedError, EngineMissingError, choose
from loften.readers.scan.bullets import find_bullet, is_dot, with_bullet
from loften.readers.scan.engine import Image, SeenLine, SeenWord
from loften.readers.scan.hocr import read_hocr
from loften.readers.scan.mend import mend_line
from loften.readers.scan.sizes import bold_lines, even_out, measured_sizes
from loften.readers.scan.tesseract import Tesseract
from loften.readers.scan.turned import recognise_upright, turn_back
from loften.sources import Source
from pdfs import Text, drawn, pdf_of, stream_of

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


PICTURE = stream_of(
    "0" * 10, "/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 1 /ColorSpace /DeviceGray"
)
TYPED = [Text(60, 80 + 14 * n, "Polisen och kommunen har under hösten talat med dem som bor här.") for n in range(4)]


def mixed(monkeypatch: pytest.MonkeyPatch, text: str, ocr: OcrChoice = "auto") -> Document:
    """Return a PDF of a page of text and a page of a picture, over which ``text`` stands; an engine sees "Löften"."""
    monkeypatch.setattr(Tesseract, "version", lambda _: "tesseract 5 swe")
    monkeypatch.setattr(Tesseract, "recognise", lambda *_: [seen("Löften", "från", "bilden", confidence=60)])
    picture = f"q 595 0 0 842 0 0 cm /I Do Q\n{drawn([Text(60, 80, text)])}"
    page = "/Resources << /Font 3 0 R /XObject << /I 100 0 R >> >>"
    data = pdf_of(TYPED, picture, page=page, objects={100: PICTURE})
    return read(Source("mixed.pdf", data), Reading(ocr=ocr))


def test_a_pdf_of_typed_and_scanned_pages_has_each_page_read_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    document = mixed(monkeypatch, "")
    assert [(document.places(b.start, b.end)[0].page, document.quote(b)[:6]) for b in document.blocks] == [
        (1, "Polise"), (2, "Löften"),
    ]  # fmt: skip
    assert document.source.ocr
    assert [(w.code, w.place.page if w.place else None) for w in document.warnings] == [("ocr-unsure", 2)]


def test_a_broken_text_layer_is_warned_of_and_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    document = mixed(monkeypatch, "Skannad 2022")
    assert document.text.endswith("Löften från bilden")
    assert [w.code for w in document.warnings] == ["text-layer", "ocr-unsure"]
    assert mixed(monkeypatch, "Skannad 2022", "never").text.endswith("Skannad 2022")


@needs_tesseract
def test_a_scan_that_lies_on_its_side_is_turned_and_its_words_are_where_they_lie(hoor: Document) -> None:
    pdf = pdfium.PdfDocument(HOOR.read_bytes())
    pdf[0].set_rotation(90)
    turned = io.BytesIO()
    pdf.save(turned)
    document = read(Source("hoor-2022.pdf", turned.getvalue()))
    kinds = [(block.kind, document.quote(block)) for block in document.blocks if block.kind != "paragraph"]
    assert kinds == [(block.kind, hoor.quote(block)) for block in hoor.blocks if block.kind != "paragraph"]
    box = document.places(0, 11)[0].bbox
    assert box is not None
    assert box[3] - box[1] > 2 * (box[2] - box[0])


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_boxes_of_a_turned_page_are_turned_back(quarters: int) -> None:
    image = np.zeros((60, 100), dtype=np.uint8)
    image[10:15, 20:50] = 1
    rows, columns = np.nonzero(np.rot90(image, quarters))
    box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert turn_back(quarters, 100, 60)(*map(float, box)) == (20, 10, 50, 15)


class Blind:
    """An engine that reads words only from a picture whose dark half is below."""

    def __init__(self) -> None:
        self.asked = 0

    def version(self) -> str:
        return "blind"

    def recognise(self, image: Image, dpi: int) -> list[SeenLine]:
        self.asked += 1
        half = image.shape[0] // 2
        upright = image.shape[0] > image.shape[1] and image[half:].mean() < image[:half].mean()
        return [seen(*(["kommunen"] * 10 if upright else ["xqzt"] * 10))]


@pytest.mark.parametrize(("quarters", "asked"), [(0, 1), (3, 2), (1, 3), (2, 4)])
def test_a_page_is_turned_until_it_makes_words(quarters: int, asked: int) -> None:
    page = np.full((300, 200), 255, dtype=np.uint8)
    page[200:, :] = 0
    engine = Blind()
    lines, image, turned = recognise_upright(np.rot90(page, quarters), 300, engine)
    assert lines[0].words[0].text == "kommunen"
    assert image.shape == page.shape
    assert (turned + quarters) % 4 == 0
    assert engine.asked == asked


def test_a_blank_page_is_not_turned() -> None:
    engine = Blind()
    recognise_upright(np.full((300, 200), 255, dtype=np.uint8), 300, engine)
    assert engine.asked == 1


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("2018-2019", "2018–2019"),
        ("(juni-augusti)", "(juni–augusti)"),
        ("september-31", "september–31"),
        ("19—24", "19–24"),
        ("—", "–"),
        ("2022-02-28", "2022-02-28"),
        ("2020-00318", "2020-00318"),
        ("0383-18", "0383-18"),
        ("polis-chef", "polis-chef"),
        ("MNattvandrare", "Nattvandrare"),
        ("SDF", "SDF"),
    ],
)
def test_dashes_are_those_of_swedish_and_doubled_capitals_go(read_as: str, meant: str) -> None:
    assert mended(read_as) == meant


def test_a_bullet_read_as_a_letter_of_the_word_is_parted_from_it() -> None:
    image = blank()
    disc(image, 106, 27, 6)
    image[12:40, 125:190] = 0
    line = SeenLine(
        [SeenWord("eger", 100, 12, 190, 40, 90), SeenWord("stöd", 200, 12, 290, 40, 90)], 40, 0, -8, 100, 48
    )
    assert [word.text for word in with_bullet(line, image)] == ["•", "ger", "stöd"]


def test_a_letter_near_the_next_is_no_bullet() -> None:
    image = blank()
    disc(image, 106, 27, 6)
    image[12:40, 115:190] = 0
    line = SeenLine([SeenWord("olika", 100, 12, 190, 40, 90)], 40, 0, -8, 100, 48)
    assert [word.text for word in with_bullet(line, image)] == ["olika"]


def test_bold_lines_have_their_size_by_their_strokes() -> None:
    lines = [seen("text", "av", "vanlig", "sort")] * 3 + [seen("RUBRIK", "ETT"), seen("nu", "en")]
    lines[3].size, lines[4].size = 40, 50  # Measured by letters with and without ascenders.
    strokes = [2.5, 2.5, 2.5, 4.4, 4.4]
    bold = bold_lines(lines, strokes)
    sizes = measured_sizes(lines, strokes, bold)
    assert bold == [False, False, False, True, True]
    assert sizes[3] == sizes[4]


def test_sizes_of_all_recognised_pages_are_evened_out() -> None:
    def page_with(number: int, sizes: list[float]) -> Page:
        words = [
            Word("rubrik" if bold else "brödtext" * 5, 0, 0, 9, 9, size, bold)
            for size in sizes
            for bold in (size > 13,)
        ]
        return Page(number, 595, 842, words, [], recognised=True)

    pages = [page_with(1, [11.2, 10.7, 14.1]), page_with(2, [11.0, 14.4, 18.0])]
    even_out(pages)
    assert len({word.size for page in pages for word in page.words if word.size < 13}) == 1
    assert [len({word.size for page in pages for word in page.words if word.bold})] == [2]
