"""Pages as the publishing systems of Swedish municipalities make them: what opens, what leads away, what is a menu."""

from pathlib import Path

import pytest

from loften.document import Document
from loften.readers.html import read_html
from loften.sources import Source

Shape = list[tuple[str, str]]
PROMISE = "<p>Vi mäter farten varje vecka.</p>"
OPENED: Shape = [("heading", "Löften"), ("heading", "Trafik"), ("paragraph", "Vi mäter farten varje vecka.")]


def page(body: str) -> Document:
    return read_html(Source("page.html", f"<!doctype html><html><body>{body}</body></html>".encode()))


def shape(document: Document) -> Shape:
    return [(block.kind, document.quote(block)) for block in document.blocks if not block.furniture]


@pytest.mark.parametrize(
    "markup",
    [
        f'<a role="button" href="#c" aria-expanded="false">Trafik</a><div id="c">{PROMISE}</div>',
        f'<div role="button" tabindex="0" aria-expanded="false">Trafik</div><div class="collapse">{PROMISE}</div>',
        f'<button aria-expanded="false" aria-controls="a"><h3>Trafik</h3></button><div id="a" hidden>{PROMISE}</div>',
        f'<h3><a href="#" role="button" aria-expanded="false">Trafik</a></h3><div aria-hidden="true">{PROMISE}</div>',
        '<div role="button" aria-controls="c" aria-expanded="false"><span><i class="fas"></i></span><a>Trafik'
        f'</a></div><div id="c">{PROMISE}</div>',
        f'<input type="checkbox" id="t"><label for="t">Trafik</label><div>{PROMISE}</div>',
    ],
)
def test_whatever_opens_a_part_is_its_heading(markup: str) -> None:
    assert shape(page(f"<main><h1>Löften</h1>{markup}</main>")) == OPENED


@pytest.mark.parametrize("label", ["Visa mer", "Läs mer", "Öppna alla", "Visa/dölj innehåll"])
def test_a_button_that_names_nothing_is_no_heading(label: str) -> None:
    document = page(f'<main><h1>Löften</h1><button aria-expanded="false">{label}</button>{PROMISE}</main>')
    assert shape(document) == [OPENED[0], OPENED[2]]


def test_tabs_head_their_panels() -> None:
    document = page(
        '<main><h1>Löften</h1><ul role="tablist"><li><a role="tab" href="#a">2021</a></li><li><a role="tab" id="t" '
        'href="#b">2022</a></li></ul><div role="tabpanel" id="a"><p>Vi går.</p></div>'
        '<div role="tabpanel" aria-labelledby="t"><p>Vi cyklar.</p></div></main>'
    )
    assert shape(document)[1:] == [
        ("heading", "2021"),
        ("paragraph", "Vi går."),
        ("heading", "2022"),
        ("paragraph", "Vi cyklar."),
    ]


def test_a_tab_without_a_panel_and_a_panel_without_a_tab_lose_nothing() -> None:
    document = page(f'<main><h1>Löften</h1><div role="tab">Trafik</div><div role="tabpanel">{PROMISE}</div></main>')
    assert [text for _, text in shape(document)] == [text for _, text in OPENED]


def test_a_menu_in_the_main_part_above_the_title_is_left_out_and_links_below_it_are_not() -> None:
    links = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Krisberedskap", "Hemberedskap", "Tillsyn"))
    document = page(f"<main><div><ul>{links}</ul></div><h1>Löften</h1><ul>{links}</ul></main>")
    assert shape(document)[0] == OPENED[0]
    assert [kind for kind, _ in shape(document)[1:]] == ["list_item"] * 3


def test_cards_that_lead_to_other_pages_are_furniture_and_linked_headings_are_not() -> None:
    card = '<div><a href="/tips"><h3>Tipsa kommunen</h3><p>Klotter och skräp</p></a></div>'
    linked = '<h3><a href="/trafik">Trafik</a></h3>'
    assert shape(page(f"<main><h1>Löften</h1>{linked}{PROMISE}{card}</main>")) == OPENED


def test_fields_and_hints_to_screen_readers_are_no_text() -> None:
    document = page(
        f'<main><h1>Löften</h1><h2 class="visually-hidden">Innehåll på sidan</h2><h2>Trafik</h2>{PROMISE}'
        "<label>Vad kan vi göra bättre?</label><textarea></textarea></main>"
    )
    assert shape(document) == OPENED


def test_a_share_box_takes_its_buttons_along() -> None:
    document = page(
        f"<main><h1>Löften</h1><h2>Trafik</h2>{PROMISE}<h3>Dela detta:</h3><ul><li><a>Facebook</a></li>"
        "<li><a>X</a></li></ul></main>"
    )
    assert shape(document) == OPENED


def test_paragraphs_made_of_divs_with_typed_bullets() -> None:
    document = page(
        "<div role=main><h1>Löften</h1><div>Vi arbetar med ett område.</div><div><br></div><div><strong>Trafik</strong>"
        "</div><div>Vi ska:</div><div>- mäta fart</div><div>- flytta skyltar</div><div>&nbsp;</div></div>"
    )
    assert shape(document) == [
        ("heading", "Löften"),
        ("paragraph", "Vi arbetar med ett område."),
        ("heading", "Trafik"),
        ("paragraph", "Vi ska:"),
        ("list_item", "mäta fart"),
        ("list_item", "flytta skyltar"),
    ]


def test_a_table_that_frames_one_text_is_read_as_that_text() -> None:
    document = page(
        "<table><tr><td colspan=2><a href=/>Kommunen</a> <a href=/k>Kontakt</a> <a href=/s>Sök</a></td></tr>"
        "<tr><td><a href=1>Skola</a><br><a href=2>Trygghet</a><br>"
        "<a href=3>Omsorg</a></td>"
        "<td><font><b>Löften</b></font><br><br>Detta lovar vi i år:"
        "<br>- Polisen ska synas.<br>- Kommunen ska lysa upp.<br></td></tr></table>"
    )
    assert shape(document) == [
        ("heading", "Löften"),
        ("paragraph", "Detta lovar vi i år:"),
        ("list_item", "Polisen ska synas."),
        ("list_item", "Kommunen ska lysa upp."),
    ]


def test_typed_bullets_in_a_cell_are_items_of_their_column() -> None:
    document = page(
        "<table><tr><th>Område</th><th>Vi gör</th></tr><tr><td>Trafik</td><td>- mäter fart<br>- flyttar skyltar</td>"
        "</tr><tr><td>Droger</td><td>Två insatser<br>i månaden</td></tr></table>"
    )
    assert shape(document)[1:] == [
        ("heading", "Trafik"),
        ("list_item", "mäter fart"),
        ("list_item", "flyttar skyltar"),
        ("table_row", "Droger | Två insatser i månaden"),
    ]
    assert document.blocks[2].cells[0].header == "Vi gör"


def test_a_paragraph_after_an_items_own_words_belongs_to_the_item() -> None:
    document = page("<h1>Löften</h1><ul><li><strong>Torg</strong><p>Vi står på torget.</p><p>Alltid.</p></li></ul>")
    assert shape(document)[1:] == [
        ("list_item", "Torg"),
        ("paragraph", "Vi står på torget."),
        ("paragraph", "Alltid."),
    ]
    assert [block.parent for block in document.blocks[2:]] == [1, 1]


def test_menus_made_of_paragraphs_and_bare_links() -> None:
    document = page(
        "<div><a href=/>Start</a><a href=/2>Nyheter</a><a href=/3>Kontakt</a></div><div><p><a href=1>Trygghet</a></p>"
        f"<p><a href=2>Brott</a></p><p><a href=3>Löften</a></p></div><div><h1>Löften</h1><h2>Trafik</h2>{PROMISE}</div>"
    )
    assert shape(document) == OPENED


def test_a_list_of_other_articles_is_furniture_where_the_page_has_a_title() -> None:
    card = "<article><h3><a href=/snow>Snö väntas</a></h3><p>Ploga din uppfart.</p></article>"
    document = page(f"<main><h1>Löften</h1><h2>Trafik</h2>{PROMISE}<section>{card}{card}</section></main>")
    assert shape(document) == OPENED
    assert shape(page(f"<main>{card}{card}</main>"))


def test_notices_with_headings_of_their_own() -> None:
    document = page(
        '<div class="cookie-banner"><h2>Vi värnar din integritet</h2><p>Välj vad som sparas.</p></div><div>'
        f"<h1>Löften</h1><h2>Trafik</h2>{PROMISE}</div>"
        '<section class="newsletter-signup"><h2>Prenumerera</h2></section>'
    )
    assert shape(document) == OPENED


def test_a_wrapper_named_after_a_notice_is_not_taken_for_it() -> None:
    document = page(f'<div class="cookies-accepted"><p>Löften</p><div class="share">{PROMISE * 40}</div></div>')
    assert len(document.blocks) == 41


def test_openers_inside_openers_are_read_once() -> None:
    """Each level once took two readings of the next: sixty would have taken for ever."""
    nested = "<div role=button aria-expanded=false>" * 60 + "Trafik" + "</div>" * 60
    document = page(f"<h1>Löften</h1>{nested}{PROMISE}")
    assert shape(document) == OPENED


FRAGMENTS = Path(__file__).parents[1] / "data" / "fragments"
SAMPLES = sorted((Path(__file__).parents[2] / "sample_docs").glob("*.html"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_reads_as_the_fragment_it_was_rendered_from(sample: Path) -> None:
    rendered, clean = (read_html(Source.from_path(path)) for path in (sample, FRAGMENTS / sample.name))
    assert shape(rendered) == shape(clean)


def test_text_before_a_caption_or_a_card_stays_what_it_is() -> None:
    assert shape(page("<div>Vi lovar.<figcaption>Torget.</figcaption></div>")) == [
        ("paragraph", "Vi lovar."),
        ("caption", "Torget."),
    ]
    card = '<div>Vi lovar.<a href="/annat"><h3>Annat</h3>Läs om annat</a></div>'
    assert ("paragraph", "Vi lovar.") in shape(page(card))


def test_text_before_a_paragraph_stands_where_its_parent_does() -> None:
    document = page("<main><div>Vi lovar ljus.<p>Vi lovar lugn.</p></div></main>")
    places = [document.places(block.start, block.end)[0].path for block in document.blocks]
    assert places == ["/html/body/main/div", "/html/body/main/div/p"]
