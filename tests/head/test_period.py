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


PROMISE = "<ul><li>Polisen ska besöka alla skolor.</li><li>Kommunen ska belysa gångvägen.</li></ul>"


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("<p>Löftet börjar gälla den 1 april 2019 och varar till och med mars 2021.</p>", ("2019-04-01", "2021-03")),
        ("<p>Parterna har för tiden 1 juli 2018 till 30 juni 2020 enats om detta.</p>", ("2018-07-01", "2020-06-30")),
        ("<p>Med start måndagen den 6 mars 2017 är polisen på torget. Det pågår till och med den 4 juni 2017.</p>",
         ("2017-03-06", "2017-06-04")),
        ("<p>Löftena gäller under mandatperioden 2019–2022.</p>", ("2019", "2022")),
        ("<p>Löftena avser verksamhetsåret 2023.</p>", ("2023", "2023")),
        ("<p>Löftet gäller läsåret 2022/2023.</p>", ("2022", "2023")),
        ("<p>Löften för åren 2018, 2019 och 2020.</p>", ("2018", "2020")),
        ("<p>2018 års medborgarlöften handlar om trafik.</p>", ("2018", "2018")),
        ("<p>2018 års löften ska gälla även för 2019.</p>", ("2018", "2019")),
        ("<p>Publicerad 3 mars 2020</p><p>Löftet gäller i två år.</p>", ("2020", "2021")),
        ("<p>Sala i december 2018</p><p>Det här vill vi göra under det nya året.</p>", ("2019", "2019")),
        ("<p>De tidigare löftena, från 2015 till 2017, gällde bil. Nya löftena gäller för 2018.</p>", ("2018", "2018")),
        ("<p>Mellan 2016 och 2018 ökade anmälningarna under perioden. Löftena gäller 2019–2020.</p>", ("2019", "2020")),
        ("<p>Löfte för 2021. Det är en bilaga till överenskommelsen mellan polisen och kommunen, 2020–2023.</p>",
         ("2021", "2021")),
        ("<p>Polisen och kommunen ska göra följande under 2019:</p>", ("2019", "2019")),
        ("<p>Dialogen hölls på torget.</p>", None),
    ],
)  # fmt: skip
def test_what_a_reader_takes_for_the_period(body: str, period: tuple[str, str] | None) -> None:
    assert period_of(f"<h1>Löften för ett tryggare Sala</h1>{body}{PROMISE}") == period


def test_a_page_of_several_years_promises_is_of_all_of_them() -> None:
    body = "".join(f"<h2>Medborgarlöfte {years}</h2>{PROMISE}" for years in ("2020–2021", "2018–2019", "2017"))
    assert period_of(f"<h1>Sala – medborgarlöften</h1>{body}") == ("2017", "2021")


def test_validity_from_signing_begins_in_the_year_of_signing() -> None:
    clause = "<p>Överenskommelsen gäller från undertecknandet till och med 2020-12-31.</p>"
    signed = "<p>Sala den 4 maj 2019</p><p>Eva Ek, kommunchef</p>"
    assert period_of(f"<h1>Överenskommelse om löften</h1>{PROMISE}{clause}{signed}") == ("2019", "2020")


def test_a_text_on_the_method_has_no_period() -> None:
    assert (
        period_of("<h1>Metoden bakom löftena</h1><p>Metoden, som sågs över under 2019, börjar med samtal.</p>") is None
    )
