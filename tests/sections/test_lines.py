import pytest

from loften.sections.lines import heads_nothing, is_signing_line, line_kinds, names_document, opens_list, signs


@pytest.mark.parametrize(
    "text", ["Polisen ska:", "Det gör vi genom att", "Parterna ska särskilt arbeta med", "Vi lovar …"]
)
def test_a_lead_in_opens_a_list(text: str) -> None:
    assert opens_list(text)


@pytest.mark.parametrize("text", ["Polisen ska synas.", "Trafik", ""])
def test_other_lines_open_none(text: str) -> None:
    assert not opens_list(text)


def test_a_line_is_known_by_its_form() -> None:
    assert line_kinds("Eksjö den 4 maj 2019") == ("date",)
    assert line_kinds("Polisen ska synas i centrum.") == ()


@pytest.mark.parametrize(
    "text", ["Eva Ek", "kommunstyrelsens ordförande", "Eksjö kommun", "2019-05-04", "____________"]
)
def test_names_titles_and_dates_sign(text: str) -> None:
    assert is_signing_line(text)


@pytest.mark.parametrize("text", ["Eva Ek, kommunpolis, eva.ek@example.se", "Polisen ska synas", "Eva Ek" + " " * 120])
def test_whom_to_reach_and_what_is_long_signs_nothing(text: str) -> None:
    assert not is_signing_line(text)


def test_an_organisation_signs_a_document_but_may_stand_in_a_list() -> None:
    assert signs("Eva Ek")
    assert not signs("Eksjö kommun")


def test_a_stamp_heads_nothing_and_a_name_alone_may() -> None:
    assert heads_nothing("Sida 1 (4)")
    assert not heads_nothing("Eva Ek")


def test_a_line_that_names_the_document_is_no_sentence() -> None:
    assert names_document("Medborgarlöfte 2031")
    assert not names_document("Här är vårt medborgarlöfte.")
