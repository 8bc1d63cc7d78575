import pytest

from loften.wording import many


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
