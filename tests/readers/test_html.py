"""Web pages: blocks, levels, places, furniture."""

from pathlib import Path

import pytest

from loften.document import Document
from loften.errors import ReadError
from loften.readers.html import read_html
from loften.readers.html.page import parse
from loften.sources import Source

SAMPLES = sorted((Path(__file__).parents[2] / "sample_docs").glob("*.html"))


def page(body: str, head: str = "") -> Document:
    return read_html(
        Source("page.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())
    )


def shape(document: Document) -> list[tuple[str, int | None, str]]:
    return [(block.kind, block.level, document.quote(block)) for block in document.blocks if not block.furniture]


def parents(document: Document) -> list[str | None]:
    return [None if b.parent is None else document.quote(document.blocks[b.parent]) for b in document.blocks]


def test_headings_keep_their_levels_and_paragraphs_their_words() -> None:
    document = page("<h1>Löften</h1><p>Vi <b>lovar</b> detta.</p><h3>Trafik</h3><p>Fler kontroller.</p>")
    assert shape(document) == [
        ("heading", 1, "Löften"),
        ("paragraph", None, "Vi lovar detta."),
        ("heading", 3, "Trafik"),
        ("paragraph", None, "Fler kontroller."),
    ]
    assert parents(document) == [None, "Löften", "Löften", "Trafik"]


def test_nested_lists_keep_depth_and_the_item_above() -> None:
    document = page(
        "<ul><li>Ett<ul><li>a</li><li>b<ol><li>i</li></ol></li></ul></li><li><p>Två</p><p>Mer.</p></li></ul>"
    )
    assert shape(document) == [
        ("list_item", 1, "Ett"),
        ("list_item", 2, "a"),
        ("list_item", 2, "b"),
        ("list_item", 3, "i"),
        ("list_item", 1, "Två"),
        ("paragraph", None, "Mer."),
    ]
    assert parents(document) == [None, "Ett", "Ett", "b", None, "Två"]


def test_definition_lists_put_the_definition_under_its_term() -> None:
    document = page("<dl><dt>Polisen</dt><dd>går till fots</dd><dt>Kommunen</dt><dd>röjer sly</dd></dl>")
    assert parents(document) == [None, "Polisen", None, "Kommunen"]


def test_tables_are_rows_whose_cells_know_their_column() -> None:
    document = page(
        "<table><caption>Vem gör vad</caption><tr><th>Löfte</th><th>Ansvarig</th></tr>"
        "<tr><td>Tio kontroller</td><td>Polisen</td></tr><tr><td colspan=2>Allt <b>annat</b></td></tr></table>"
    )
    assert [text for _, _, text in shape(document)] == [
        "Vem gör vad",
        "Löfte | Ansvarig",
        "Tio kontroller | Polisen",
        "Allt annat",
    ]
    row = document.blocks[2]
    assert [(document.quote(c), c.column, c.header) for c in row.cells] == [
        ("Tio kontroller", 0, "Löfte"),
        ("Polisen", 1, "Ansvarig"),
    ]


def test_a_cell_that_spans_rows_moves_the_cells_below_it() -> None:
    document = page(
        "<table><tr><th>Område</th><th>Löfte</th></tr><tr><td rowspan=2>Trafik</td><td>A</td></tr><tr><td>B</td></tr>"
        "</table>"
    )
    assert [(c.column, c.header) for c in document.blocks[2].cells] == [(1, "Löfte")]


def test_lists_in_a_table_stay_lists_and_know_their_column() -> None:
    document = page(
        "<table><tr><th>Tema</th><th>Polisen</th><th>Kommunen</th></tr><tr><th>Trafik</th>"
        "<td><ul><li>mäter fart</li><li>syns</li></ul></td>"
        "<td><ul><li>sätter skyltar</li><li>bygger</li></ul></td></tr></table>"
    )
    assert shape(document)[1:] == [
        ("heading", 2, "Trafik"),
        ("list_item", 1, "mäter fart"),
        ("list_item", 1, "syns"),
        ("list_item", 1, "sätter skyltar"),
        ("list_item", 1, "bygger"),
    ]
    assert [b.cells[0].header for b in document.blocks[2:]] == ["Polisen", "Polisen", "Kommunen", "Kommunen"]


def test_a_table_that_lays_out_the_page_is_read_as_its_content() -> None:
    document = page("<table><tr><td>Meny</td><td><h1>Löften</h1><p>Vi lovar.</p></td></tr></table>")
    assert ("heading", 1, "Löften") in shape(document)


@pytest.mark.parametrize(
    "markup",
    [
        '<h2><button aria-expanded="false">Trafik</button></h2><div hidden><p>Fler kontroller görs.</p></div>',
        '<h2>Trafik</h2><div aria-hidden="true" style="display:none"><p>Fler kontroller görs.</p></div>',
    ],
)
def test_closed_accordions_are_read(markup: str) -> None:
    assert shape(page(f"<main>{markup}</main>")) == [
        ("heading", 2, "Trafik"),
        ("paragraph", None, "Fler kontroller görs."),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<details><summary>Trafik</summary><p>Fler kontroller görs.</p></details>",
        '<button aria-controls="x" aria-expanded="false">Trafik</button><div id="x"><p>Fler kontroller görs.</p></div>',
    ],
)
def test_what_opens_a_part_is_a_heading_below_the_last(markup: str) -> None:
    assert shape(page(f"<main><h2>Löften</h2>{markup}{markup}</main>"))[1:] == 2 * [
        ("heading", 3, "Trafik"),
        ("paragraph", None, "Fler kontroller görs."),
    ]


def test_bold_paragraphs_with_a_titles_shape_are_headings() -> None:
    document = page("<h2>Löften</h2><p><strong>Trafik</strong></p><p>Vi mäter fart.</p><p><b>Vi lovar mycket.</b></p>")
    assert [kind for kind, _, _ in shape(document)] == ["heading", "heading", "paragraph", "paragraph"]
    assert document.blocks[1].level == 3
    assert document.blocks[3].bold


def test_broken_lines_are_blocks_unless_the_sentence_goes_on() -> None:
    document = page(
        "<p>Anna Ek<br>kommunpolis<br><br>Ett långt stycke som har brutits för hand mitt i en<br>mening slutar här.</p>"
    )
    assert [text for _, _, text in shape(document)] == [
        "Anna Ek",
        "kommunpolis",
        "Ett långt stycke som har brutits för hand mitt i en mening slutar här.",
    ]


def test_typed_bullets_are_list_items_and_speech_is_not() -> None:
    document = page(
        "<p>Vi ska:</p><p>• mäta<br>• synas</p><p>– Det är bra, säger Eva Lind.</p><p>– Ja.</p>"
        "<p>1. Ett</p><p>2. Två</p>"
    )
    assert [(b.kind, b.marker, document.quote(b)) for b in document.blocks[1:]] == [
        ("list_item", "•", "mäta"),
        ("list_item", "•", "synas"),
        ("paragraph", None, "– Det är bra, säger Eva Lind."),
        ("paragraph", None, "– Ja."),
        ("list_item", "1.", "Ett"),
        ("list_item", "2.", "Två"),
    ]


def test_captions_and_icons() -> None:
    document = page(
        '<figure><img alt="x"><figcaption>Ett foto</figcaption></figure>'
        '<p><span aria-hidden="true">expand_more</span>Läs <span class="sr-only">dold </span>planen'
        '<sup><a href="#f1">1</a></sup>.</p>'
    )
    assert shape(document) == [("caption", None, "Ett foto"), ("paragraph", None, "Läs planen.")]


def test_base64_is_dropped() -> None:
    assert shape(page("<p>Före data:image/png;base64," + "iVBORw0KGgo" * 30 + " efter</p>"))[0][2] == "Före efter"


def test_the_sites_chrome_is_left_out_and_the_articles_furniture_marked() -> None:
    document = page(
        '<div class="cookie-bar"><p>Vi använder kakor. <a href="/k">Läs mer om kakor</a></p><button>OK</button></div>'
        "<header><nav><ul><li><a>Start</a></li></ul></nav></header><main><article><h1>Löften</h1>"
        "<p>Polisen och kommunen lovar att synas mer på torget under året.</p><p>Senast uppdaterad: 3 mars 2021</p>"
        "</article><p>Hjälpte informationen dig?</p></main><aside><p>Annat</p></aside><footer><p>Växel</p></footer>"
    )
    assert document.text.splitlines() == [
        "Löften",
        "Polisen och kommunen lovar att synas mer på torget under året.",
        "Senast uppdaterad: 3 mars 2021",
    ]
    assert [b.furniture for b in document.blocks] == [False, False, True]


def test_menus_without_names_are_known_by_their_links() -> None:
    menu = "<div><ul>" + "".join(f'<li><a href="/{n}">Val {n}</a></li>' for n in range(5)) + "</ul></div>"
    assert shape(page(f"{menu}<div><h1>Löften</h1><p>Vi lovar.</p></div>{menu}")) == [
        ("heading", 1, "Löften"),
        ("paragraph", None, "Vi lovar."),
    ]


def test_a_form_around_the_whole_page_is_no_search_box() -> None:
    document = page("<form><input type=hidden><h1>Löften</h1><p>Vi lovar.</p></form>")
    assert len(document.blocks) == 2


def test_metadata_and_address() -> None:
    document = page(
        "<p>Vi lovar.</p>",
        '<title>Löften</title><base href="https://kommun.example/a/"><link rel="canonical" href="b.html">'
        '<meta property="article:modified_time" content="2021-03-01">'
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2020-01-02"}]}</script>',
    )
    assert document.metadata == {
        "title": "Löften",
        "url": "https://kommun.example/a/b.html",
        "modified": "2021-03-01",
        "published": "2020-01-02",
    }


@pytest.mark.parametrize("body", ["", "<script>x()</script>", "<p> </p>"])
def test_a_page_without_text_is_an_error(body: str) -> None:
    with pytest.raises(ReadError, match="no text"):
        page(body)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_place_leads_back_to_its_text(path: Path) -> None:
    source = Source.from_path(path)
    document = read_html(source)
    root = parse(source.data.decode())
    assert root is not None
    for br in root.iter("br"):
        br.tail = f" {br.tail or ''}"
    for run in document.runs:
        assert run.place.path
        (element,) = root.xpath(run.place.path)
        assert document.text[run.start : run.end] in " ".join("".join(element.itertext()).split())
    for block in document.blocks:
        assert document.places(block.start, block.end)
