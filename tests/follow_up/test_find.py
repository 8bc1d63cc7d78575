import pytest

from loften.agreement import Agreement, Plan, Result
from loften.conversion import Settings, convert
from loften.follow_up.count import find_count
from loften.follow_up.status import status_of
from loften.sources import Source


def record_of(body: str) -> Agreement:
    page = f"<html><body><main>{body}</main></body></html>"
    return convert(Source("x.html", page.encode()), Settings())


REPORT = "<h1>Så gick det med medborgarlöftena 2019</h1><h2>Resultat</h2>"
AGREEMENT = "<h1>Medborgarlöfte 2021</h1><p>Polisen ska besöka alla skolor.</p><h2>Uppföljning</h2>"


def plans(body: str) -> list[Plan]:
    return [item for item in record_of(AGREEMENT + body).follow_up if isinstance(item, Plan)]


def results(body: str) -> list[Result]:
    return [item for item in record_of(REPORT + body).follow_up if isinstance(item, Result)]


def test_a_plan_says_when_by_whom_and_where() -> None:
    (plan,) = plans("<p>Styrgruppen följer upp löftena i maj och i november. Resultatet läggs ut på eksjo.se.</p>")
    assert plan.due == ("2021-05", "2021-11")
    assert plan.by == ("Styrgruppen",)
    assert plan.channels == ("eksjo.se",)
    assert plan.text.endswith("eksjo.se.")


def test_a_plan_that_comes_back_has_its_period() -> None:
    (plan,) = plans("<p>Löftena utvärderas varje kvartal av polisen och kommunen.</p>")
    assert (plan.when, plan.per) == ("varje kvartal", "kvartal")
    assert plan.by == ("polisen", "kommunen")


@pytest.mark.parametrize(
    "text",
    [
        "Parterna möts den första måndagen i varje månad.",
        "Arbetsgruppen mäter varje kvartal.",
        "En samlad bedömning görs i januari.",
        "I november håller vi ett öppet möte och berättar hur det har gått.",
        "Kommunstyrelsen får en skriftlig rapport en gång om året.",
        "Medborgarna informeras genom parternas webbplatser.",
        "Följ hur det går på skärmen i simhallen.",
    ],
)
def test_to_meet_measure_report_and_tell_are_plans(text: str) -> None:
    (plan,) = plans(f"<p>{text}</p>")
    assert plan.text == text


def test_a_paragraph_on_follow_up_is_one_plan_and_its_invitation_is_none_of_it() -> None:
    (plan,) = plans("<p>Vi träffas två gånger per år. Sedan skrivs en rapport. Vill du veta mer kan du ringa.</p>")
    assert plan.text == "Vi träffas två gånger per år. Sedan skrivs en rapport."
    assert plan.per == "6 månader"


def test_the_promises_own_follow_up_is_a_plan_under_a_heading_that_names_them() -> None:
    heading = (
        "<h1>Medborgarlöfte 2021</h1><p>Polisen ska besöka alla skolor.</p><h2>Uppföljning av medborgarlöftet</h2>"
    )
    (plan,) = record_of(f"{heading}<p>Den operativa gruppen mäter varje månad.</p>").follow_up
    assert isinstance(plan, Plan)
    assert plan.by == ("Den operativa gruppen",)


def test_a_sentence_of_the_introduction_that_says_so_is_a_plan() -> None:
    body = "<h1>Medborgarlöfte 2021</h1><p>Löftet bygger på en enkät med boende. Löftet följs upp varje år.</p>"
    (plan,) = record_of(f"{body}<h2>Löften</h2><ul><li>Polisen ska besöka alla skolor.</li></ul>").follow_up
    assert plan.text.endswith("Löftet följs upp varje år.")


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("Löftena följs upp i maj och redovisas för kommunstyrelsen.", ("kommunstyrelsen",)),
        ("Resultatet läggs ut på polisens sida för Medelpad.", ("polisens sida för Medelpad",)),
        ("Hur det går redovisas på Facebook och Instagram.", ("Facebook", "Instagram")),
        ("I maj berättar vi hur det gick i Eksjö Tidning.", ("Eksjö Tidning",)),
    ],
)
def test_channels_are_boards_pages_media_and_papers(text: str, channels: tuple[str, ...]) -> None:
    assert plans(f"<p>{text}</p>")[0].channels == channels


def test_a_month_without_a_year_comes_next_after_the_news_was_written() -> None:
    page = (
        "<h1>Nytt medborgarlöfte i Eksjö</h1><p>Publicerad 3 mars 2020</p><p>Löftet gäller 2020–2021.</p>"
        "<ul><li>Polisen ska besöka alla skolor.</li></ul><h2>Uppföljning</h2><p>En första avstämning görs i {}.</p>"
    )
    for month, due in (("oktober", "2020-10"), ("februari", "2021-02")):
        (plan,) = record_of(page.format(month)).follow_up
        assert isinstance(plan, Plan)
        assert plan.due == (due,)


def test_contact_is_no_plan() -> None:
    assert not plans("<p>Ring 114 14 om du vill anmäla ett brott.</p>")


def test_results_have_status_quantity_and_the_promise_they_answer() -> None:
    found = results(
        "<p>Löfte 1: Polisen ska göra tjugo nykterhetskontroller.</p><ul><li>Kontrollerna blev 19 av 26.</li></ul>"
        "<ul><li>Trygghetsvandringen ställdes in.</li><li>Arbetet med belysningen pågår och har försenats.</li></ul>"
    )
    assert [result.status for result in found] == ["delvis", "ej genomfört", "pågår"]
    assert found[0].pledge == "Polisen ska göra tjugo nykterhetskontroller"
    assert found[0].quantity is not None
    assert (found[0].quantity.value, found[0].quantity.of) == (19, 26)
    assert found[1].period is not None
    assert found[1].period.start == "2019"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Polisen genomförde 14 kontroller.", "genomfört"),
        ("Status: delvis uppfyllt. Alla kontroller genomfördes.", "delvis"),
        ("Besöken kunde inte genomföras på grund av pandemin.", "ej genomfört"),
        ("Bygget är påbörjat men försenat.", "pågår"),
        ("Det går inte att bedöma.", "okänt"),
        ("Samtliga utom en skola fick besök.", "delvis"),
        ("Mässan sköts upp till nästa år.", "ej genomfört"),
        ("Löftena kunde inte genomföras till fullo.", "delvis"),
    ],
)
def test_status_is_the_document_s_own_verdict_first(text: str, status: str) -> None:
    assert status_of(text, find_count(text)).label == status
