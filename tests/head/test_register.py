import pytest

from loften.head.register import all_municipalities, codes_in_address, find_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kommunen Eksjö lovar", [("Kommunen Eksjö", "kommun")]),
        ("i Eksjö kommun", [("Eksjö kommun", "kommun")]),
        ("EKSJÖ KOMMUN", [("EKSJÖ KOMMUN", "kommun")]),
        ("Eksjö kommun Nässjö", [("Eksjö kommun", "kommun"), ("Nässjö", "name")]),
        ("alla Eksjöbor", [("Eksjöbor", "kommun")]),
        ("Upplands Väsby och Väsby", [("Upplands Väsby", "name")]),
        ("Árjepluovve", [("Árjepluovve", "name")]),
        ("StorEksjö, Ny-Eksjö, Eksjötrakten, eksjö", []),
        ("Vara eller inte", []),
        ("Vara kommun", [("Vara kommun", "kommun")]),
    ],
)
def test_names_are_found_as_they_are_written(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.form) for one in find_names(text)] == found


def test_every_municipality_is_found_by_its_name() -> None:
    for one in all_municipalities():
        for text in (f"i {one.name} finns", f"{one.name.upper()} KOMMUN"):
            assert [mention.code for mention in find_names(text, sure=True)] == [one.code], text


def test_an_address_names_a_municipality_with_and_without_dots() -> None:
    assert codes_in_address("upplands-vasby_2031.pdf") == codes_in_address("Upplands Väsby 2031.pdf") == ["0114"]
    assert codes_in_address("upplandsvasbyt.pdf") == []
