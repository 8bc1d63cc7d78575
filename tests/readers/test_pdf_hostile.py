"""Damaged and hostile PDFs: one clear error or a warning, within bounds; and the text is always whole."""

import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loften.document import Document
from loften.errors import ReadError
from loften.readers import Reading, read
from loften.readers.pdf.reader import MOST_PAGES
from loften.readers.pdf.unpacking import MOST_BYTES, unpacks_too_large
from loften.readers.scan.engine import Image, SeenLine
from loften.readers.scan.page import MOST_PIXELS
from loften.readers.scan.tesseract import Tesseract
from loften.sources import Source
from pdfs import Text, assembled, pdf_of, stream_of

SAMPLES = sorted((Path(__file__).parents[2] / "sample_docs").glob("*.pdf"))
LINE = Text(60, 80, "Polisen och kommunen har talat med dem som bor här.")
LOADED = {path.stem: path.read_bytes() for path in SAMPLES}


def read_bytes(data: bytes) -> Document:
    return read(Source("x.pdf", data))


def read_unrecognised(data: bytes) -> Document:
    """Read without text recognition, which takes seconds for every page that damage leaves without text."""
    return read(Source("x.pdf", data), Reading(ocr="never"))


def check_whole(document: Document) -> None:
    """Assert what holds of every document: blocks in order within the text, a place for every visible character."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
        assert document.places(block.start, block.end)
        for cell in block.cells:
            assert block.start <= cell.start < cell.end <= block.end
    placed = set()
    for run in document.runs:
        assert run.place.page is not None
        assert run.place.bbox is not None
        placed.update(range(run.start, run.end))
    joints = {index for block in document.blocks for index in range(block.start, block.end)} - placed
    assert all(document.text[index] in " |" for index in joints)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_visible_character_has_its_place(path: Path) -> None:
    check_whole(read_bytes(LOADED[path.stem]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(LOADED)), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=30))
def test_flipped_bytes_end_in_a_document_or_one_error(name: str, flips: list[tuple[float, int]]) -> None:
    data = bytearray(LOADED[name])
    for place, value in flips:
        data[int(place * len(data))] = value
    _read_or_fail(bytes(data))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(LOADED)), st.floats(0.001, 0.999), st.binary(max_size=40))
def test_a_cut_file_ends_in_a_document_or_one_error(name: str, share: float, tail: bytes) -> None:
    data = LOADED[name]
    _read_or_fail(data[: max(int(share * len(data)), 1)] + tail)


def _read_or_fail(data: bytes) -> None:
    result = _result_of(data)
    if isinstance(result, Document):
        check_whole(result)
    else:
        assert result.startswith("x.pdf: ")
        assert "\n" not in result


def _result_of(data: bytes) -> Document | str:
    try:
        return read_unrecognised(data)
    except ReadError as error:
        return str(error)


def packed(content: bytes, levels: int = 1) -> str:
    data = content
    for _ in range(levels):
        data = zlib.compress(data, 9)
    filters = "/FlateDecode " * levels
    # Latin-1 characters that stand for the bytes, see ``bytes_of``.
    return f"<< /Length {len(data)} /Filter [{filters}] >>\nstream\n{data.decode('latin-1')}\nendstream"


def page_of(stream: str) -> bytes:
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    }
    body = assembled(objects)
    return b"%PDF-1.7\n4 0 obj\n" + stream.encode("latin-1") + b"\nendobj\n" + body


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_a_stream_that_unpacks_without_end_is_refused(levels: int) -> None:
    bomb = page_of(packed(b" " * (MOST_BYTES + 1_000_000), levels))
    assert len(bomb) < 40_000
    with pytest.raises(ReadError, match=r"unpacks to far more than a document can hold: print it"):
        read_bytes(bomb)


def test_a_filter_of_a_damaged_name_unpacks_nothing() -> None:
    assert not unpacks_too_large(b"1 0 obj <</Filter /FlxteDecode>> stream\n" + bytes(100_000) + b"\nendstream")


def test_pictures_and_fonts_may_be_large() -> None:
    large = packed(b" " * (MOST_BYTES + 1_000_000))
    assert unpacks_too_large(page_of(large))
    assert not unpacks_too_large(page_of(large.replace("<<", "<< /Subtype /Image", 1)))
    assert not unpacks_too_large(page_of(large.replace("<<", "<< /Length1 9", 1)))


def test_of_a_million_pages_the_first_are_read() -> None:
    pages = 1_000_000
    data = pdf_of([LINE]).replace(b"/Kids [10 0 R] /Count 1", b"/Kids [%s] /Count %d" % (b"10 0 R " * pages, pages))
    document = read_bytes(data)
    assert document.source.pages == pages
    assert [warning.message for warning in document.warnings] == [
        f"only the first {MOST_PAGES} of {pages} pages were read"
    ]


def test_a_page_tree_that_holds_itself_is_read_without_it() -> None:
    data = pdf_of([LINE]).replace(b"/Kids [10 0 R] /Count 1", b"/Kids [2 0 R 10 0 R] /Count 2")
    document = read_bytes(data)
    assert document.text == LINE.text
    assert [warning.code for warning in document.warnings] == ["damaged-page"]


def test_deep_nesting_of_pages_and_arrays_ends() -> None:
    deep = {100 + n: f"<< /Type /Pages /Kids [{101 + n} 0 R] /Count 1 >>" for n in range(3_000)}
    deep[3_100] = "<< /Type /Page /MediaBox [0 0 595 842] >>"
    data = pdf_of([LINE], objects=deep).replace(b"/Kids [10 0 R] /Count 1", b"/Kids [10 0 R 100 0 R] /Count 2")
    assert LINE.text in read_bytes(data).text
    arrays = pdf_of([LINE], objects={100: "[" * 50_000 + "]" * 50_000}, catalog="/Deep 100 0 R")
    assert read_bytes(arrays).text == LINE.text


def test_a_damaged_table_of_objects_is_made_anew() -> None:
    data = pdf_of([LINE])
    for damaged in (data.replace(b"startxref\n", b"startxref\n9"), data.replace(b"xref\n0", b"xrfe\n7")):
        assert read_bytes(damaged).text == LINE.text


def test_an_encrypted_pdf_says_what_to_do() -> None:
    encrypt = "<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>"
    data = pdf_of([LINE], objects={100: encrypt}).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 100 0 R /ID [<41> <41>]"
    )
    with pytest.raises(ReadError, match="encrypted: save it without a password"):
        read_bytes(data)


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 -5 -5", "0 0 1e9 1e9", "9 9 9 9", "a b c d"])
def test_a_page_without_a_size_that_makes_sense_is_read_or_refused(box: str) -> None:
    _read_or_fail(pdf_of([LINE], page=f"/MediaBox [{box}]"))


def test_a_huge_picture_is_recognised_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def recognise(_: Tesseract, image: Image, dpi: int) -> list[SeenLine]:
        seen.append(image.size)
        return []

    monkeypatch.setattr(Tesseract, "version", lambda _: "tesseract 5 swe")
    monkeypatch.setattr(Tesseract, "recognise", recognise)
    pixels = stream_of("0" * 10, "/Type /XObject /Subtype /Image /Width 20000 /Height 20000 /BitsPerComponent 1 "
                       "/ColorSpace /DeviceGray")  # fmt: skip
    page = "/MediaBox [0 0 9000 9000] /Resources << /XObject << /I 100 0 R >> >>"
    with pytest.raises(ReadError, match="no text"):
        read_bytes(pdf_of("q 9000 0 0 9000 0 0 cm /I Do Q", page=page, objects={100: pixels}))
    assert seen
    assert max(seen) <= 1.01 * MOST_PIXELS
