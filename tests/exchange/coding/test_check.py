"""The check finds each thing that is spoiled, and nothing on the gold that was checked by hand."""

from pathlib import Path
from typing import Any

import pytest

from loften.evaluation.gold import Gold, load_golds
from loften.exchange.coding.check import check_gold

GOLD = Path(__file__).parents[3] / "gold"


@pytest.mark.parametrize("gold", load_golds(GOLD), ids=lambda gold: gold.name)
def test_the_gold_is_clean(gold: Gold) -> None:
    assert list(map(str, check_gold(gold))) == []


def small(**changes: Any) -> Gold:
    """One document with one pledge, some of whose fields are changed."""
    pledge = {
        "id": "p1",
        "block": 2,
        "text": "Polisen ska göra minst två kontroller per vecka.",
        "themes": ["trafik"],
        "actor": {
            "label": "polis",
            "basis": "uttalad",
            "parties": [{"kind": "polis", "name": "Polisen", "role": "ansvarig"}],
        },
        "measurability": {
            "label": "kvantifierad",
            "evidence": [
                {
                    "type": "frequency",
                    "text": "minst två kontroller per vecka",
                    "value": 2,
                    "comparator": "minst",
                    "per": "vecka",
                }
            ],
        },
        "kind": "aktivitet",
    }
    blocks = [
        {"n": 1, "heading": True, "section": "löften", "text": "Våra löften"},
        {"n": 2, "heading": False, "section": "löften", "text": "Polisen ska göra minst två kontroller per vecka."},
    ]
    document = {"kind": "medborgarlöfte", "municipalities": ["Växjö"]}
    whole = {"codebook": "1.3", "source": "x.pdf", "document": document, "blocks": blocks, "focus_areas": []}
    return Gold.model_validate({"name": "x", **whole, "pledges": [{**pledge, **changes}]})


POLICE = {"kind": "polis", "name": "Polisen", "role": "ansvarig"}
HEDGE = {"type": "hedge", "text": "minst två"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "Polisen gör kontroller"}, "not verbatim"),
        ({"block": 9}, "no block 9"),
        ({"themes": []}, "no theme"),
        ({"focus_area": "Trafik"}, "not one of the document's"),
        ({"parent": "p1"}, "does not stand above it"),
        ({"parent": "p7"}, "is no pledge"),
        ({"actor": {"label": "kommun", "basis": "uttalad", "parties": [POLICE]}}, "make polis"),
        ({"actor": {"label": "oklar", "basis": "uttalad", "parties": []}}, "ingen goes with oklar"),
        (
            {"actor": {"label": "polis", "basis": "inledning", "parties": [POLICE]}},
            "basis is inledning, a responsible party stands in the pledge",
        ),
        (
            {"actor": {"label": "polis", "basis": "uttalad", "parties": [{**POLICE, "name": "Områdespolisen"}]}},
            "named nowhere",
        ),
        ({"measurability": {"label": "kvantifierad"}}, "implies vag or kontrollerbar"),
        ({"measurability": {"label": "vag", "evidence": [{"type": "target_set", "text": "två"}]}}, "implies kvantif"),
        ({"measurability": {"label": "kvantifierad", "evidence": [HEDGE]}}, "implies vag or kontrollerbar"),
        (
            {"measurability": {"label": "vag", "evidence": [{"type": "hedge", "text": "vid behov"}]}},
            "not in the pledge",
        ),
        ({"measurability": {"label": "kvantifierad", "evidence": [{"type": "quantity", "text": "två"}]}}, "no value"),
    ],
)
def test_what_is_spoiled_is_found(changes: dict[str, Any], message: str) -> None:
    assert list(check_gold(small())) == []
    assert any(message in str(finding) for finding in check_gold(small(**changes)))


def test_a_hedge_may_leave_a_quantity_vague() -> None:
    evidence = [{"type": "quantity", "text": "två", "value": 2, "comparator": "exakt"}, HEDGE]
    assert list(check_gold(small(measurability={"label": "vag", "evidence": evidence}))) == []
