import re

import pytest

from labelled import Page, convert, read_pages
from loften.readers import read
from loften.sections import Outline, split
from loften.sources import Source

PAGES = read_pages()


def outline(body: str) -> Outline:
    return split(read(Source("sida.html", f"<html><body><main>{body}</main></body></html>".encode())))


def sections_of(body: str) -> dict[str, str]:
    found = outline(body)
    return {found.layout.text(index): section for index, section in enumerate(found.sections)}


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_block_of_a_page_has_the_section_labelled(page: Page) -> None:
    record = convert(page)
    found = {record.document.text[block.start : block.end]: block.section for block in record.blocks}
    for line in page.lines:
        if line.section is not None:
            assert found[re.sub(r"\s+", " ", line.text.strip())] == line.section, line.text


def test_what_medborgarloften_are_is_introduction_also_as_a_list() -> None:
    found = sections_of(
        "<h1>Medborgarlöften</h1><p>Medborgarlöften ska:</p><ul><li>öka tryggheten</li><li>förebygga brott</li></ul>"
    )
    assert set(found.values()) == {"inledning"}


def test_a_relative_clause_about_the_parties_promises_nothing() -> None:
    text = "Löftet beskriver de åtgärder som polisen och kommunen ska genomföra under året."
    assert sections_of(f"<h1>Medborgarlöfte 2021</h1><p>{text}</p>")[text] == "inledning"


@pytest.mark.parametrize("lead", ["Följande löften gavs för 2019:", "I löftet för 2019 lovade polisen:"])
def test_promises_restated_in_a_report_are_follow_up(lead: str) -> None:
    found = sections_of(
        f"<h1>Uppföljning av medborgarlöftet 2019</h1><p>{lead}</p><ul><li>Genomföra sex krogtillsyner.</li>"
        "<li>Besöka alla skolor.</li></ul><p>Polisen har genomfört fem krogtillsyner.</p>"
    )
    assert found["Genomföra sex krogtillsyner."] == found["Besöka alla skolor."] == "uppföljning"


@pytest.mark.parametrize(
    ("header", "section"), [("Resultat", "uppföljning"), ("Utfall", "uppföljning"), ("Ansvarig", "löften")]
)
def test_a_table_is_what_its_columns_say(header: str, section: str) -> None:
    row = "Tio trafikkontroller i månaden"
    found = sections_of(
        f"<h1>Eksjö</h1><table><tr><th>Åtgärd</th><th>{header}</th></tr><tr><td>{row}</td><td>Polisen</td></tr></table>"
    )
    assert found[f"{row} | Polisen"] == section


def test_captions_and_people_quoted_in_news_are_other() -> None:
    caption = "På bilden från vänster: Eva Ek, kommunalråd, och Bo Alm, lokalpolisområdeschef."
    quote = "Det känns bra att vi lovar det här, säger kommunalrådet Eva Ek."
    found = sections_of(f"<h1>Nytt löfte i Eksjö</h1><p>{caption}</p><p>{quote}</p>")
    assert found[caption] == found[quote] == "övrigt"
