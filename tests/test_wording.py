import pytest

from loften.wording import as_text, many


@pytest.mark.parametrize(
    ("count", "noun", "told"),
    [
        (1, "document", "1 document"),
        (0, "document", "0 documents"),
        (2, "municipality", "2 municipalities"),
        (1200, "pledge", "1,200 pledges"),
        (2, "survey day", "2 survey days"),
    ],
)
def test_a_number_has_its_noun_in_the_right_form(count: int, noun: str, told: str) -> None:
    assert many(count, noun) == told


@pytest.mark.parametrize(
    ("name", "text"), [("a b.html", "a b.html"), ("löfte.html", "löfte.html"), ("l\udcf6fte", r"l\xf6fte")]
)
def test_what_is_no_text_in_a_name_is_escaped(name: str, text: str) -> None:
    assert as_text(name) == text
