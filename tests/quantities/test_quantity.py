import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.quantities import find_amounts


def read(text: str) -> list[tuple[Any, ...]]:
    return [(a.value, a.unit, a.comparator, a.per) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minst fyra (4) per läsår", [(4, None, "minst", "läsår")]),
        ("6 (sex) tillsyner", [(6, "tillsyner", "exakt", None)]),
        ("tre till fyra föreläsningar per termin", [((3, 4), "föreläsningar", "mellan", "termin")]),
        ("4-6 ronderingar", [((4, 6), "ronderingar", "mellan", None)]),
        ("mellan 8 och 12 insatser", [((8, 12), "insatser", "mellan", None)]),
        ("ett femtontal krogbesök", [(15, "krogbesök", "cirka", None)]),
        ("30-talet nykterhetskontroller", [(30, "nykterhetskontroller", "cirka", None)]),
        ("drygt 40 fotpass", [(40, "fotpass", "cirka", None)]),
        ("ett par vandringar", [(2, "vandringar", "cirka", None)]),
        ("knappt hälften", [(0.5, "andel", "cirka", None)]),
        ("en tredjedel lägre", [(0.3333, "andel", "exakt", None)]),
        ("tre fjärdedelar av eleverna", [(0.75, "andel", "exakt", None)]),
        ("varannan vecka", [(1, None, "exakt", "2 veckor")]),
        ("vartannat läsår", [(1, None, "exakt", "2 läsår")]),
        ("var tredje månad", [(1, None, "exakt", "3 månader")]),
        ("1/klass", [(1, None, "exakt", "klass")]),
        ("8/mån varav 3/mån i byarna", [(8, None, "exakt", "månad"), (3, None, "exakt", "månad")]),
        ("månadsvis", [(1, None, "exakt", "månad")]),
        ("årligen", [(1, None, "exakt", "år")]),
        ("varje lördag", [(1, None, "exakt", "lördag")]),
        ("en gång/termin", [(1, "gång", "exakt", "termin")]),
        ("högst sju samtal", [(7, "samtal", "högst", None)]),
        ("upp till åtta träffar", [(8, "träffar", "högst", None)]),
        ("inom 48 timmar", [(48, "timmar", "högst", None)]),
        ("senast en vecka efter tipset", [(1, "vecka", "högst", None)]),
        ("senast tredje arbetsdagen", [(3, "arbetsdag", "högst", None)]),
        ("senast nästa vardag", [(1, "vardag", "högst", None)]),
        ("var sin dag i veckan", [(1, "dag", "exakt", "vecka")]),
        ("alla veckans kvällar", [(1, None, "exakt", "kväll")]),
        ("samtliga fredags- och lördagskvällar", [(1, None, "exakt", "fredags- och lördagskväll")]),
        ("varje helgfri torsdag", [(1, None, "exakt", "torsdag")]),
        ("första onsdagen i varje månad", [(1, "onsdag", "exakt", "månad")]),
        ("var 14:e dag", [(1, None, "exakt", "14 dagar")]),
        ("i genomsnitt varannan vecka", [(1, None, "cirka", "2 veckor")]),
        ("åtta kontroller per kommun och år", [(8, "kontroller", "exakt", "kommun och år")]),
        ("90 platser utlyses av kommunen varje år", [(90, "platser", "exakt", "år")]),
        ("varje år görs minst en tillsyn", [(1, "tillsyn", "minst", "år")]),
        ("en dag varannan vecka", [(1, "dag", "exakt", "2 veckor")]),
        ("en vandring varje höst", [(1, None, "exakt", "höst")]),
        (
            "fredags- eller lördagsnätter, minst 40 fredags- eller lördagsnätter",
            [(40, "fredags- eller lördagsnätter", "minst", None)],
        ),
        ("en 10-procentig minskning", [(10, "procent", "exakt", None)]),
        ("minst två vuxna ute", [(2, "vuxna", "minst", None)]),
        ("samma dag", [(1, "dag", "högst", None)]),
        ("27 procent", [(27, "procent", "exakt", None)]),
        ("minst 15 %", [(15, "procent", "minst", None)]),
        ("två öppna kvällar i månaden", [(2, "kvällar", "exakt", "månad")]),
        ("fem pass om året", [(5, "pass", "exakt", "år")]),
        ("ett fast möte i kvartalet", [(1, "möte", "exakt", "kvartal")]),
        ("minst en temakväll", [(1, "temakväll", "minst", None)]),
        ("sju eller fler kontroller", [(7, None, "minst", None)]),
        ("hastighets- och nykterhetskontroller, 12 per år", [(12, None, "exakt", "år")]),
        ("2 400 hushåll", [(2400, "hushåll", "exakt", None)]),
        ("halvera antalet", [(0.5, "andel", "exakt", None)]),
    ],
)
def test_reads_amounts(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert read(text) == expected


def test_reads_parts_of_a_whole() -> None:
    (amount,) = find_amounts("17 av 24 skolor")
    assert (amount.value, amount.of) == (17, 24)
    (amount,) = find_amounts("samtliga tolv skolor utom två")
    assert (amount.value, amount.of) == (10, 12)
    (amount,) = find_amounts("samtliga utom en")
    assert amount.value is None


@pytest.mark.parametrize(
    "text",
    [
        "under 2021–2024",
        "senast den 15 maj",
        "vecka 23-30",
        "längs väg 56 och E18",
        "Kyrkogatan 14",
        "ring 114 14 eller 112",
        "telefon 060-19 10 00",
        "sidan 12",
        "3 kap. 7 § ordningslagen",
        "(2010:1622)",
        "brottskod 5014",
        "barn 6–12 år",
        "ungdomar under 18 år",
        "årskurs 8",
        "kl. 20.00–02.00",
        "för 200 000 kronor",
        "en kontroll i centrum",
        "ett mobilt kontor",
        "Dnr KS 2021-118",
        "buss 4",
        "lovets två första veckor",
        "konceptet Trygg 24/7",
        "EST 2.0",
        "15 minuters metoden",
        "öppnar klockan fem",
        "från nio på kvällen",
        "vanor hos 13–16",
        "ett samtal om säsongen",
    ],
)
def test_decoys_are_no_amounts(text: str) -> None:
    assert read(text) == []


@given(st.text(max_size=80), st.text(alphabet="minst två 35(/)per år.–-% talet", max_size=40))
def test_spans_quote_the_text_and_do_not_overlap(before: str, after: str) -> None:
    text = before + after
    amounts = find_amounts(text)
    assert all(0 <= a.start < a.end <= len(text) for a in amounts)
    assert all(a.end <= b.start or a.start < b.start for a, b in itertools.pairwise(amounts))


def test_offsets_count_in_the_whole_text() -> None:
    text = "Polisen gör tre besök. Kommunen gör fyra kontroller."
    (amount,) = find_amounts(text, 23)
    assert text[amount.start : amount.end] == "fyra kontroller"
