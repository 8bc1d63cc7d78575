"""Plain text: paragraphs, lists and headings from shape alone."""

from loften.document import Document, Place
from loften.readers.furniture import furniture_rule
from loften.readers.text import read_text
from loften.rules import load_rules
from loften.sources import Source


def text(content: str) -> Document:
    return read_text(Source("a.txt", content.encode()))


def shape(document: Document) -> list[tuple[str, int | None, str]]:
    return [(block.kind, block.level, document.quote(block)) for block in document.blocks]


def test_headings_lists_and_paragraphs() -> None:
    document = text(
        "Löften i Byn\n\nPolisen och kommunen lovar följande under nästa år.\n\nVåra löften\n\nTrafik\n\nVi ska:\n"
        " • mäta fart\n   ◦ vid skolor\n • synas  \n\nTill toppen"
    )
    assert shape(document) == [
        ("heading", 1, "Löften i Byn"),
        ("paragraph", None, "Polisen och kommunen lovar följande under nästa år."),
        ("heading", 2, "Våra löften"),
        ("heading", 3, "Trafik"),
        ("paragraph", None, "Vi ska:"),
        ("list_item", 1, "mäta fart"),
        ("list_item", 2, "vid skolor"),
        ("list_item", 1, "synas"),
        ("paragraph", None, "Till toppen"),
    ]
    assert document.blocks[-1].furniture


def test_letterhead_and_signatures_are_no_headings() -> None:
    document = text(
        "BYNS KOMMUN\nDnr 2020/1\n\nVi lovar att synas mer på torget.\n\nAnna Ek\nKommunpolis\n\nBo Al\nOrdförande"
    )
    assert {block.kind for block in document.blocks} == {"paragraph"}
    assert len(document.blocks) == 7


def test_wrapped_lines_are_joined_and_broken_words_made_whole() -> None:
    document = text(
        "Polisen och kommunen har enats om att arbeta tillsammans för sam-\nverkan och trygghet i hela kommunen under\n"
        "åren som kommer, med gång- och cykelvägar samt gång-\noch cykelbanor som exempel på vad som ska\nbyggas.\n\n"
        "- Polisen ska gå till fots på torget och runt stationen varje\n  fredag.\n- Kommunen ska röja sly."
    )
    assert [text_ for _, _, text_ in shape(document)] == [
        "Polisen och kommunen har enats om att arbeta tillsammans för samverkan och trygghet i hela kommunen under "
        "åren som kommer, med gång- och cykelvägar samt gång- och cykelbanor som exempel på vad som ska byggas.",
        "Polisen ska gå till fots på torget och runt stationen varje fredag.",
        "Kommunen ska röja sly.",
    ]


def test_places_are_the_lines_that_a_span_touches() -> None:
    document = text("Rad ett som är tillräckligt lång för att ha brutits av en\nredigerare är här.\n\nSlut på detta.")
    assert document.places(0, document.blocks[0].end) == (Place(path="/line[1]"), Place(path="/line[2]"))


def test_markdown() -> None:
    document = text(
        "# Löften\n\n## Trafik\n\n**2020** mättes *fart* på [vägen](https://a.example/).\n\n---\n\n| a | b |\n| c | d |"
    )
    assert shape(document) == [
        ("heading", 1, "Löften"),
        ("heading", 2, "Trafik"),
        ("paragraph", None, "2020 mättes fart på vägen."),
        ("table_row", None, "a | b"),
        ("table_row", None, "c | d"),
    ]


def test_every_furniture_rule_is_reached_by_its_examples() -> None:
    for rule in load_rules("furniture"):
        for example in rule.examples:
            assert furniture_rule(example) is not None, example
        for example in rule.counterexamples:
            assert furniture_rule(example) is not rule, example
