"""One document in two codings: what belongs together in both, and what each coder says of it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import get_args

from loften.agreement import MEASURABILITY, SECTION_TYPES, ActorBasis, ActorLabel, PledgeKind, ResultStatus
from loften.evaluation.align import assign
from loften.evaluation.gold import Gold, GoldPlan, GoldPledge, GoldResult
from loften.evaluation.words import same_words
from loften.exchange.coding.alpha import Unit

PLEDGE_LABELS = ("actor", "basis", "measurability", "kind")
NOMINAL_TOO = "measurability, nominal"
LABELS: Mapping[str, Sequence[str]] = {
    "section": SECTION_TYPES,
    "actor": get_args(ActorLabel),
    "basis": get_args(ActorBasis),
    "measurability": MEASURABILITY,
    NOMINAL_TOO: MEASURABILITY,
    "kind": get_args(PledgeKind),
    "status of results": get_args(ResultStatus),
}
ORDINAL = "measurability"

Counts = tuple[int, int, int]
"""Of what both found: in both, in a, in b."""


class Pair:
    """Two codings of one document."""

    def __init__(self, a: Gold, b: Gold) -> None:
        self.a, self.b = a, b
        found = assign([p.text for p in a.pledges], [p.text for p in b.pledges])
        self.paired = [(a.pledges[i], b.pledges[j]) for i, j, _ in found]
        self.partner = {one.id: other.id for one, other in self.paired}
        blocks = assign([x.text for x in a.blocks], [x.text for x in b.blocks], least=0.9)
        both = [(a.blocks[i], b.blocks[j]) for i, j, _ in blocks]
        self.blocks = [(one, other) for one, other in both if not one.heading and not other.heading]
        mine, others = results(a), results(b)
        self.results = [(mine[i], others[j]) for i, j, _ in assign(_texts(mine), _texts(others))]

    def units(self) -> Iterator[tuple[str, Unit]]:
        """Yield the labels of both coders: what is labelled, and the two values."""
        for one, other in self.blocks:
            yield "section", (one.section, other.section)
        for p, q in self.paired:
            for name in PLEDGE_LABELS:
                yield name, (label_of(p, name), label_of(q, name))
            yield NOMINAL_TOO, (p.measurability.label, q.measurability.label)
        for mine, theirs in self.results:
            yield "status of results", (mine.status, theirs.status)

    def found(self) -> Iterator[tuple[str, Counts]]:
        """Yield what each coder found of pledges, focus areas, plans and results."""
        size = len(self.a.pledges), len(self.b.pledges)
        same = sum(same_words(one.text, other.text) for one, other in self.paired)
        yield "pledges, words ≥ .5", (len(self.paired), *size)
        yield "pledges, same words", (same, *size)
        yield (
            "focus areas",
            _counts({f.casefold() for f in self.a.focus_areas}, {f.casefold() for f in self.b.focus_areas}),
        )
        ours, theirs = plans(self.a), plans(self.b)
        yield "plans, words ≥ .5", (len(assign(_texts(ours), _texts(theirs))), len(ours), len(theirs))
        yield "results, words ≥ .5", (len(self.results), len(results(self.a)), len(results(self.b)))

    def sets(self) -> Iterator[tuple[str, Counts]]:
        """Yield what each coder has a set of, pledge by pledge."""
        for p, q in self.paired:
            theirs = self.partner.get(p.parent or "")
            yield "parents", _counts({theirs} if p.parent else set(), {q.parent} if q.parent else set())
            yield "parties", _counts(parties_of(p), parties_of(q))
            yield "themes", _counts(set(p.themes), set(q.themes))
            yield "evidence", _counts(evidence_of(p), evidence_of(q))


def plans(gold: Gold) -> list[GoldPlan]:
    """Return the follow-up plans of a coding."""
    return [item for item in gold.follow_up if isinstance(item, GoldPlan)]


def results(gold: Gold) -> list[GoldResult]:
    """Return the follow-up results of a coding."""
    return [item for item in gold.follow_up if isinstance(item, GoldResult)]


def label_of(pledge: GoldPledge, name: str) -> str:
    """Return a pledge's label by the name of what is labelled."""
    labels: Mapping[str, str] = {
        "actor": pledge.actor.label,
        "basis": pledge.actor.basis,
        "measurability": pledge.measurability.label,
        "kind": pledge.kind,
    }
    return labels[name]


def parties_of(pledge: GoldPledge) -> set[str]:
    """Return the parties in words: name, kind and role."""
    return {f"{party.name} [{party.kind}, {party.role}]" for party in pledge.actor.parties}


def evidence_of(pledge: GoldPledge) -> set[str]:
    """Return the evidence in words: its type and what is quoted."""
    return {f"{evidence.type} “{evidence.text}”" for evidence in pledge.measurability.evidence}


def _texts(items: Sequence[GoldPlan | GoldResult]) -> list[str]:
    return [item.text for item in items]


def _counts(a: Set[object], b: Set[object]) -> Counts:
    return len(a & b), len(a), len(b)
