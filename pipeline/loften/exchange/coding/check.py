"""The codebook's logic over gold: what contradicts itself, and what is quoted but does not stand in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loften.agreement import MEASURABILITY, ActorLabel, MeasurabilityLabel
from loften.evaluation.gold import Gold, GoldParty, GoldPledge
from loften.evaluation.words import forms

DECIDING = {"quantity", "frequency", "target_set", "target_value"}
VALUED = {"quantity", "frequency"}
_ALL_OF_THEM = {"alla", "samtliga", "båda", "bägge", "parterna"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: in which document, at which object, which part of the codebook, what and what to do."""

    document: str
    where: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.document} {self.where}: {self.message} [{self.rule}]"


def check_gold(gold: Gold) -> Iterator[Finding]:
    """Yield what the codebook's logic finds wrong in one document, head first, then in the text's order."""
    checker = _Checker(gold)
    yield from checker.blocks()
    for pledge in gold.pledges:
        yield from checker.verbatim(pledge)
        yield from checker.parent(pledge)
        yield from checker.actor(pledge)
        yield from checker.measurability(pledge)
    yield from checker.follow_up()


def actor_label(parties: Sequence[GoldParty]) -> ActorLabel:
    """Return the label that the responsible parties make (codebook section 3)."""
    kinds = {party.kind for party in parties if party.role == "ansvarig"}
    if {"polis", "kommun"} <= kinds:
        return "gemensam"
    return next((kind for kind in ("polis", "kommun", "annan") if kind in kinds), "oklar")


def implied_labels(pledge: GoldPledge) -> set[MeasurabilityLabel]:
    """Return the measurability labels that the evidence allows: what decides quantifies, unless a hedge lowers it."""
    types = {evidence.type for evidence in pledge.measurability.evidence}
    if "hedge" in types:
        return set(MEASURABILITY) if types & DECIDING else {"vag", "kontrollerbar"}
    return {"kvantifierad"} if types & DECIDING else {"vag", "kontrollerbar"}


class _Checker:
    def __init__(self, gold: Gold) -> None:
        self.gold = gold
        self.texts = {block.n: block.text for block in gold.blocks}
        self.sections = {block.n: block.section for block in gold.blocks}
        self.order = {pledge.id: n for n, pledge in enumerate(gold.pledges)}
        self.words = f" {' '.join(forms(' '.join(self.texts.values())))} "

    def _finding(self, where: str, rule: str, message: str) -> Finding:
        return Finding(self.gold.name, where, rule, message)

    def _stands(self, name: str) -> bool:
        return " ".join(forms(name)) in self.words

    def blocks(self) -> Iterator[Finding]:
        """Check that blocks are numbered in order, and pledges are numbered once."""
        if [block.n for block in self.gold.blocks] != list(range(1, len(self.gold.blocks) + 1)):
            yield self._finding("blocks", "contract 3", "not numbered 1, 2, 3 …: number them in reading order")
        if len(self.order) != len(self.gold.pledges):
            yield self._finding("pledges", "contract 3", "an id is used twice: give each pledge its own")
        for area in self.gold.focus_areas:
            if not self._stands(area):
                yield self._finding(
                    "focus_areas", "section 1", f"“{area}” does not stand in the text: write it as there"
                )

    def verbatim(self, pledge: GoldPledge) -> Iterator[Finding]:
        """Check that the pledge and its evidence are quoted from the text, in a block of promises."""
        text = self.texts.get(pledge.block)
        if text is None:
            yield self._finding(
                pledge.id, "contract 3", f"there is no block {pledge.block}: name the block it stands in"
            )
        elif pledge.text not in text or not pledge.text:
            yield self._finding(pledge.id, "section 2", f"is not verbatim in block {pledge.block}: quote the block")
        elif self.sections[pledge.block] != "löften":
            section = self.sections[pledge.block]
            yield self._finding(
                pledge.id, "section 1", f"stands in a block of {section}: a block with a promise is löften"
            )
        for evidence in pledge.measurability.evidence:
            if evidence.text not in pledge.text or not evidence.text:
                yield self._finding(
                    pledge.id, "section 4", f"evidence “{evidence.text}” is not in the pledge: quote it"
                )
        if not pledge.themes:
            yield self._finding(pledge.id, "section 1", "has no theme: choose one or more")
        if pledge.focus_area is not None and pledge.focus_area not in self.gold.focus_areas:
            yield self._finding(
                pledge.id, "section 1", f"focus area “{pledge.focus_area}” is not one of the document's"
            )

    def parent(self, pledge: GoldPledge) -> Iterator[Finding]:
        """Check that the parent is another pledge, above this one."""
        if pledge.parent is None:
            return
        if pledge.parent not in self.order:
            yield self._finding(pledge.id, "section 2", f"parent {pledge.parent} is no pledge: name one")
        elif self.order[pledge.parent] >= self.order[pledge.id]:
            yield self._finding(
                pledge.id, "section 2", f"parent {pledge.parent} does not stand above it: turn them round"
            )

    def actor(self, pledge: GoldPledge) -> Iterator[Finding]:
        """Check the actor's label against the parties, its basis against label and text."""
        actor = pledge.actor
        should = actor_label(actor.parties)
        if actor.label != should:
            yield self._finding(
                pledge.id, "section 3", f"actor is {actor.label}, its responsible parties make {should}"
            )
        if (actor.basis == "ingen") != (actor.label == "oklar"):
            yield self._finding(
                pledge.id, "section 3", f"actor {actor.label} with basis {actor.basis}: ingen goes with oklar"
            )
        responsible = [party for party in actor.parties if party.role == "ansvarig"]
        block = self.texts.get(pledge.block, "")  # clauses split from one sentence share its subject
        named = any(party.name.casefold() in block.casefold() for party in responsible)
        if actor.basis == "uttalad" and not named and not _ALL_OF_THEM & set(forms(block)):
            yield self._finding(pledge.id, "section 3", "basis is uttalad, no responsible party stands in its block")
        if actor.basis == "inledning" and any(p.name in pledge.text for p in responsible):
            yield self._finding(pledge.id, "section 3", "basis is inledning, a responsible party stands in the pledge")
        for party in actor.parties:
            if not self._stands(party.name):
                yield self._finding(pledge.id, "section 3", f"party “{party.name}” is named nowhere: write it as there")

    def measurability(self, pledge: GoldPledge) -> Iterator[Finding]:
        """Check the label against what the evidence implies, and that values go with their types."""
        label, allowed = pledge.measurability.label, implied_labels(pledge)
        if label not in allowed:
            types = sorted(str(e.type) for e in pledge.measurability.evidence) or ["none"]
            implied = " or ".join(sorted(allowed, key=MEASURABILITY.index))
            message = f"measurability is {label}, its evidence ({', '.join(types)}) implies {implied}"
            yield self._finding(pledge.id, "section 4", message)
        for evidence in pledge.measurability.evidence:
            if evidence.type in VALUED and evidence.value is None:
                yield self._finding(pledge.id, "section 4", f"{evidence.type} “{evidence.text}” has no value: give it")
            if evidence.type == "frequency" and evidence.per is None:
                yield self._finding(pledge.id, "section 4", f"frequency “{evidence.text}” has no period: give per")
            if (evidence.comparator is None) != (evidence.value is None):
                yield self._finding(pledge.id, "section 4", f"“{evidence.text}”: value and comparator go together")

    def follow_up(self) -> Iterator[Finding]:
        """Check that plans and results are quoted from their blocks."""
        for n, item in enumerate(self.gold.follow_up, 1):
            where = f"follow-up {n}"
            if item.text not in self.texts.get(item.block or 0, ""):
                yield self._finding(where, "section 6", f"is not verbatim in block {item.block}: quote the block")
            if item.type == "plan":
                for name in item.by:
                    if name not in item.text:
                        yield self._finding(
                            where, "section 6", f"by “{name}” is not in the plan: only who is named there"
                        )
            elif item.pledge and not self._stands(item.pledge):
                yield self._finding(
                    where, "section 6", "its earlier promise is not in the text: quote it, or leave it out"
                )
