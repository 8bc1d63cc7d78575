"""Pictures made ready for recognition: grain, skew, the rules of tables, signs that have no ink."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.readers.pdf.grid import find_grids
from loften.readers.scan.engine import Image, SeenLine, SeenWord
from loften.readers.scan.picture import grain_of, prepared
from loften.readers.scan.ruling import find_rules
from loften.readers.scan.signs import with_true_signs
from loften.readers.scan.skew import find_slope, sheared

DPI = 200
HEIGHT, WIDTH = 900, 1200
SLOPES = st.floats(-0.05, 0.05).filter(lambda slope: slope == 0 or abs(slope) > 0.004)


def blank() -> Image:
    return np.full((HEIGHT, WIDTH), 250, dtype=np.uint8)


def lines_of_text() -> Image:
    """Return a picture of rows of short strokes, with room between words."""
    image = blank()
    for top in range(100, 800, 40):
        for left in range(100, 1100, 9):
            if left % 90 > 20:
                image[top : top + 14, left : left + 4] = 20
    return image


def ruled(grey: int = 60) -> Image:
    """Return rows of strokes in a table of two columns and three rows."""
    image = lines_of_text()
    for top in (85, 285, 485, 685):
        image[top : top + 2, 80:1121] = grey
    for left in (80, 600, 1120):
        image[85:687, left : left + 2] = grey
    return image


@given(SLOPES)
def test_the_slope_of_lines_is_found(slope: float) -> None:
    askew = np.ascontiguousarray(sheared(lines_of_text(), slope, back=True))
    assert find_slope(askew) == pytest.approx(slope, abs=0.003)


def test_a_page_without_lines_has_no_slope() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (HEIGHT, WIDTH)).astype(np.uint8)
    assert find_slope(noise) == 0.0
    assert find_slope(blank()) == 0.0


@given(SLOPES)
def test_a_picture_laid_askew_and_straight_again_is_itself_within_its_margins(slope: float) -> None:
    image = lines_of_text()
    back = sheared(sheared(image, slope, back=True), slope)
    assert (back[100:-100, 100:-100] == image[100:-100, 100:-100]).all()


@pytest.mark.parametrize("slope", [0.0, 0.02, -0.03])
def test_the_rules_of_a_table_are_its_grid_and_leave_the_picture(slope: float) -> None:
    askew = np.ascontiguousarray(sheared(ruled(), slope, back=True)) if slope else ruled()
    clean, rules = find_rules(askew, DPI, slope)
    (grid,) = find_grids(rules)
    assert [len(row) for row in grid] == [2, 2, 2]
    # Where a row of the picture held a rule, hardly anything dark is left.
    assert find_rules(clean, DPI, slope)[1] == []


def test_letters_stay_and_so_does_a_page_without_rules() -> None:
    image = lines_of_text()
    clean, rules = find_rules(image, DPI)
    assert rules == []
    assert (clean == image).all()
    text = image < 100
    assert (find_rules(ruled(), DPI)[0][text] < 100).mean() > 0.97


def test_thick_bars_and_short_dashes_are_no_rules() -> None:
    image = blank()
    image[100:140, 100:1100] = 0
    image[400:403, 100:150] = 0
    assert find_rules(image, DPI)[1] == []


def test_a_faint_rule_in_noise_is_found() -> None:
    noise = np.random.default_rng(2).normal(0, 5, (HEIGHT, WIDTH))
    image = (ruled(grey=205).astype(float) + noise).clip(0, 255).astype(np.uint8)
    assert len(find_grids(find_rules(image, DPI)[1])) == 1


def test_noise_is_smoothed_and_a_clean_page_left_alone() -> None:
    clean = lines_of_text()
    assert (prepared(clean, DPI).image == clean).all()
    noisy = (clean + np.random.default_rng(3).normal(0, 15, clean.shape)).clip(0, 255).astype(np.uint8)
    assert grain_of(noisy) > 3 * grain_of(prepared(noisy, DPI).image)


def line(*words: SeenWord) -> SeenLine:
    return SeenLine(list(words), 40, 0.0, -8, 0, 148)


def word(text: str, x0: float, x1: float, top: float = 110, bottom: float = 140) -> SeenWord:
    return SeenWord(text, x0, top, x1, bottom, 80.0)


def signs(*words: SeenWord, dots: tuple[tuple[int, int], ...] = ()) -> str:
    image = blank()
    for one in words:
        if one.text.isalnum():
            image[int(one.top) : int(one.bottom), int(one.x0) : int(one.x1)] = 0
    for x, y in dots:
        image[y : y + 6, x : x + 6] = 0
    return " ".join(one.text for one in with_true_signs(line(*words), image).words)


def test_a_sign_without_ink_is_no_sign() -> None:
    assert signs(word("Häss", 10, 90), word("=", 200, 220), word("Båda", 300, 380)) == "Häss Båda"


def test_a_dot_above_the_base_line_is_a_middle_dot() -> None:
    colon = word(":", 120, 126, 122, 128)
    assert signs(word("Polisen", 10, 90), colon, word("Torg", 150, 220), dots=((120, 122),)) == "Polisen · Torg"
    stop = word(".", 120, 126, 134, 140)
    assert signs(word("Polisen", 10, 90), stop, word("Torg", 150, 220), dots=((120, 134),)) == "Polisen . Torg"


def test_a_dollar_before_a_number_is_a_section_sign() -> None:
    dollar = word("$", 100, 115)
    found = with_true_signs(line(word("KS", 10, 60), dollar, word("71", 130, 160)), np.zeros((300, 400), np.uint8))
    assert [one.text for one in found.words] == ["KS", "§", "71"]


@pytest.mark.parametrize(
    ("read_as", "meant"), [("38 Yo", "38 %"), ("Sala Yo", "Sala Yo"), ("38 procent", "38 procent")]
)
def test_percent_is_told_after_a_number(read_as: str, meant: str) -> None:
    first, second = read_as.split()
    assert signs(word(first, 10, 90), word(second, 110, 170)) == meant
