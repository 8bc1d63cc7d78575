"""Confidences tell the doubtful from the sure."""

from dataclasses import replace
from pathlib import Path

import pytest

from loften import Converter
from loften.agreement import Actor, ActorBasis, ActorLabel, Evidence, Measurability, MeasurabilityLabel
from loften.pledges.confidence import estimate
from loften.pledges.confidence.estimate import probability
from loften.pledges.confidence.seen import Seen
from loften.pledges.confidence.signs import Event, signs_of


def _actor(label: ActorLabel, basis: ActorBasis) -> Actor:
    return Actor(label=label, basis=basis, parties=())


def _measured(label: MeasurabilityLabel, *evidence: Evidence) -> Measurability:
    return Measurability(label=label, evidence=evidence)


SURE = Seen(
    words="Polisen ska kontrollera hastigheten på Storgatan.",
    block="Storgatan",
    form="item",
    title=None,
    lead=None,
    headings=(),
    has_parent=False,
    has_area=False,
    actor=_actor("polis", "uttalad"),
    measurability=_measured("kontrollerbar"),
    reasons=("unit.item", "promise.party-modal", "actor.finite", "act.control"),
    classes=frozenset(("act",)),
)
JOINT = _actor("gemensam", "dokument")
THREE = Evidence(type="quantity", text="tre", start=0, end=3, value=3, unit=None, comparator="exakt", per=None)
DOUBTS: list[tuple[Event, str, Seen]] = [
    ("pledge", "prose", replace(SURE, form="prose")),
    ("pledge", "short", replace(SURE, words="fler rastvakter")),
    ("pledge", "says a wish", replace(SURE, reasons=("rule5.phrase",))),
    ("pledge", "unknown verb", replace(SURE, reasons=("rule6.default",))),
    ("pledge", "nobody near", replace(SURE, actor=JOINT)),
    ("pledge", "introduces", replace(SURE, words="Polisen ska:")),
    ("actor", "by the document", replace(SURE, words="besöka skolor", actor=JOINT)),
    ("actor", "by the document, in a table", replace(SURE, form="row", actor=JOINT)),
    ("actor", "from above", replace(SURE, words="besöka skolor", actor=_actor("polis", "inledning"))),
    ("actor", "heading by a loose name", replace(SURE, headings=("Skolan",), actor=_actor("kommun", "rubrik"))),
    ("actor", "others nearer", replace(SURE, actor=JOINT)),
    ("actor", "others beside", replace(SURE, words="Polisen ska hjälpa kommunen att räkna cyklar.")),
    ("actor", "several clauses", replace(SURE, words="Polisen cyklar. Kommunen räknar cyklar.")),
    ("measurability", "prose", replace(SURE, form="prose")),
    ("measurability", "unknown verb", replace(SURE, reasons=("rule6.default",))),
    ("measurability", "vag, though concrete", replace(SURE, measurability=_measured("vag"))),
    ("measurability", "vag, though counted", replace(SURE, words="gynnas två gånger", measurability=_measured("vag"))),
    ("measurability", "kontrollerbar, though vague", replace(SURE, classes=frozenset(("degree",)))),
    ("measurability", "kontrollerbar, though counted", replace(SURE, words="Besöka skolor senast i maj.")),
    ("measurability", "by a bare number", replace(SURE, measurability=_measured("kvantifierad", THREE))),
    ("measurability", "hedge without effect", replace(SURE, words="Vid behov besöka skolor.")),
]


@pytest.mark.parametrize(("event", "sign", "seen"), DOUBTS, ids=[f"{event}: {sign}" for event, sign, _ in DOUBTS])
def test_what_is_doubtful_has_its_sign_and_a_lower_confidence(event: Event, sign: str, seen: Seen) -> None:
    assert sign in signs_of(event, seen)
    assert sign not in signs_of(event, SURE)
    assert getattr(estimate(seen), event) < getattr(estimate(SURE), event)


def test_a_lead_in_that_names_the_label_s_party_speaks_for_it() -> None:
    inherited = replace(SURE, words="besöka skolor", lead="Polisen ska", actor=_actor("polis", "inledning"))
    named, another = (signs_of("actor", replace(inherited, lead=lead)) for lead in ("Polisen ska", "Kommunen ska"))
    assert "named above" in named
    assert "others nearer" in another
    assert "named above" not in another


def test_probabilities_never_promise_too_much() -> None:
    assert probability({}, {"": 99.0}) == 0.99
    assert probability({}, {"": -99.0}) == 0.01


def test_a_record_tells_doubtful_labels_from_sure_ones(tmp_path: Path) -> None:
    text = (
        "Medborgarlöfte 2030\n\nPolisen och kommunen i Lund\n\nVåra löften\n\n"
        "Polisen ska besöka varje skola två gånger.\n\nFältarna ska märkas på torget.\n"
    )
    (tmp_path / "l.txt").write_text(text, encoding="utf-8")
    record = Converter().convert(tmp_path / "l.txt")
    sure, doubtful = record.pledges
    assert sure.confidence.actor > doubtful.confidence.actor
    assert sure.confidence.pledge > doubtful.confidence.pledge
