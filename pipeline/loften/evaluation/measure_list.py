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

_ALL = (
    Measure("sections.type", "sections", "labels", SECTION_TYPES, "section type per block"),
    Measure("pledges.words", "pledges", "f1", title="pledges, words ≥ .5"),
    Measure("pledges.exact", "pledges", "f1", title="pledges, same words"),
    Measure("pledges.partial", "pledges", "f1", title="pledges, partial credit"),
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
    Measure("actor.end", END, "f1", title="pledge with right actor"),
    Measure("measurability.end", END, "f1", title="pledge with right measurability"),
    Measure("labels.end", END, "f1", title="pledge with right actor, measurability and kind"),
    Measure("parent.edges", END, "f1", title="parent edges"),
    Measure("focus_areas", END, "f1", title="focus areas of the document"),
    Measure("plan", "follow-up", "f1", title="plans, words ≥ .5"),
    Measure("result", "follow-up", "f1", title="results, words ≥ .5"),
    Measure("result.status", "follow-up", "labels", get_args(ResultStatus), "status of matched results"),
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
