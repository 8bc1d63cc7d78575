import io
import itertools
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.document import Document
from loften.readers import read
from loften.readers.pdf.grid import find_grids
from loften.readers.pdf.pdfium import open_pdf, read_page
from loften.readers.pdf.words import Shape
from loften.sources import Source
from pdfs import Text, drawn, pdf_of

SAMPLES = sorted((Path(__file__).parents[2] / "sample_docs").glob("*.pdf"))
steps = st.lists(st.integers(10, 120), min_size=2, max_size=6)


def cells_of(document: Document) -> list[list[str]]:
    return [[document.quote(cell) for cell in b.cells] for b in document.blocks if b.kind == "table_row"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_cells_are_those_that_pdfplumber_finds(path: Path) -> None:
    pdf = open_pdf(path.read_bytes())
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as oracle:
        for number, page in enumerate(oracle.pages):
            theirs = {_near(cell) for t in page.find_tables() if len(t.rows[0].cells) > 1 for cell in t.cells}
            grids = find_grids(read_page(pdf[number], number + 1).rules)
            assert {_near(cell) for grid in grids for row in grid for cell in row if cell} == theirs
    pdf.close()


def _near(cell: tuple[float, float, float, float]) -> tuple[int, ...]:
    return tuple(round(side / 4) for side in cell)


@given(steps, steps, st.booleans())
def test_rules_make_the_cells_between_them(widths: list[int], heights: list[int], in_parts: bool) -> None:
    xs = [sum(widths[:n]) for n in range(len(widths) + 1)]
    ys = [sum(heights[:n]) for n in range(len(heights) + 1)]
    if in_parts:  # As when every cell draws its own borders.
        rules = [Shape(a, y, b, y + 0.5) for y in ys for a, b in itertools.pairwise(xs)]
        rules += [Shape(x, a, x + 0.5, b) for x in xs for a, b in itertools.pairwise(ys)]
    else:
        rules = [Shape(0, y, xs[-1], y + 0.5) for y in ys] + [Shape(x, 0, x + 0.5, ys[-1]) for x in xs]
    (grid,) = find_grids(rules)
    assert [[cell and tuple(map(int, cell)) for cell in row] for row in grid] == [
        [(xs[c], ys[r], xs[c + 1], ys[r + 1]) for c in range(len(widths))] for r in range(len(heights))
    ]


def test_a_frame_and_an_underlining_are_no_table() -> None:
    frame = [Shape(0, 0, 300, 1), Shape(0, 100, 300, 101), Shape(0, 0, 1, 100), Shape(299, 0, 300, 100)]
    assert find_grids(frame) == []
    assert find_grids([Shape(20, 40, 200, 41)]) == []


def test_a_grid_drawn_as_one_path_and_within_a_form_is_a_table() -> None:
    grid = " ".join(f"50 {y} m 350 {y} l" for y in (700, 680, 660)) + " ".join(
        f" {x} 660 m {x} 700 l" for x in (50, 200, 350)
    )
    words = [
        Text(x, y, w) for x, y, w in ((60, 155, "Brott"), (210, 155, "Antal"), (60, 175, "Stöld"), (210, 175, "4"))
    ]
    form = (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 300 400] /Length {len(grid) + 2} >>\nstream\n{grid} S\nendstream"
    )
    resources = "/Resources << /Font 3 0 R /XObject << /G 100 0 R >> >>"
    within = pdf_of("q /G Do Q\n" + drawn(words), page=resources, objects={100: form.replace("300 400", "595 842")})
    for data in (pdf_of(f"{grid} S\n{drawn(words)}"), within):
        assert cells_of(read(Source("table.pdf", data))) == [["Brott", "Antal"], ["Stöld", "4"]]


def test_a_table_goes_on_with_a_single_row_on_the_next_page() -> None:
    def page(top: int, rows: list[tuple[str, str]]) -> str:
        lines = [f"50 {842 - top - 20 * n} m 350 {842 - top - 20 * n} l S" for n in range(len(rows) + 1)]
        lines += [f"{x} {842 - top} m {x} {842 - top - 20 * len(rows)} l S" for x in (50, 200, 350)]
        texts = [
            Text(x, top + 15 + 20 * n, w) for n, row in enumerate(rows) for x, w in zip((60, 210), row, strict=True)
        ]
        return "\n".join([*lines, drawn(texts)])

    document = read(Source("t.pdf", pdf_of(page(700, [("Brott", "Antal"), ("Stöld", "4")]), page(60, [("Rån", "2")]))))
    assert cells_of(document) == [["Brott", "Antal"], ["Stöld", "4"], ["Rån", "2"]]
