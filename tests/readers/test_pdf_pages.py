import pytest

from loften.document import Document
from loften.readers import read
from loften.sources import Source
from pdfs import Text, drawn, pdf_of, stream_of

PROSE = [
    "Polisen och kommunen har under hösten talat med dem som bor",
    "och arbetar i tätorterna, och så blev det här.",
]
WHOLE = " ".join(PROSE)
BODY = [Text(60, 120 + 14 * n, line) for n, line in enumerate(PROSE)]


def texts(document: Document, furniture: bool = False) -> list[str]:
    return [document.quote(block) for block in document.blocks if block.furniture == furniture]


def read_pdf(content: str | list[Text], **more: object) -> Document:
    return read(Source("page.pdf", pdf_of(content, **more)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rotate", "matrix", "steps"),
    [
        (0, "1 0 0 1 60 {}", (700, -14)),
        (90, "0 1 -1 0 {} 60", (120, 14)),
        (180, "-1 0 0 -1 500 {}", (300, 14)),
        (270, "0 -1 1 0 {} 700", (300, -14)),
    ],
)
def test_a_page_is_read_as_it_is_shown(rotate: int, matrix: str, steps: tuple[int, int]) -> None:
    start, step = steps
    lines = "\n".join(f"BT /F 11 Tf {matrix.format(start + step * n)} Tm ({t}) Tj ET" for n, t in enumerate(PROSE))
    document = read_pdf(lines, page=f"/Rotate {rotate}")
    assert texts(document) == [WHOLE]
    boxes = [place.bbox for place in document.places(0, len(document.text))]
    assert len(boxes) == 2
    assert all(box and box[2] - box[0] > 200 > 30 > box[3] - box[1] for box in boxes)


@pytest.mark.parametrize("matrix", ["0 1 -1 0 {x} 60", "0 -1 1 0 {z} 700"])
def test_a_page_set_sideways_is_read_and_its_words_stay_where_they_are_shown(matrix: str) -> None:
    lines = "\n".join(
        f"BT /F 11 Tf {matrix.format(x=120 + 14 * n, z=300 - 14 * n)} Tm ({t}) Tj ET" for n, t in enumerate(PROSE)
    )
    document = read_pdf(lines)
    assert texts(document) == [WHOLE]
    box = document.places(0, 10)[0].bbox
    assert box is not None
    assert box[3] - box[1] > 2 * (box[2] - box[0])


def test_a_line_up_the_margin_is_set_aside_whole() -> None:
    document = read_pdf(drawn(BODY) + "\nBT /F 9 Tf 0 1 -1 0 580 300 Tm (Foto: Kommunens arkiv) Tj ET")
    assert texts(document) == [WHOLE]
    assert texts(document, furniture=True) == ["Foto: Kommunens arkiv"]


def test_what_the_crop_box_cuts_off_is_not_read() -> None:
    texts_in = [Text(60, 50, "Utanför bladet"), Text(100, 120, "Innanför bladet")]
    document = read_pdf(texts_in, page="/CropBox [90 600 400 760]")
    assert texts(document) == ["Innanför bladet"]
    assert document.places(0, 5)[0].bbox[0] == pytest.approx(10, abs=1)  # type: ignore[index]


def test_text_that_is_not_drawn_is_not_read() -> None:
    document = read_pdf(drawn(BODY) + "\nBT 3 Tr /F 11 Tf 1 0 0 1 60 500 Tm (Osynlig text) Tj ET")
    assert texts(document) == [WHOLE]


def test_shadows_are_read_once() -> None:
    shadowed = [Text(60, 80, "Löften för alla", 16, "B"), Text(60.7, 80.7, "Löften för alla", 16, "B"), *BODY]
    assert texts(read_pdf(shadowed)) == ["Löften för alla", WHOLE]


@pytest.mark.parametrize("spacing", ["", "3 Tc"])
def test_letters_spaced_out_are_words(spacing: str) -> None:
    title = "LÖFTEN FÖR ALLA" if spacing else "L Ö F T E N   F Ö R   A L L A"
    content = f"q\n{drawn([Text(60, 80, title, 14, 'B', spacing)])}\nQ\n{drawn(BODY)}"
    assert texts(read_pdf(content)) == ["LÖFTEN FÖR ALLA", WHOLE]


def test_four_initials_in_a_row_stay_apart_from_words() -> None:
    assert texts(read_pdf([Text(60, 80, "Betyg A B C D E ges i skolan.")])) == ["Betyg A B C D E ges i skolan."]


def test_the_number_of_a_footnote_is_raised_also_in_the_text() -> None:
    line = (
        "BT /F 11 Tf 1 0 0 1 60 700 Tm (Det finns en lag.) Tj 4 Ts /F 6 Tf (12) Tj 0 Ts /F 11 Tf ( Den gäller.) Tj ET"
    )
    assert texts(read_pdf(line)) == ["Det finns en lag.¹² Den gäller."]


def test_ligatures_are_letters() -> None:
    encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding {encoding} >>"
    content = "BT /F 11 Tf 1 0 0 1 60 700 Tm (Tra\\001k och \\002era o\\001cerare) Tj ET"
    document = read_pdf(content, page=f"/Resources << /Font << /F {font} >> >>")
    assert texts(document) == ["Trafik och flera oficerare"]


def test_bullets_painted_after_the_text_belong_to_their_lines() -> None:
    items = [Text(80, 160, "gå ronder på torget"), Text(80, 176, "besöka skolor")]
    document = read_pdf([*BODY, *items, Text(62, 160, "•"), Text(62, 176, "•")])
    assert [document.quote(b) for b in document.blocks if b.kind == "list_item"] == [item.text for item in items]


def test_annotations_form_fields_scripts_and_attachments_are_no_text() -> None:
    field = "/Subtype /Widget /FT /Tx /T (f) /V (Ifyllt) /Rect [60 300 200 320] /AP << /N 102 0 R >>"
    objects = {
        100: "<< /Type /Annot /Subtype /Text /Rect [60 400 80 420] /Contents (Anteckning) >>",
        101: f"<< /Type /Annot {field} >>",
        102: stream_of("BT /F 11 Tf 2 5 Td (Ifyllt) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 140 20]"),
        103: "<< /Type /Filespec /F (a.txt) /EF << /F 104 0 R >> >>",
        104: stream_of("Bifogad text"),
    }
    catalog = "/OpenAction << /S /JavaScript /JS (this.getField\\('f'\\).value = 'Kört') >> "
    catalog += "/Names << /EmbeddedFiles << /Names [(a.txt) 103 0 R] >> >> /AcroForm << /Fields [101 0 R] >>"
    document = read_pdf(BODY, page="/Annots [100 0 R 101 0 R]", catalog=catalog, objects=objects)
    assert document.text == WHOLE


def test_a_dash_before_somebodys_words_opens_no_list_item() -> None:
    words = "– Jag är glad över lamporna, säger Anna Berg."
    items = [Text(60, 220, "– fler lampor i parken"), Text(60, 234, "– fler vuxna på torget")]
    document = read_pdf([*BODY, Text(60, 180, words), *items])
    kinds = [(block.kind, document.quote(block)) for block in document.blocks]
    assert ("paragraph", words) in kinds
    assert ("list_item", "fler lampor i parken") in kinds
    assert ("list_item", "fler vuxna på torget") in kinds
