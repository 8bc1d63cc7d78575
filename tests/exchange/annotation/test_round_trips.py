"""Every tool's format gives back the gold that went in, whatever letters it has."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.evaluation.gold import Gold, load_golds
from loften.exchange.annotation.brat import from_brat, to_brat
from loften.exchange.annotation.doccano import DATA, from_doccano, to_doccano
from loften.exchange.annotation.from_gold import to_standoff
from loften.exchange.annotation.gold_file import gold_json
from loften.exchange.annotation.inception import TYPE_SYSTEM, from_inception, to_inception
from loften.exchange.annotation.label_studio import TASKS, from_label_studio, to_label_studio
from loften.exchange.annotation.offsets import Utf16
from loften.exchange.annotation.standoff import Standoff
from loften.exchange.annotation.to_gold import to_gold

GOLD = Path(__file__).parents[3] / "gold"
GOLDS = load_golds(GOLD)
ASTRAL = "🚔 Å𝒜ä\u0308 "


def through_label_studio(standoff: Standoff) -> Standoff:
    tasks = json.loads(to_label_studio([standoff])[TASKS])
    for task in tasks:
        task["annotations"] = [{"was_cancelled": False, "result": task["predictions"][0]["result"]}]
    return from_label_studio(json.dumps(tasks))[0]


def through_doccano(standoff: Standoff) -> Standoff:
    return from_doccano(to_doccano([standoff])[DATA])[0]


def through_brat(standoff: Standoff) -> Standoff:
    files = to_brat([standoff])
    return from_brat(standoff.name, files[f"{standoff.name}.txt"], files[f"{standoff.name}.ann"])


def through_xmi(standoff: Standoff) -> Standoff:
    pytest.importorskip("cassis", reason="needs the extra annotation")
    files = to_inception([standoff])
    return from_inception(standoff.name, files[f"{standoff.name}.xmi"], files[TYPE_SYSTEM])


def through_json(standoff: Standoff) -> Standoff:
    pytest.importorskip("cassis", reason="needs the extra annotation")
    return from_inception(standoff.name, to_inception([standoff], "json")[f"{standoff.name}.json"])


WAYS = [through_label_studio, through_doccano, through_brat, through_xmi, through_json]
by_tool = pytest.mark.parametrize("through", WAYS, ids=lambda way: way.__name__.removeprefix("through_"))


def astral(gold: Gold) -> Gold:
    """The same gold with astral and combining characters before every block's words and inside a quoted pledge."""
    data = json.loads(gold_json(gold).replace(" att ", " 𝒶tt "))
    for block in data["blocks"]:
        block["text"] = ASTRAL + block["text"]
    return Gold.model_validate({**data, "name": gold.name})


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_the_file_is_written_as_it_was_read(gold: Gold) -> None:
    assert gold_json(gold) == (GOLD / f"{gold.name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
@by_tool
def test_gold_comes_back_whole(gold: Gold, through: Callable[[Standoff], Standoff]) -> None:
    assert gold_json(to_gold(through(to_standoff(gold)))) == gold_json(gold)


@by_tool
def test_evidence_that_overlaps_comes_back(through: Callable[[Standoff], Standoff]) -> None:
    gold = with_overlaps(next(gold for gold in GOLDS if gold.name == "linkoping-2018-2019"))
    assert gold_json(to_gold(through(to_standoff(gold)))) == gold_json(gold)


def with_overlaps(gold: Gold) -> Gold:
    """The same gold where a frequency begins with the words of a target set."""
    data = json.loads(gold_json(gold))
    evidence = next(p for p in data["pledges"] if p["id"] == "p5")["measurability"]["evidence"]
    frequency = next(one for one in evidence if one["text"] == "alla dagar i veckan")
    bare = {**frequency, "value": None, "comparator": None, "per": None}
    evidence.insert(0, {**bare, "type": "target_set", "text": "alla dagar"})
    return Gold.model_validate({**data, "name": gold.name})


@by_tool
def test_astral_and_combining_characters_come_back(through: Callable[[Standoff], Standoff]) -> None:
    gold = astral(GOLDS[0])
    assert any("𝒶" in pledge.text for pledge in gold.pledges)
    assert gold_json(to_gold(through(to_standoff(gold)))) == gold_json(gold)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))), st.data())
def test_utf16_offsets_are_those_of_the_encoded_text(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    units = Utf16(text)
    assert units.units(point) == len(text[:point].encode("utf-16-le")) // 2
    assert units.point(units.units(point)) == point


def test_utf16_units_beyond_the_text_are_refused() -> None:
    with pytest.raises(IndexError):
        Utf16("𝒜").point(3)
