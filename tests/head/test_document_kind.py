import pytest

from labelled import Page, convert, read_pages
from loften.head import read_head
from loften.readers import read
from loften.sections import split
from loften.sources import Source

PAGES = [page for page in read_pages() if "kind" in page.head]
PROMISES = "<p>Polisen lovar att:</p><ul><li>besöka alla skolor</li><li>genomföra tio trafikkontroller</li></ul>"


def kind_of(body: str, uri: str = "sida.html") -> str:
    return read_head(split(read(Source(uri, f"<html><body><main>{body}</main></body></html>".encode())))).kind


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_the_kind_of_a_page_is_that_labelled(page: Page) -> None:
    assert convert(page).document.kind == page.head["kind"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Medborgarlöftet för 2031 är undertecknat", PROMISES),
        ("Nytt medborgarlöfte i Eksjö", f"<p>Ett löfte har nu tecknats i Eksjö.</p>{PROMISES}"),
        ("Tryggare i Eksjö", f"<p>– Det här är viktigt, säger kommunalrådet Eva Ek.</p>{PROMISES}"),
    ],
)
def test_a_text_that_tells_of_the_promises_from_outside_is_news(title: str, body: str) -> None:
    assert kind_of(f"<h1>{title}</h1>{body}") == "nyhet"


def test_the_agreement_that_a_promise_builds_on_does_not_make_it_one() -> None:
    about = "<p>Löftet bygger på samverkansöverenskommelsen mellan kommun och polis.</p>"
    assert kind_of(f"<h1>Eksjö – medborgarlöften</h1>{about}{PROMISES}") == "medborgarlöfte"


def test_an_address_among_news_counts() -> None:
    body = f"<h1>Nytt medborgarlöfte 2020</h1>{PROMISES}"
    assert kind_of(body, "https://example.se/aktuellt/nyheter/lofte.html") == "nyhet"
    assert kind_of(body, "https://example.se/trygghet/lofte.html") == "medborgarlöfte"


def test_a_page_on_what_promises_are_is_something_else() -> None:
    assert kind_of("<h1>Medborgarlöften</h1><p>Medborgarlöften handlar om att polisen lyssnar.</p>") == "annat"


def test_an_invitation_promises_nothing() -> None:
    quote = "<p>– Vi vill lyssna, säger kommunpolis Bo Alm.</p>"
    assert kind_of(f"<h1>Tyck till om tryggheten i Eksjö</h1><p>Kom till torget.</p>{quote}") == "annat"


def test_a_headline_with_the_parties_and_the_day_seen_from_it_make_news() -> None:
    told = "<p>I torsdags undertecknade parterna löftet.</p>"
    assert kind_of(f"<h1>Eksjö kommun och polisen samarbetar för trygghet</h1>{told}{PROMISES}") == "nyhet"


def test_a_text_to_municipalities_in_general_is_on_the_method() -> None:
    general = "<p>Många kommuner har löften. Ni i kommunen väljer själva.</p>"
    assert kind_of(f"<h1>Medborgarlöften</h1>{general}{PROMISES}") == "annat"
