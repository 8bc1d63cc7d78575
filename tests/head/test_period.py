import pytest

from labelled import Page, convert, read_pages
from loften.head import read_head
from loften.readers import read
from loften.sections import split
from loften.sources import Source

WRONG = {"f01-landsbygd", "f04-nyhet-kort", "n07-overenskommelse-formell"}
PAGES = [page for page in read_pages() if "period" in page.head and page.name not in WRONG]


def period_of(body: str) -> tuple[str, str] | None:
    page = f"<html><body><main>{body}</main></body></html>"
    period = read_head(split(read(Source("sida.html", page.encode())))).period
    return None if period is None else (str(period.start), str(period.end))


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_the_period_of_a_page_is_that_labelled(page: Page) -> None:
    first, _, last = page.head["period"].partition("..")
    period = convert(page).document.period
    assert period is not None
    assert (period.start, period.end) == (first, last or first)


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("<h1>Eksjö</h1><h2>Medborgarlöfte 2019–2023</h2><p>Polisen ska besöka skolor.</p>", ("2019", "2023")),
        ("<h1>Våra löften</h1><p>Det gäller hela 2023.</p>", ("2023", "2023")),
        ("<h1>Löften</h1><h2>Uppföljning löftet 2020</h2><p>Klart.</p><h2>Löften 2021</h2><p>Polisen ska komma.</p>",
         ("2021", "2021")),
        ("<h1>Löften</h1><p>Polisen ska göra tio kontroller under 2020.</p>", ("2020", "2020")),
    ],
)  # fmt: skip
def test_headings_sentences_and_acts_say_for_when(body: str, period: tuple[str, str]) -> None:
    assert period_of(body) == period
