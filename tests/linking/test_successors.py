from chains import KIL, amount, paper, promise
from loften.linking import Paper, link_successors

OLD = paper(
    "a",
    (2018, 2018),
    [
        promise("a", "p1", "hålla tre trygghetsvandringar i Gyttorp", evidence=(amount(3, "trygghetsvandringar"),)),
        promise("a", "p2", "besöka alla högstadieskolor", actor="polis", measurability="kvantifierad"),
        promise("a", "p3", "måla om gångtunneln vid stationen", actor="kommun"),
        promise("a", "p4", "ha fritidsgården öppen varje lördag"),
    ],
)
NEW = paper(
    "b",
    (2019, 2019),
    [
        promise("b", "q1", "besöka högstadieskolor", actor="kommun", measurability="kontrollerbar"),
        promise("b", "q2", "hålla två trygghetsvandringar i Gyttorp", evidence=(amount(2, "trygghetsvandringar"),)),
        promise("b", "q3", "ha fritidsgården öppen varje lördag"),
        promise("b", "q4", "ha fritidsgården öppen på sportlovet"),
        promise("b", "q5", "märka cyklar"),
    ],
)


def fates(*papers: Paper) -> list[tuple[str | None, str | None, str, tuple[str, ...]]]:
    return [
        (
            link.pledge.pledge if link.pledge else None,
            link.successor.pledge if link.successor else None,
            link.fate,
            link.changes,
        )
        for link in link_successors(papers)
    ]


def test_pledges_go_on_change_end_and_begin() -> None:
    assert fates(OLD, NEW) == [
        ("p1", "q2", "changed", ("quantity",)),
        ("p2", "q1", "changed", ("actor", "measurability")),
        ("p3", None, "dropped", ()),
        ("p4", "q3", "kept", ()),
        ("p4", "q4", "kept", ()),
        (None, "q5", "new", ()),
    ]


def test_the_next_agreement_is_the_first_that_starts_later_in_the_same_place() -> None:
    later = paper("c", (2020, 2020), [promise("c", "s1", "märka cyklar")])
    elsewhere = paper("d", (2019, 2019), [promise("d", "t1", "märka cyklar")], at=KIL)
    found = fates(OLD, NEW, elsewhere, later)
    assert ("q5", "s1", "kept", ()) in found
    assert not any("t1" in (one, other) for one, other, _, _ in found)


def test_a_pledge_and_its_parent_do_not_both_go_on_as_one() -> None:
    old = paper(
        "a",
        (2018, 2018),
        [
            promise("a", "p1", "öka tryggheten längs gångstråket i Järle", umbrella=True),
            promise("a", "p2", "gå fotpatruller längs gångstråket i Järle", parent="p1"),
        ],
    )
    new = paper("b", (2019, 2019), [promise("b", "q1", "gå två fotpatruller i veckan längs gångstråket i Järle")])
    assert [fate[:3] for fate in fates(old, new)] == [("p1", None, "dropped"), ("p2", "q1", "kept")]


def test_the_same_act_for_another_named_place_is_another_promise() -> None:
    old = [
        promise("a", "p1", "fartkontroller på genomfarten, sex per år", context="Stenstorp. Polisen"),
        promise("a", "p2", "trygghetsvandring i Gyttorp varje höst"),
        promise("a", "p3", "fler vuxna ute på kvällen", context="Trafik"),
    ]
    new = [
        promise("b", "q1", "fartkontroller på genomfarten, sex per år", context="Floby. Polisen"),
        promise("b", "q2", "trygghetsvandring i Striberg varje höst"),
        promise("b", "q3", "fler vuxna ute på kvällen", context="Unga"),
    ]
    found = fates(paper("a", (2018, 2018), old), paper("b", (2019, 2019), new))
    assert [(one, other) for one, other, _, _ in found if one and other] == [("p3", "q3")]
