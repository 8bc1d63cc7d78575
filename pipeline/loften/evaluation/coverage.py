"""How much gold there is of each class, so that a class without gold is not taken for one without errors."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from loften.agreement import (
    MEASURABILITY,
    SECTION_TYPES,
    THEMES,
    ActorBasis,
    ActorLabel,
    Comparator,
    DocumentKind,
    EvidenceType,
    PartyKind,
    PledgeKind,
    ResultStatus,
)
from loften.evaluation.gold import Gold, GoldResult

CLASSES: dict[str, tuple[str, ...]] = {
    "section type": SECTION_TYPES,
    "document kind": get_args(DocumentKind),
    "actor": get_args(ActorLabel),
    "actor basis": get_args(ActorBasis),
    "party, responsible": get_args(PartyKind),
    "party, taking part": get_args(PartyKind),
    "measurability": MEASURABILITY,
    "kind": get_args(PledgeKind),
    "evidence": get_args(EvidenceType),
    "comparator": get_args(Comparator),
    "theme": THEMES,
    "result status": get_args(ResultStatus),
}


def coverage(golds: Sequence[Gold]) -> dict[str, dict[str, int]]:
    """Return, for every closed list, how many gold items each class has, 0 included."""
    counts = Counter(pair for gold in golds for pair in _pairs(gold))
    return {name: {label: counts[name, label] for label in labels} for name, labels in CLASSES.items()}


def without_gold(golds: Sequence[Gold]) -> dict[str, list[str]]:
    """Return the classes that no gold has, by closed list; lists that are covered whole are left out."""
    missing = {name: [label for label, n in found.items() if not n] for name, found in coverage(golds).items()}
    return {name: labels for name, labels in missing.items() if labels}


def _pairs(gold: Gold) -> Iterator[tuple[str, str]]:
    yield "document kind", gold.document.kind
    yield from (("section type", block.section) for block in gold.blocks if not block.heading)
    for pledge in gold.pledges:
        yield "actor", pledge.actor.label
        yield "actor basis", pledge.actor.basis
        yield "measurability", pledge.measurability.label
        yield "kind", pledge.kind
        yield from (("theme", theme) for theme in pledge.themes)
        for party in pledge.actor.parties:
            yield "party, responsible" if party.role == "ansvarig" else "party, taking part", party.kind
        for evidence in pledge.measurability.evidence:
            yield "evidence", evidence.type
            if evidence.comparator:
                yield "comparator", evidence.comparator
    yield from (("result status", item.status) for item in gold.follow_up if isinstance(item, GoldResult))
