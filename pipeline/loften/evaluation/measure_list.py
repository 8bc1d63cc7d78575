"""Every measure, in the order of the report."""

from typing import get_args

from loften.agreement import (
    MEASURABILITY,
    SECTION_TYPES,
    ActorBasis,
    ActorLabel,
    DocumentKind,
    PledgeKind,
    ResultStatus,
)
from loften.evaluation.measures import Measure

GIVEN = "given match"
END = "end to end"
EVIDENCE = "evidence, given match"


def _schemes(family: str, title: str) -> list[Measure]:
    schemes = ("strict", "exact", "partial", "type")
    return [Measure(f"{family}.{scheme}", EVIDENCE, "f1", title=f"{title}: {scheme}") for scheme in schemes]


_ALL = (
    Measure("reading.words", "reading", "mean", title="gold words read"),
    Measure("reading.blocks", "reading", "mean", title="gold blocks read as one block"),
    Measure("sections.type", "sections", "labels", SECTION_TYPES, "section type per block"),
    Measure("sections.boundary", "sections", "mean", title="boundary similarity of sections"),
    Measure("sections.window_diff", "sections", "mean", title="WindowDiff of sections", better="low"),
    Measure("pledges.words", "pledges", "f1", title="pledges, words ≥ .5"),
    Measure("pledges.exact", "pledges", "f1", title="pledges, same words"),
    Measure("pledges.partial", "pledges", "f1", title="pledges, partial credit"),
    Measure("pledges.spans", "pledges", "f1", title="pledges, characters ≥ .5"),
    Measure("pledges.characters", "pledges", "f1", title="characters in pledges"),
    Measure("pledges.split", "pledges", "mean", title="gold pledges split in the record", better="low"),
    Measure("pledges.merged", "pledges", "mean", title="record's pledges that merge several", better="low"),
    Measure("actor.label", GIVEN, "labels", get_args(ActorLabel), "actor"),
    Measure("actor.basis", GIVEN, "labels", get_args(ActorBasis), "actor basis"),
    Measure("parties", GIVEN, "f1", title="parties: kind and role"),
    Measure("parties.kinds", GIVEN, "f1", title="parties: kind alone"),
    Measure("parties.names", GIVEN, "f1", title="parties: kind, role and name"),
    Measure("measurability", GIVEN, "ordinal", MEASURABILITY, "measurability"),
    Measure("kind", GIVEN, "labels", get_args(PledgeKind), "kind"),
    Measure("parent.right", GIVEN, "mean", title="parent"),
    Measure("focus_area.right", GIVEN, "mean", title="focus area of the pledge"),
    Measure("themes", GIVEN, "f1", title="themes of the pledge"),
    *_schemes("evidence", "evidence that decides"),
    *_schemes("details", "place, target group, time"),
    Measure("value.value", EVIDENCE, "mean", title="value"),
    Measure("value.unit", EVIDENCE, "mean", title="unit"),
    Measure("value.comparator", EVIDENCE, "mean", title="comparator"),
    Measure("value.per", EVIDENCE, "mean", title="per"),
    Measure("value.all", EVIDENCE, "mean", title="value, unit, comparator and per"),
    Measure("actor.end", END, "f1", title="pledge with right actor"),
    Measure("measurability.end", END, "f1", title="pledge with right measurability"),
    Measure("labels.end", END, "f1", title="pledge with right actor, measurability and kind"),
    Measure("parent.edges", END, "f1", title="parent edges"),
    Measure("focus_areas", END, "f1", title="focus areas of the document"),
    Measure("share.error", END, "mean", title="share of kvantifierad per document, error", better="low"),
    Measure("share.bias", END, "mean", title="the same, with its sign", better="low"),
    Measure("plan", "follow-up", "f1", title="plans, words ≥ .5"),
    Measure("result", "follow-up", "f1", title="results, words ≥ .5"),
    Measure("result.status", "follow-up", "labels", get_args(ResultStatus), "status of matched results"),
    Measure("result.years", "follow-up", "mean", title="years of matched results"),
    Measure("result.pledge", "follow-up", "mean", title="earlier promise of matched results"),
    Measure("result.value", "follow-up", "mean", title="quantity of matched results"),
    Measure("result.of", "follow-up", "mean", title="quantity and its total"),
    Measure("plan.when", "follow-up", "mean", title="when of matched plans"),
    Measure("plan.due", "follow-up", "f1", title="dates of matched plans"),
    Measure("plan.per", "follow-up", "mean", title="recurrence of matched plans"),
    Measure("plan.by", "follow-up", "f1", title="by whom, matched plans"),
    Measure("plan.channels", "follow-up", "f1", title="channels of matched plans"),
    Measure("head.title", "head", "mean", title="title"),
    Measure("head.kind", "head", "labels", get_args(DocumentKind), "kind of document"),
    Measure("head.municipalities", "head", "f1", title="municipalities"),
    Measure("head.district", "head", "mean", title="district"),
    Measure("head.police", "head", "mean", title="police unit"),
    Measure("head.period", "head", "mean", title="period"),
    Measure("head.years", "head", "mean", title="period, years alone"),
    Measure("head.diary_numbers", "head", "f1", title="diary numbers"),
    Measure("head.signed", "head", "mean", title="date of signing"),
    Measure("head.signatories", "head", "f1", title="signatories, by name"),
    Measure("head.signatories_full", "head", "f1", title="signatories with role and organisation"),
)  # fmt: skip

MEASURES = {measure.key: measure for measure in _ALL}

SHORT_NAMES = {
    "sections.type.macro_f1": "sections macro-F1",
    "pledges.words.f1": "pledges F1",
    "pledges.exact.f1": "exact F1",
    "parent.edges.f1": "parents F1",
    "actor.end.f1": "with actor F1",
    "measurability.end.f1": "with measur. F1",
    "labels.end.f1": "all labels F1",
    "actor.label.macro_f1": "actor macro-F1",
    "actor.label.accuracy": "actor acc",
    "measurability.macro_f1": "measur. macro-F1",
}
