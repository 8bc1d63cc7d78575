import pytest

from labelled import Page, convert, read_pages
from pages import convert_page

PAGES = read_pages()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_the_pledges_of_a_page_are_those_labelled_with_their_parents(page: Page) -> None:
    record = convert(page)
    assert [pledge.text for pledge in record.pledges] == page.pledges
    place = {pledge.id: index for index, pledge in enumerate(record.pledges)}
    parents = [None if pledge.parent is None else place[pledge.parent] for pledge in record.pledges]
    assert parents == page.parents


def found(body: str) -> list[str]:
    return [pledge.text for pledge in convert_page(f"<h2>Löften</h2>{body}").pledges]


def test_three_actions_on_one_verb_are_three_pledges_in_prose_and_one_in_a_list() -> None:
    text = "Polisen lovar att starta en fältgrupp, hålla tre kurser och byta lampor i parken."
    parts = ["Polisen lovar att starta en fältgrupp", "hålla tre kurser", "byta lampor i parken."]
    assert found(f"<p>{text}</p>") == parts
    assert found(f"<ul><li>{text}</li><li>Kommunen ska öppna en lokal.</li></ul>")[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "Polisen ska utreda och åtgärda brott i centrum.",
        "Polisen lovar att arbeta för ökad trygghet och att motverka klotter i kommunen.",
        "Kommunen ska besöka skolor, föreningar och stora arbetsplatser.",
        "Polisen ska kontrollera farten för att minska olyckorna och öka tryggheten.",
    ],
)
def test_one_action_with_many_objects_or_one_purpose_is_not_split(text: str) -> None:
    assert found(f"<p>{text}</p>") == [text]


def test_what_others_do_meanwhile_is_a_pledge_of_its_own() -> None:
    text = "Kommunen ska anställa två fältassistenter, medan bostadsbolaget ser till att trapphusen lyses upp."
    assert found(f"<p>{text}</p>") == [
        "Kommunen ska anställa två fältassistenter",
        "bostadsbolaget ser till att trapphusen lyses upp.",
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Under tiden 1 januari 2023–31 december 2024 lovar polisen att:",
        "Polisen ansvarar för att:",
        "Det ska åstadkommas genom följande aktiviteter:",
        "Med utgångspunkt i lägesbilden lovar kommunen och polisen",
    ],
)
def test_a_lead_in_without_content_is_no_pledge(lead: str) -> None:
    items = ["genomföra tio trafikkontroller under våren", "besöka alla skolor i kommunen"]
    assert found(f"<p>{lead}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>") == items


@pytest.mark.parametrize(
    "text",
    [
        "Nytt medborgarlöfte kommer att tecknas efter årsskiftet.",
        "Löftena ska förnyas nästa år.",
        "Ett medborgarlöfte beskriver vad polisen och kommunen ska göra.",
        "Utvärdering sker i slutet av varje år och läggs ut på webben.",
    ],
)
def test_what_is_said_of_the_promises_is_no_pledge(text: str) -> None:
    assert found(f"<p>Polisen ska besöka alla skolor.</p><p>{text}</p>") == ["Polisen ska besöka alla skolor."]


def test_a_purpose_put_first_hides_no_promise() -> None:
    text = "För att fler unga ska ha något att göra öppnar kommunen musikhuset på söndagar."
    assert found(f"<p>{text}</p>") == [text]


@pytest.mark.parametrize(
    ("denied", "promised"),
    [
        ("Polisen lovar inte fler patruller.", "Polisen lovar fler patruller."),
        ("Löftet om nattvandringar togs bort efter dialogen.", "Kommunen tar bort klottret i parken."),
        ("Kommunen lovar inte att byta lampor.", "Kommunen lovar att inte släcka lamporna."),
    ],
)
def test_what_is_denied_or_taken_away_is_no_pledge(denied: str, promised: str) -> None:
    assert found(f"<ul><li>{denied}</li><li>{promised}</li></ul>") == [promised]


def parents_of(body: str) -> list[int | None]:
    pledges = convert_page(f"<h2>Löften</h2>{body}").pledges
    place = {pledge.id: index for index, pledge in enumerate(pledges)}
    return [None if pledge.parent is None else place[pledge.parent] for pledge in pledges]


ITEMS = "<ul><li>besöka alla skolor i kommunen</li><li>mäta farten på Storgatan</li></ul>"


def test_a_lead_in_of_another_party_cuts_the_tie_to_the_promise_above_it() -> None:
    above = "<p>Kommunen ska arbeta för ökad trafiksäkerhet.</p>"
    assert parents_of(f"{above}<p>Vi lovar att:</p>{ITEMS}") == [None, 0, 0]
    assert parents_of(f"{above}<p>Polisen lovar att:</p>{ITEMS}") == [None, None, None]


def test_a_paragraph_of_several_promises_introduces_none_of_what_a_party_lists_below() -> None:
    above = "<p>Polisen ska öppna ett kontor i Ösmo. Polisen ska möta handlarna varje vecka.</p>"
    assert parents_of(f"{above}<p>Polisen lovar att:</p>{ITEMS}") == [None, None, None, None]


@pytest.mark.parametrize(
    "lead", ["Det ska bland annat åstadkommas genom:", "I detta syfte åtar sig polisen att:", "Medborgarlöfte:"]
)
def test_a_lead_in_without_content_keeps_the_tie(lead: str) -> None:
    above = "<p>Polisen ska arbeta för ökad trafiksäkerhet.</p>"
    assert parents_of(f"{above}<p>{lead}</p>{ITEMS}") == [None, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Så vad ska polisen göra åt det?",
        "Ändringar i löftet ska ske skriftligen mellan parterna.",
        "Vi kommer att prioritera arbetet mot fyra områden under året.",
        "Ingen ska dö i trafiken.",
        "Alla i kommunen ska kunna gå hem utan att vara rädda.",
    ],
)
def test_what_promises_nothing_is_no_pledge_among_promises(text: str) -> None:
    assert found(f"<p>Polisen ska besöka skolan.</p><p>{text}</p>") == ["Polisen ska besöka skolan."]


def test_what_an_agreement_is_said_to_hold_is_the_promise() -> None:
    text = "I löftet står också att polisen ska vara på torget varje lördag."
    assert found(f"<p>{text}</p>") == ["polisen ska vara på torget varje lördag."]


def test_a_party_that_no_list_names_makes_a_promise_of_its_own() -> None:
    text = "Polisen ska sprida kunskap om lås. Hamnägaren ser till att bryggan är belyst."
    assert found(f"<p>{text}</p>") == [
        "Polisen ska sprida kunskap om lås.",
        "Hamnägaren ser till att bryggan är belyst.",
    ]


def test_two_acts_with_an_amount_or_rate_each_are_two_pledges_in_prose() -> None:
    text = "Polisen kommer att göra 40 alkoholtester i juni och stå vid bryggan varje lördag."
    parts = ["Polisen kommer att göra 40 alkoholtester i juni", "stå vid bryggan varje lördag."]
    assert found(f"<p>{text}</p>") == parts


def test_two_others_with_an_act_each_are_two_pledges() -> None:
    text = "Handlarna ställer in sina skyltar, och Orsa Bostäder AB sätter upp lampor."
    assert found(f"<p>{text}</p>") == ["Handlarna ställer in sina skyltar", "Orsa Bostäder AB sätter upp lampor."]


def test_what_a_text_asks_of_its_reader_adds_nothing_to_a_promise() -> None:
    text = "Kommunen åtar sig att måla om bänkarna. Vi vill också påminna om att var och en har ett ansvar."
    assert found(f"<p>{text}</p>") == ["Kommunen åtar sig att måla om bänkarna."]
