from collections.abc import Sequence

from loften.document import Document
from loften.readers import read
from loften.sources import Source
from pdfs import Text, drawn, pdf_of

Node = tuple[str, "Sequence[Node] | int"]

FIRST = 200
PROSE = "Polisen och kommunen har under hösten talat med dem som bor och arbetar i tätorterna."


def tagged(texts: Sequence[Text], tree: Sequence[Node], extra: Sequence[Text] = ()) -> bytes:
    """Return a page whose texts are marked 0, 1, 2…, with a structure tree over them; ``extra`` is untagged."""
    content = "\n".join(f"/Span <</MCID {n}>> BDC\n{drawn([text])}\nEMC" for n, text in enumerate(texts))
    objects: dict[int, str] = {}
    parents: dict[int, int] = {}

    def add(nodes: Sequence[Node], parent: int) -> str:
        kids = []
        for kind, inside in nodes:
            number = FIRST + 2 + len(objects)
            objects[number] = ""
            if isinstance(inside, int):
                parents[inside] = number
                below = str(inside)
            else:
                below = add(inside, number)
            objects[number] = f"<< /Type /StructElem /S /{kind} /P {parent} 0 R /Pg 10 0 R /K [{below}] >>"
            kids.append(f"{number} 0 R")
        return " ".join(kids)

    kids = add(tree, FIRST)
    order = " ".join(f"{parents[n]} 0 R" for n in range(len(texts)))
    objects[FIRST] = f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree {FIRST + 1} 0 R >>"
    objects[FIRST + 1] = f"<< /Nums [0 [{order}]] >>"
    catalog = f"/MarkInfo << /Marked true >> /StructTreeRoot {FIRST} 0 R"
    return pdf_of(f"{content}\n{drawn(extra)}", page="/StructParents 0", catalog=catalog, objects=objects)


def blocks_of(data: bytes) -> list[tuple[str, int | None, str]]:
    document = read(Source("tagged.pdf", data))
    return [(b.kind, b.level, document.quote(b)) for b in document.blocks if not b.furniture]


def test_tags_say_what_a_block_is_whatever_it_looks_like() -> None:
    texts = [Text(60, 80, "Löften"), Text(60, 100, PROSE), Text(60, 120, "Polisen"), Text(60, 140, PROSE)]
    tree: list[Node] = [("Document", [("H1", 0), ("P", 1), ("H3", 2), ("P", 3)])]
    assert blocks_of(tagged(texts, tree)) == [
        ("heading", 1, "Löften"), ("paragraph", None, PROSE), ("heading", 3, "Polisen"), ("paragraph", None, PROSE),
    ]  # fmt: skip


def test_nested_lists_have_their_depth_and_items_no_bullet() -> None:
    texts = [Text(60, 80, PROSE), Text(60, 100, "1."), Text(80, 100, "gå ronder"), Text(80, 120, "på torget")]
    inner: Node = ("L", [("LI", [("LBody", [("P", 3)])])])
    tree: list[Node] = [("P", 0), ("L", [("LI", [("Lbl", 1), ("LBody", [("P", 2), inner])])])]
    assert blocks_of(tagged(texts, tree))[1:] == [("list_item", 1, "gå ronder"), ("list_item", 2, "på torget")]


def test_cells_come_from_tags_and_the_first_row_names_the_columns() -> None:
    texts = [
        Text(60, 80, PROSE),
        *(Text(60 + 40 * n, 100, word) for n, word in enumerate(("Brott", "Antal", "Rån", "4"))),
    ]
    rows: list[Node] = [("TR", [("TH", 1), ("TH", 2)]), ("TR", [("TD", 3), ("TD", 4)])]
    document = read(Source("t.pdf", tagged(texts, [("P", 0), ("Table", rows)])))
    cells = [(document.quote(cell), cell.header) for b in document.blocks for cell in b.cells]
    assert cells == [("Brott", None), ("Antal", None), ("Rån", "Brott"), ("4", "Antal")]


def test_the_tags_give_the_order_not_the_place() -> None:
    texts = [Text(60, 300, PROSE), Text(60, 80, "Sist i trädet, överst på sidan."), Text(60, 200, PROSE)]
    tree: list[Node] = [("P", 0), ("P", 2), ("P", 1)]
    assert [text for _, _, text in blocks_of(tagged(texts, tree))][-1] == "Sist i trädet, överst på sidan."


def test_what_no_tag_holds_is_furniture() -> None:
    texts = [Text(60, 80 + 20 * n, PROSE) for n in range(4)]
    tree: list[Node] = [("P", n) for n in range(4)]
    document = read(Source("t.pdf", tagged(texts, tree, [Text(60, 820, "Utskrivet från intranätet")])))
    assert [document.quote(b) for b in document.blocks if b.furniture] == ["Utskrivet från intranätet"]


def test_a_tree_that_covers_little_of_the_page_is_left_alone() -> None:
    texts = [Text(60, 60, "Vi lovar")]
    rest = [Text(60, 100 + 40 * n, PROSE) for n in range(5)]
    document: Document = read(Source("t.pdf", tagged(texts, [("H1", 0)], rest)))
    assert [document.quote(b) for b in document.blocks if not b.furniture] == ["Vi lovar", *[PROSE] * 5]


def test_a_tree_that_is_too_deep_is_left_alone() -> None:
    node: Node = ("P", 0)
    for _ in range(200):
        node = ("Div", [node])
    assert blocks_of(tagged([Text(60, 80, PROSE)], [node])) == [("paragraph", None, PROSE)]
