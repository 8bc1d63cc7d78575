import pytest

from loften.document import Document
from loften.readers import read
from loften.sources import Source
from pdfs import Text, drawn, pdf_of

PROSE = "Polisen och kommunen har talat med dem som bor och arbetar i tätorterna under hösten."


def cells_of(document: Document) -> list[list[str]]:
    return [[document.quote(cell) for cell in b.cells] for b in document.blocks if b.kind == "table_row"]


def read_page(texts: list[Text], rules: str = "") -> Document:
    return read(Source("page.pdf", pdf_of(f"{rules}\n{drawn(texts)}")))


def grid(rows: list[list[str]], xs: list[float], top: float = 200, step: float = 18, bold: bool = True) -> list[Text]:
    return [
        Text(x, top + step * n, text, font="B" if bold and n == 0 else "F")
        for n, row in enumerate(rows)
        for x, text in zip(xs, row, strict=True)
        if text
    ]


NUMBERS = [["Brott", "2021", "2022"], ["Stöld och snatteri", "61", "44"], ["Skadegörelse", "139", "96"]]


def test_columns_of_numbers_under_each_other_are_a_table() -> None:
    texts = [Text(60, 150, PROSE), Text(60, 164, PROSE), *grid(NUMBERS, [60, 220, 300]), Text(60, 290, PROSE)]
    assert cells_of(read_page(texts)) == NUMBERS


def test_lines_of_one_cell_are_put_together() -> None:
    rows = [["Nr", "Löfte", "Ansvar"], ["1", "Gå fotpatrull på torget", "Polisen"], ["", "varje fredag", ""]]
    more = [["2", "Lysa upp parken", "Kommunen"]]
    texts = [*grid(rows[:2], [60, 100, 300], step=22), *grid(rows[2:], [60, 100, 300], 235, bold=False)]
    texts += grid(more, [60, 100, 300], 257, bold=False)
    assert cells_of(read_page(texts)) == [
        ["Nr", "Löfte", "Ansvar"],
        ["1", "Gå fotpatrull på torget varje fredag", "Polisen"],
        ["2", "Lysa upp parken", "Kommunen"],
    ]


def test_rows_between_level_rules_are_a_table_with_the_heading_above() -> None:
    rows = [["Plats", "Vad som görs"], ["Torget", "Ny belysning"], ["Parken", "Fler bänkar och röjda buskar"]]
    rules = "\n".join(f"60 {842 - y} m 400 {842 - y} l S" for y in (205, 223, 241))
    document = read_page([Text(60, 150, PROSE), *grid(rows, [60, 200])], rules)
    assert cells_of(document) == rows
    assert [cell.header for b in document.blocks for cell in b.cells][-2:] == ["Plats", "Vad som görs"]


@pytest.mark.parametrize(
    "rows",
    [
        [["För kommunen", "För polisen"], ["Anna Berg", "Per Holm"], ["Kommunalråd", "Polischef"]],
        [["1.", "Vi går ronder"], ["2.", "Vi röjer sly"], ["3.", "Vi ringer 114 14"]],
    ],
)
def test_names_beside_each_other_and_numbered_items_are_no_table(rows: list[list[str]]) -> None:
    assert cells_of(read_page(grid(rows, [60, 260] if "För" in rows[0][0] else [60, 78], bold=False))) == []


def test_prose_in_two_columns_is_no_table() -> None:
    lines = ["Under 2021 och 2022 har vi gått", "över torget 44 gånger och sett", "96 lampor som inte har fungerat"]
    texts = [Text(x, 200 + 14 * n, line) for x in (60, 320) for n, line in enumerate(lines * 3)]
    assert cells_of(read_page(texts)) == []
