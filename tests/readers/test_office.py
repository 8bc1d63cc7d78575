"""Word files and OpenDocument texts."""

import pytest

from documents import packed
from loften.document import Document
from loften.errors import ReadError
from loften.readers import read
from loften.sources import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {W}><w:style w:styleId="R1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="R2"/></w:style>'
    '<w:style w:styleId="R2"><w:name w:val="heading 2"/><w:basedOn w:val="Own"/></w:style></w:styles>'
)
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>{}</office:text>'
    "</office:body></office:document-content>"
)


def office(**parts: str) -> bytes:
    return packed({name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()})


def word(body: str, **parts: str) -> Document:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return read(Source("a.docx", office(word__document_xml=document, word__styles_xml=STYLES, **parts)))


def odt(body: str) -> Document:
    return read(
        Source("a.odt", office(mimetype="application/vnd.oasis.opendocument.text", content_xml=ODT.format(body)))
    )


def shape(document: Document) -> list[tuple[str, int | None, str]]:
    return [(block.kind, block.level, document.quote(block)) for block in document.blocks]


def p(text: str, style: str = "", depth: int | None = None, bold: bool = False) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>' if depth is not None else ""
    run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{text}</w:t></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>{run}</w:p>'


def test_word_headings_lists_and_deletions() -> None:
    deleted = "<w:del><w:r><w:delText>bort</w:delText></w:r></w:del>"
    gone = f"<w:p>{deleted}<w:r><w:t>Vi lovar </w:t></w:r><w:r><w:t>detta.</w:t></w:r></w:p>"
    document = word(
        p("Löften", "R1") + p("Trafik", "Own") + gone + p("Ett", depth=0) + p("a", depth=1) + p("Två", depth=0)
    )
    assert shape(document) == [
        ("heading", 1, "Löften"),
        ("heading", 2, "Trafik"),
        ("paragraph", None, "Vi lovar detta."),
        ("list_item", 1, "Ett"),
        ("list_item", 2, "a"),
        ("list_item", 1, "Två"),
    ]
    assert [place.path for place in document.places(0, 6)] == ["/w:document/w:body/w:p[1]"]
    assert not document.warnings


def test_word_tables_know_their_columns() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    document = word(
        f"<w:tbl>{row(p('Löfte', bold=True), p('Ansvarig', bold=True))}{row(p('Tio kontroller'), p('Polisen'))}"
        f"{row(p('Lista'), p('ett', depth=0) + p('två', depth=0))}</w:tbl>"
    )
    assert [text for _, _, text in shape(document)] == [
        "Löfte | Ansvarig",
        "Tio kontroller | Polisen",
        "Lista",
        "ett",
        "två",
    ]
    assert [cell.header for cell in document.blocks[1].cells] == ["Löfte", "Ansvarig"]
    assert [block.cells[0].header for block in document.blocks[3:]] == ["Ansvarig", "Ansvarig"]


def test_word_page_headers_are_furniture_and_metadata_read() -> None:
    core = '<a xmlns:dc="d"><dc:title>Löften</dc:title></a>'
    header = f"<w:hdr {W}>{p('Dnr 2020/1')}</w:hdr>"
    document = word(p("Vi lovar."), word__header1_xml=header, docProps__core_xml=core)
    assert [(document.quote(b), b.furniture) for b in document.blocks] == [("Dnr 2020/1", True), ("Vi lovar.", False)]
    assert document.metadata == {"title": "Löften"}


def test_odt() -> None:
    document = odt(
        '<text:h text:outline-level="2">Trafik</text:h><text:p>Vi<text:s/>lovar<text:note>not</text:note>.</text:p>'
        "<text:list><text:list-item><text:p>Ett</text:p><text:list><text:list-item><text:p>a</text:p></text:list-item>"
        "</text:list></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>x</text:p>"
        "</table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert shape(document) == [
        ("heading", 2, "Trafik"),
        ("paragraph", None, "Vi lovar."),
        ("list_item", 1, "Ett"),
        ("list_item", 2, "a"),
        ("table_row", None, "x | y"),
    ]


@pytest.mark.parametrize(
    "body",
    ["", "<w:p/>", "<w:broken", '<!DOCTYPE x [<!ENTITY a "aaaa">]>'],
)
def test_empty_and_damaged_files_are_errors(body: str) -> None:
    with pytest.raises(ReadError, match=r"a\.docx"):
        word(body)


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>' + ODT.format("<text:p>Vi &b; lovar</text:p>")
    data = office(mimetype="application/vnd.oasis.opendocument.text", content_xml=bomb)
    assert "lol" not in read(Source("a.odt", data)).text
