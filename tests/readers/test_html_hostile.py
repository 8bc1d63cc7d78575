"""Web pages that are broken or mean harm: read within bounds, offsets right whatever comes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import check_document
from loften.document import Document
from loften.errors import ReadError
from loften.readers.html import page as page_module
from loften.readers.html import read_html
from loften.sources import Source

SAMPLES = sorted((Path(__file__).parents[2] / "sample_docs").glob("*.html"))
PARTS = (
    "<ul><li>", "</li>", "<table><tr><td>", "<td colspan=99999>", "<td rowspan=0>", "<th>", "</table>", "<h2>", "</h1>",
    "<br>", "<b>", "</b>", "\x00", "\x01\x02", "&#55296;", "&#0;", "<!--", "<![CDATA[", "<svg>", "<template>",
    "<a role=tab aria-controls=x>", "<div role=tabpanel id=x>", "<o:p>", "<x:y a:b=c>", "<p å=1>", "<a'b>", "<1a>",
    "<h3 aria-level=99 role=heading>", "<frameset>", "<base href='//['>", "<link rel=canonical href='http://['>",
    "<dl><dt>", "<dd>", "<details><summary>", "<input type=checkbox id=a>", "<label for=a>", "<body>", "<main>",
    "<article>", "o\u0308", "\u0308", "\u00ad", "\u2028", "• ", "1. ", "- ", "Vi lovar", " ",
    "<div role=button aria-expanded>", "<caption>", "<figcaption>",
)  # fmt: skip


def html(data: bytes) -> Document:
    return read_html(Source("page.html", data))


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_any_soup_of_tags_is_a_document_or_an_error(soup: str) -> None:
    try:
        check_document(html(soup.encode("utf-8", "surrogatepass")))
    except ReadError:
        return


@given(st.sampled_from(SAMPLES), st.integers(0, 20_000), st.integers(0, 3000), st.binary(max_size=40))
def test_a_damaged_sample_is_still_a_document(path: Path, at: int, lost: int, garbage: bytes) -> None:
    data = path.read_bytes()
    try:
        check_document(html(data[:at] + garbage + data[at + lost :]))
    except ReadError:
        return


NESTED = ("div", "ul><li", "blockquote", "b", "span", "table><tr><td", "details><summary", "dl><dd")


@pytest.mark.parametrize("tag", NESTED)
def test_deep_nesting_is_read_as_plain_text(tag: str) -> None:
    document = html(b"<h1>L\xc3\xb6ften</h1>" + f"<{tag}>".encode() * 400 + b"Vi lovar.")
    check_document(document)
    assert "Vi lovar." in document.text


def test_entities_are_not_expanded_nor_files_read() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!DOCTYPE html [<!ENTITY l0 "lol">{lol}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    document = html(f"{declared}<p>Vi &l11; &f; lovar.</p>".encode())
    assert len(document.text) < 2000
    assert "root:" not in document.text


def test_huge_attributes_and_numbers() -> None:
    document = html(
        b'<p class="' + b"x " * 2_000_000 + b'">Vi lovar.</p><table><tr><td colspan=999999999>a</td><td rowspan='
        b'99999999999999999999>b</td></tr><tr><td>c</td></tr></table><div aria-level="9999" role=heading>H</div>'
    )
    check_document(document)
    assert document.text.startswith("Vi lovar.")


def test_many_attributes_classes_and_links_take_no_more_than_linear_time() -> None:
    menu = "".join(f'<div class="menu n{n}"><a href="/{n}">Val {n}</a>' for n in range(150)) + "</div>" * 150
    document = html(f"{menu}<h1>Löften</h1><p>Vi lovar.</p>".encode())
    assert document.text.endswith("Vi lovar.")


def test_a_page_above_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "LARGEST", 1000)
    with pytest.raises(ReadError, match="larger than"):
        html(b"<p>Vi lovar.</p>" * 100)


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        ('<meta charset="utf-8"><p>Vi går åt höger.</p>'.encode("latin-1"), True),
        ('<meta charset="iso-8859-1"><p>Vi går åt höger.</p>'.encode(), False),
        ("<p>Vi går åt höger.</p>".encode("cp1252"), True),
        ("<p>Vi går åt höger.</p>".encode("utf-16"), False),
        ("<p>Vi går åt höger.</p>".encode("utf-16-le"), True),
        ('<meta charset="no-such"><p>Vi går åt höger.</p>'.encode(), False),
        ("<p>Vi går åt höger.</p>".encode().decode("cp1252").encode(), True),
    ],
)
def test_wrong_and_missing_encodings(data: bytes, warned: bool) -> None:
    document = html(data)
    assert document.text == "Vi går åt höger."
    assert bool(document.warnings) == warned


def test_a_panel_within_its_own_tab_is_read_once() -> None:
    nested = "<div role=tab aria-controls=x><div role=tabpanel id=x>" * 60
    document = html(f"<h1>Löften</h1>{nested}Vi lovar.".encode())
    check_document(document)
    assert document.text.count("Vi lovar.") == 1


def test_panels_within_each_others_tabs_are_read_once() -> None:
    document = html(
        b"<div role=tab aria-controls=a><div role=tabpanel id=b>Vi lovar ljus.</div></div>"
        b"<div role=tab aria-controls=b><div role=tabpanel id=a>Vi lovar lugn.</div></div>"
    )
    assert document.text == "Vi lovar ljus.\nVi lovar lugn."


def test_a_tab_that_many_panels_name_opens_one_of_them() -> None:
    panels = "<div role=tabpanel aria-labelledby=t><p>Vi lovar.</p></div>" * 50
    document = html(f"<h1>Löften</h1><a role=tab id=t>Trafik</a>{panels}".encode())
    assert document.text.count("Trafik") == 1
    assert document.text.count("Vi lovar.") == 50
