from pathlib import Path

import pytest

from loften.document import Document
from loften.errors import ReadError
from loften.readers import read
from loften.sources import Source

SAMPLES = Path(__file__).parents[2] / "sample_docs"
PDFS = sorted(SAMPLES.glob("*.pdf"))


def read_sample(name: str) -> Document:
    return read(Source.from_path(SAMPLES / name))


def texts(document: Document, kind: str, furniture: bool = False) -> list[str]:
    return [document.quote(b) for b in document.blocks if b.kind == kind and b.furniture == furniture]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_every_word_has_its_place_on_the_page(path: Path) -> None:
    document = read(Source.from_path(path))
    for block in document.blocks:
        places = document.places(block.start, block.end)
        assert places
        assert all(place.page and place.bbox and place.bbox[0] < place.bbox[2] for place in places)


def test_headings_have_the_levels_of_their_styles() -> None:
    document = read_sample("vingaker-2023.pdf")
    levels = {document.quote(b): b.level for b in document.blocks if b.kind == "heading"}
    assert levels["Medborgarlöfte 2023"] == 1
    assert levels["4. Löften 2023"] == 2
    assert levels["4.1 Stölder på landsbygden"] == 3


def test_columns_are_read_one_after_the_other_also_across_pages() -> None:
    items = texts(read_sample("pajala-2022.pdf"), "list_item")
    assert "hälla ut alkohol som påträffas hos minderåriga och ringa föräldrarna" in items
    assert "sprida varningar i lokalradion" in items


def test_ruled_tables_come_as_rows_with_column_headings() -> None:
    document = read_sample("boras-2022-2023.pdf")
    rows = [b for b in document.blocks if b.kind == "table_row"]
    assert document.quote(rows[2]) == "2 | Staden ska lysa upp tio otrygga platser | Tekniska förvaltningen | 5.2"
    assert [cell.header for cell in rows[2].cells][:3] == ["Nr", "Löfte", "Huvudansvarig"]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    document = read_sample("alvesta-2019-2022.pdf")
    furniture = texts(document, "paragraph", furniture=True)
    assert "Trygg i Alvesta kommun" in furniture
    assert "Sida 2 (4)" in furniture
    assert "Sida 2 (4)" not in texts(document, "paragraph")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n" + b"garbage " * 50, r"damaged \(data format error\): fetch"),
        (b"%PDF-1.4\n%%EOF\n", "damaged"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(Source("x.pdf", data))
