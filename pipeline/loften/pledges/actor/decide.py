"""The decision: the nearest words that name somebody win (codebook section 3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from loften.agreement import Actor, ActorBasis, ActorLabel, Party, PartyRole
from loften.document import Block, Cell
from loften.head import Head
from loften.language import Parsed
from loften.parties import KnownParty, Mention, find_mentions
from loften.pledges.actor.context import Above, Context
from loften.pledges.actor.document import document_parties
from loften.pledges.actor.known import known_parties
from loften.pledges.actor.reading import PartyReading, Reading, read_parties, rule, sentences
from loften.pledges.actor.syntax import read_syntax
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline

Decision = tuple[Actor, tuple[str, ...]]


def decide_actors(pledges: Sequence[FoundPledge], outline: Outline, parsed: Parsed, head: Head) -> list[Decision]:
    """Return each pledge's actor and the ids of the rules that decided; inherited along lead, parent, heading, head."""
    return _Deciding(pledges, outline, head, parsed).decisions()


@dataclass(frozen=True)
class _Deciding:
    pledges: Sequence[FoundPledge]
    outline: Outline
    head: Head
    parsed: Parsed

    @cached_property
    def known(self) -> tuple[KnownParty, ...]:
        return known_parties(self.outline, self.head)

    @cached_property
    def document(self) -> tuple[Party, ...]:
        return document_parties(self.outline, self.head, self.known)

    @cached_property
    def context(self) -> Context:
        return Context(self.outline, {pledge.block for pledge in self.pledges}, self.known)

    def decisions(self) -> list[Decision]:
        decided: dict[int, Decision] = {}
        for index in range(len(self.pledges)):
            self._decide(index, decided)
        return [decided[index] for index in range(len(self.pledges))]

    def _decide(self, index: int, decided: dict[int, Decision]) -> Decision:
        if index in decided:
            return decided[index]
        pledge = self.pledges[index]
        own = self._own(pledge)
        if own.responsible:
            decision = _actor("uttalad", own.responsible, own.companions), own.reasons
        else:
            decided[index] = (_nobody(), ())  # a parent that is its own descendant must not hang
            decision = self._inherited(index, own, decided)
        decided[index] = decision
        return decision

    def _own(self, pledge: FoundPledge) -> Reading:
        """Return what the pledge's own words say; a table row's other cells and its block's label are its own words."""
        text, block = self.outline.document.text, self.outline.document.blocks[pledge.block]
        column = self._column(block, pledge)
        if column and (column.responsible or column.parties):
            own = read_parties(text, pledge.start, pledge.end, self.known)
            return Reading((*column.named, *_companions_of(own)), own.we, column.parties, ("actor.column",))
        own = read_parties(text, pledge.start, pledge.end, self.known)
        own = read_syntax(text, pledge.start, pledge.end, own, self.parsed, self.known) or own
        if own.responsible:
            return own
        return self._around(pledge, block, own)

    def _column(self, block: Block, pledge: FoundPledge) -> Reading | None:
        """Return the reading of the cell that says who, or of one that says nothing else than who."""
        text = self.outline.document.text
        others = [cell for cell in block.cells if not (cell.start <= pledge.start < cell.end)]
        for cell in others:
            if cell.header and rule("actor.column").search(cell.header):
                reading = read_parties(text, cell.start, cell.end, self.known)
                return _as_labels(reading if reading.named or reading.parties else _whoever(text, cell))
        for cell in others:
            reading = read_parties(text, cell.start, cell.end, self.known)
            if reading.having("label") or (reading.parties and cell.end - cell.start < 20):
                return reading
        return None

    def _around(self, pledge: FoundPledge, block: Block, own: Reading) -> Reading:
        """Look in the pledge's block outside the pledge: a label before or after it, the subject its clause shares."""
        text = self.outline.document.text
        before = read_parties(text, block.start, pledge.start, self.known) if block.start < pledge.start else Reading()
        label = [r for r in before.named if r.part == "label"]
        tail = text[pledge.end : block.end]
        if not label and tail.strip(" .,;:–-") and len(tail) < 60:
            after = read_parties(text, pledge.end, block.end, self.known)
            label = [r for r in after.named if r.part == "label"] if not after.having("subject") else []
        if label:
            return Reading((*label, *own.named), own.we, own.parties, ("actor.label",))
        first = next((s for s, e in sentences(text, block.start, block.end) if s <= pledge.start < e), pledge.start)
        shared = read_parties(text, first, pledge.start, self.known) if first < pledge.start else Reading()
        if shared.responsible and not (own.we or own.parties):
            return Reading(
                (*(r for r in shared.named if r.part == "subject"), *_companions_of(own)), reasons=("actor.shared",)
            )
        return own

    def _inherited(self, index: int, own: Reading, decided: dict[int, Decision]) -> Decision:
        pledge, text = self.pledges[index], self.outline.document.text
        ends = {pledge.end, self.outline.document.blocks[pledge.block].end}  # the label may stand behind the promise
        if self.document and any(rule("actor.everybody").search(text, pledge.start, end) for end in ends):
            return self._of_document(own, "uttalad", ()), ("actor.everybody",)
        if own.parties and self.document:
            return self._of_document(own, "uttalad", ()), ("actor.parties",)
        if headed := self._headed(pledge, own):
            return headed, ("actor.heading",)
        parent = -1 if pledge.parent is None else self.pledges[pledge.parent].block
        leads = list(self.context.leads(pledge))
        headings = list(self.context.headings(pledge))
        below_parent = [replace(h, basis="inledning") for h in headings if -1 < parent < h.block]
        nearest = sorted((*leads, *below_parent), key=lambda above: -above.block)
        for above in nearest:
            if above.block > parent and (actor := self._from_above(above, own)):
                return actor, ("actor.lead",)
        if pledge.parent is not None:
            actor, _ = self._decide(pledge.parent, decided)
            if actor.label != "oklar":
                return _from_parent(actor, own), ("actor.parent",)
        for above in (*nearest, *headings):
            if actor := self._from_above(above, own):
                return actor, ("actor.heading" if above.basis == "rubrik" else "actor.lead",)
        if self.document:
            companions = next((above.companions for above in leads if above.companions), ())
            return self._of_document(own, "dokument", companions), ("actor.document",)
        return _actor("ingen", (), own.companions), ("actor.none",)

    def _headed(self, pledge: FoundPledge, own: Reading) -> Actor | None:
        """Return who the heading of the pledge's own column names: a grid of themes by parties."""
        text, block = self.outline.document.text, self.outline.document.blocks[pledge.block]
        cell = next((cell for cell in block.cells if cell.start <= pledge.start < cell.end), None)
        at = text.rfind(cell.header, 0, block.start) if cell and cell.header else -1
        if cell is None or cell.header is None or at < 0:
            return None
        named = find_mentions(text, at, at + len(cell.header), self.known)
        return _actor("rubrik", named, own.companions) if named else None

    def _from_above(self, above: Above, own: Reading) -> Actor | None:
        if above.responsible:
            return _actor(above.basis, above.responsible, (*above.companions, *own.companions))
        if above.joint and self.document:
            return self._of_document(own, "dokument" if above.we else above.basis, above.companions)
        return None

    def _of_document(self, own: Reading, basis: ActorBasis, companions: Sequence[Mention]) -> Actor:
        more = (*_parties(companions, "medverkande"), *_parties(own.companions, "medverkande"))
        beside = {party.name.casefold() for party in more if party.kind == "annan"}
        return _build(basis, [party for party in self.document if party.name.casefold() not in beside], more)


def _companions_of(reading: Reading) -> tuple[PartyReading, ...]:
    return tuple(r for r in reading.named if r.part in ("companion", "participant"))


def _whoever(text: str, cell: Cell) -> Reading:
    """Return the reading of a "who" cell that names somebody whom the lexicon does not know."""
    name = text[cell.start : cell.end].strip()
    if not name[:1].isupper():
        return Reading()
    start = text.index(name, cell.start)
    return Reading((PartyReading(Mention("annan", name, start, start + len(name), "party.cell"), "label"),))


def _as_labels(reading: Reading) -> Reading:
    """Return a "who" cell's reading: whoever is named there and does not merely take part is responsible."""
    named = tuple(r._replace(part="label") if r.part not in ("companion", "participant") else r for r in reading.named)
    return replace(reading, named=named)


def _from_parent(actor: Actor, own: Reading) -> Actor:
    basis: ActorBasis = "inledning" if actor.basis in ("uttalad", "inledning") else actor.basis
    return _build(basis, actor.parties, _parties(own.companions, "medverkande"))


def _actor(basis: ActorBasis, responsible: Sequence[Mention], companions: Sequence[Mention]) -> Actor:
    return _build(basis, _parties(responsible, "ansvarig"), _parties(companions, "medverkande"))


def _parties(mentions: Sequence[Mention], role: PartyRole) -> tuple[Party, ...]:
    return tuple(Party(kind=m.kind, name=m.name, role=role, start=m.start, end=m.end) for m in mentions)


def _build(basis: ActorBasis, first: Sequence[Party], more: Sequence[Party]) -> Actor:
    """Return the actor of all parties, each name once, those responsible first."""
    parties: dict[str, Party] = {}
    for party in sorted((*first, *more), key=lambda party: party.role == "medverkande"):
        parties.setdefault(party.name.casefold(), party)
    label = _label(tuple(parties.values()))
    return Actor(label=label, basis="ingen" if label == "oklar" else basis, parties=tuple(parties.values()))


def _label(parties: Sequence[Party]) -> ActorLabel:
    kinds = {party.kind for party in parties if party.role == "ansvarig"}
    if {"polis", "kommun"} <= kinds:
        return "gemensam"
    for kind in ("polis", "kommun", "annan"):
        if kind in kinds:
            return kind
    return "oklar"


def _nobody() -> Actor:
    return Actor(label="oklar", basis="ingen", parties=())
