import pytest

from loften.readers.pdf.lines import find_lines
from loften.readers.pdf.mending import mended
from loften.readers.pdf.words import Word


def test_three_columns_of_level_lines_are_read_one_after_the_other() -> None:
    words = [
        Word(
            f"{column}{row}{letter}",
            40 + 180 * column + 40 * n,
            100 + 14 * row,
            74 + 180 * column + 40 * n,
            110 + 14 * row,
            10,
        )
        for row in range(6)
        for column in range(3)
        for n, letter in enumerate("abc")
    ]
    firsts = [line.words[0].text for line in find_lines(words, (), 1)]
    assert firsts == [f"{column}{row}a" for column in range(3) for row in range(6)]


@pytest.mark.parametrize(
    ("x", "bottom", "text"), [(61, 20, ["löften"]), (10, 34, ["löf-", "ten"]), (90, 20, ["löf-", "ten"])]
)
def test_a_soft_hyphen_within_a_line_is_not_shown(x: float, bottom: float, text: list[str]) -> None:
    words = [Word("löf-", 40, 10, 60, 20, 10, breaks=True), Word("ten", x, bottom - 10, x + 20, bottom, 10)]
    assert [word.text for word in mended(words)] == text
