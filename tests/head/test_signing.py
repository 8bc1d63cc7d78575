import pytest

from loften.agreement import Signatory
from loften.head import Head, read_head
from loften.readers import read
from loften.sections import split
from loften.sources import Source

PROMISES = "<h2>Löften</h2><ul><li>Polisen ska besöka alla skolor.</li><li>Kommunen ska belysa gångvägen.</li></ul>"


def head_of(body: str) -> Head:
    return read_head(split(read(Source("sida.html", f"<html><body><main>{body}</main></body></html>".encode()))))


def test_place_and_date_over_names_sign_a_document() -> None:
    signed = (
        "<p>Eksjö den 4 maj 2019</p><p>Eva Ek, kommunchef, Eksjö kommun</p>"
        "<p>Bo Alm, lokalpolisområdeschef, Polisområde Jönköping</p>"
    )
    head = head_of(f"<h1>Medborgarlöfte Eksjö 2019</h1>{PROMISES}{signed}")
    assert head.signed == "2019-05-04"
    assert head.signatories == (
        Signatory(name="Eva Ek", role="kommunchef", organisation="Eksjö kommun"),
        Signatory(name="Bo Alm", role="lokalpolisområdeschef", organisation="Polisområde Jönköping"),
    )


@pytest.mark.parametrize(
    "line",
    ["Senast uppdaterad: 4 maj 2019", "Publicerad 4 maj 2019", "Sidan granskad: 2019-05-04"],
)
def test_the_day_of_publication_or_change_is_no_signing(line: str) -> None:
    assert head_of(f"<h1>Medborgarlöfte Eksjö 2019</h1>{PROMISES}<p>{line}</p>").signed is None


@pytest.mark.parametrize("heading", ["<h2>Kontakt</h2>", ""])
def test_whom_to_write_to_does_not_sign(heading: str) -> None:
    contact = f"{heading}<p>Eva Ek</p><p>kommunpolis</p><p>eva.ek@example.se</p>"
    assert head_of(f"<h1>Medborgarlöfte Eksjö 2019</h1>{PROMISES}{contact}").signatories == ()


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("I går skrev polisen och kommunen under ett nytt medborgarlöfte.", "2021-03-09"),
        ("I måndags undertecknade polisen och kommunen ett nytt löfte.", "2021-03-08"),
        ("Löftet undertecknades den 5 mars i stadshuset.", "2021-03-05"),
        ("I går berättade polisen om löftet.", None),
    ],
)
def test_news_tells_the_day_of_signing_as_seen_from_its_own(sentence: str, day: str | None) -> None:
    news = f"<h1>Nytt medborgarlöfte i Eksjö</h1><p>Publicerad 10 mars 2021</p><p>{sentence}</p>{PROMISES}"
    assert head_of(news).signed == day


def test_news_is_signed_by_nobody() -> None:
    told = "<p>I går undertecknade kommunalråd Eva Ek och kommunpolis Bo Alm löftet.</p>"
    assert head_of(f"<h1>Nytt medborgarlöfte i Eksjö</h1>{told}{PROMISES}").signatories == ()


def test_two_people_side_by_side_are_two() -> None:
    text = (
        "Medborgarlöfte 2019\n\nPolisen ska besöka alla skolor.\n\nEksjö den 4 maj 2019\n\n"
        "Eva Ek                Bo Alm\n\nKommunchef            Lokalpolisområdeschef\n"
    )
    head = read_head(split(read(Source("löfte.txt", text.encode()))))
    assert [(one.name, one.role) for one in head.signatories] == [
        ("Eva Ek", "Kommunchef"),
        ("Bo Alm", "Lokalpolisområdeschef"),
    ]
