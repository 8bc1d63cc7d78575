"""Agreement of two coders over the same documents: what they hold for pledges, and how they label them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from loften.agreement import MEASURABILITY, SECTION_TYPES, ActorBasis, ActorLabel, PledgeKind
from loften.errors import UsageError
from loften.evaluation.align import assign
from loften.evaluation.gold import Gold, GoldPledge
from loften.evaluation.words import same_words
from loften.exchange.coding.alpha import Alpha, Unit, alpha_with_interval

_LABELS: Mapping[str, Sequence[str]] = {
    "section": SECTION_TYPES,
    "actor": get_args(ActorLabel),
    "basis": get_args(ActorBasis),
    "measurability": MEASURABILITY,
    "kind": get_args(PledgeKind),
}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that two coders see in two ways, with the block that it stands in and the block above."""

    document: str
    aspect: str
    a: str
    b: str
    text: str
    context: tuple[str, ...]


@dataclass(frozen=True)
class Coding:
    """How well two codings agree.

    ``found`` holds F1 of pledges by words ≥ .5, with the same words, and of sets of pairs for parents, parties, themes
    and evidence on paired pledges; ``alphas`` Krippendorff's alpha by what is labelled, sections over the blocks that
    both have, the rest over paired pledges.
    """

    documents: int
    pledges: tuple[int, int]
    found: Mapping[str, float | None]
    alphas: Mapping[str, Alpha]
    disagreements: tuple[Disagreement, ...]


def compare_codings(a: Sequence[Gold], b: Sequence[Gold]) -> Coding:
    """Compare two codings document by document, paired by source; raise ``UsageError`` where none is in both."""
    theirs = {gold.source: gold for gold in b}
    pairs = [_Pair(one, theirs[one.source]) for one in a if one.source in theirs]
    if not pairs:
        raise UsageError("no document is in both codings: name two codings of the same documents")
    units: dict[str, list[tuple[str, Unit]]] = {name: [] for name in _LABELS}
    sets: dict[str, list[tuple[set[object], set[object]]]] = {}
    for pair in pairs:
        for name, unit in pair.units():
            units[name].append((pair.a.name, unit))
        for name, both in pair.sets():
            sets.setdefault(name, []).append(both)
    counts = (sum(len(p.a.pledges) for p in pairs), sum(len(p.b.pledges) for p in pairs))
    matched = sum(len(p.paired) for p in pairs)
    exact = sum(same_words(one.text, other.text) for p in pairs for one, other in p.paired)
    found = {"pledges, words ≥ .5": _f1(matched, *counts), "pledges, same words": _f1(exact, *counts)}
    found |= {name: _set_f1(both) for name, both in sets.items()}
    return Coding(
        documents=len(pairs),
        pledges=counts,
        found=found,
        alphas={
            name: alpha_with_interval(
                [unit for _, unit in own], [group for group, _ in own], _LABELS[name], name == "measurability"
            )
            for name, own in units.items()
        },
        disagreements=tuple(one for pair in pairs for one in pair.disagreements()),
    )


class _Pair:
    """Two codings of one document."""

    def __init__(self, a: Gold, b: Gold) -> None:
        self.a, self.b = a, b
        found = assign([p.text for p in a.pledges], [p.text for p in b.pledges])
        self.paired = [(a.pledges[i], b.pledges[j]) for i, j, _ in found]
        self.partner = {one.id: other.id for one, other in self.paired}
        blocks = assign([x.text for x in a.blocks], [x.text for x in b.blocks], least=0.9)
        self.blocks = [(a.blocks[i], b.blocks[j]) for i, j, _ in blocks]

    def units(self) -> Iterator[tuple[str, Unit]]:
        """Yield the labels of both coders: what is labelled, and the two values."""
        for one, other in self.blocks:
            if not one.heading and not other.heading:
                yield "section", (one.section, other.section)
        for p, q in self.paired:
            for name in ("actor", "basis", "measurability", "kind"):
                yield name, (_label(p, name), _label(q, name))

    def sets(self) -> Iterator[tuple[str, tuple[set[object], set[object]]]]:
        """Yield what each coder has a set of, pledge by pledge."""
        for p, q in self.paired:
            theirs = self.partner.get(p.parent or "")
            yield "parents", ({theirs} if p.parent else set(), {q.parent} if q.parent else set())
            yield "parties", (_parties(p), _parties(q))
            yield "themes", (set(p.themes), set(q.themes))
            yield "evidence", (_evidence(p), _evidence(q))

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield what differs: pledges of one coder alone, then labels, then sections."""
        ours, theirs = {p.id for p, _ in self.paired}, {q.id for _, q in self.paired}
        for p in self.a.pledges:
            if p.id not in ours:
                yield self._one(self.a, p, "pledge of a alone", p.text, "–")
        for q in self.b.pledges:
            if q.id not in theirs:
                yield self._one(self.b, q, "pledge of b alone", "–", q.text)
        for p, q in self.paired:
            if not same_words(p.text, q.text):
                yield self._one(self.a, p, "extent", p.text, q.text)
            for name in ("actor", "basis", "measurability", "kind"):
                if _label(p, name) != _label(q, name):
                    yield self._one(self.a, p, name, _label(p, name), _label(q, name))
            for name, show in (("parties", _parties), ("evidence", _evidence)):
                if show(p) != show(q):
                    yield self._one(self.a, p, name, _listed(show(p)), _listed(show(q)))
            if self.partner.get(p.parent or "") != q.parent:
                yield self._one(self.a, p, "parent", _text(self.a, p.parent), _text(self.b, q.parent))
        for one, other in self.blocks:
            if not one.heading and not other.heading and one.section != other.section:
                context = _context(self.a, one.n)
                yield Disagreement(self.a.name, "section", one.section, other.section, one.text, context)

    def _one(self, gold: Gold, pledge: GoldPledge, aspect: str, a: str, b: str) -> Disagreement:
        return Disagreement(gold.name, aspect, a, b, pledge.text, _context(gold, pledge.block))


def _context(gold: Gold, number: int) -> tuple[str, ...]:
    index = next((i for i, block in enumerate(gold.blocks) if block.n == number), 0)
    return tuple(block.text for block in gold.blocks[max(0, index - 1) : index + 1])


def _label(pledge: GoldPledge, name: str) -> str:
    labels: Mapping[str, str] = {
        "actor": pledge.actor.label,
        "basis": pledge.actor.basis,
        "measurability": pledge.measurability.label,
        "kind": pledge.kind,
    }
    return labels[name]


def _parties(pledge: GoldPledge) -> set[object]:
    return {f"{party.name} [{party.kind}, {party.role}]" for party in pledge.actor.parties}


def _evidence(pledge: GoldPledge) -> set[object]:
    return {f"{evidence.type} “{evidence.text}”" for evidence in pledge.measurability.evidence}


def _listed(found: set[object]) -> str:
    return "; ".join(sorted(map(str, found))) or "–"


def _text(gold: Gold, identity: str | None) -> str:
    return next((pledge.text for pledge in gold.pledges if pledge.id == identity), "–")


def _f1(both: float, a: int, b: int) -> float | None:
    return 2 * both / (a + b) if a + b else None


def _set_f1(pairs: Sequence[tuple[set[object], set[object]]]) -> float | None:
    return _f1(sum(len(a & b) for a, b in pairs), sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs))
