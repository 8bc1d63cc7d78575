from loften.readers import read
from loften.sources import Source
from pdfs import Text, pdf_of

PROSE = ["Polisen och kommunen har under hösten talat med dem som bor och arbetar i tätorterna.", "Så blev det."]
Blocks = list[tuple[str, int | None, str]]


def blocks_of(*pages: list[Text]) -> Blocks:
    document = read(Source("page.pdf", pdf_of(*pages)))
    return [(b.kind, b.level, document.quote(b)) for b in document.blocks if not b.furniture]


def prose(y: float) -> list[Text]:
    return [Text(60, y + 14 * n, line) for n, line in enumerate(PROSE)]


def headings(blocks: Blocks) -> list[tuple[int | None, str]]:
    return [(level, text) for kind, level, text in blocks if kind == "heading"]


def test_a_lead_in_in_bold_is_no_heading() -> None:
    texts = [Text(60, 80, "Våra löften", 16, "B"), *prose(110), Text(60, 160, "Polisen ska därför", font="B")]
    texts += [Text(60, 180, "• besöka skolor"), Text(60, 194, "• gå fotpatrull")]
    blocks = blocks_of(texts)
    assert headings(blocks) == [(1, "Våra löften")]
    assert ("paragraph", None, "Polisen ska därför") in blocks


def test_numbered_headings_larger_than_the_text_are_no_list() -> None:
    texts = [t for n in range(3) for t in (Text(60, 80 + 90 * n, f"{n + 1}. Område {n}", 14), *prose(110 + 90 * n))]
    assert headings(blocks_of(texts)) == [(1, "1. Område 0"), (1, "2. Område 1"), (1, "3. Område 2")]


def test_slant_ranks_headings_of_one_size() -> None:
    texts = [Text(60, 60, "Medborgarlöfte", 18, "B")]
    for n in range(2):
        y = 90 + 180 * n
        texts += [Text(60, y, f"Område {n}", font="B"), *prose(y + 20), Text(60, y + 70, f"Mål {n}", font="I")]
        texts += prose(y + 90)
    levels = {text: level for level, text in headings(blocks_of(texts))}
    assert levels == {"Medborgarlöfte": 1, "Område 0": 2, "Område 1": 2, "Mål 0": 3, "Mål 1": 3}


def test_one_line_in_italics_is_a_motto() -> None:
    texts = [Text(60, 60, "Medborgarlöfte", 18, "B"), Text(60, 90, "Trygghet hela dygnet", font="I"), *prose(120)]
    assert headings(blocks_of(texts)) == [(1, "Medborgarlöfte")]


def test_a_title_is_one_heading_also_where_its_first_line_is_short() -> None:
    texts = [Text(60, 60, "Löften för dig", 20, "B"), Text(60, 84, "2022", 20, "B"), *prose(120)]
    assert headings(blocks_of(texts)) == [(1, "Löften för dig 2022")]


def test_the_title_again_in_small_at_the_foot_is_a_running_foot() -> None:
    texts = [Text(60, 60, "Löften för dig", 20, "B"), *prose(120), Text(60, 815, "Löften för dig 1", 8)]
    assert [text for _, _, text in blocks_of(texts)].count("Löften för dig 1") == 0


def test_a_number_within_a_sentence_begins_no_item() -> None:
    texts = [
        Text(60, 100, "Förra året anmälde de boende i kommunen sammanlagt 119 stölder, och i år bara"),
        Text(60, 114, "74. Det är färre."),
    ]
    assert blocks_of(texts)[0][0] == "paragraph"
    assert len(blocks_of(texts)) == 1


def test_small_print_at_the_edge_of_the_paper_is_furniture_but_not_further_in() -> None:
    texts = [Text(60, 30, "Dnr KS 2020-00318", 8), *prose(120), Text(60, 740, "Frågor? Ring oss på 114 14", 8)]
    assert [text for _, _, text in blocks_of(texts)][-1] == "Frågor? Ring oss på 114 14"
    assert not any("Dnr" in text for _, _, text in blocks_of(texts))
