"""What a pledge stands under: list items, lead-ins, labels and headings above it, nearest first."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from loften.agreement import ActorBasis
from loften.document import Block
from loften.parties import KnownParty, Mention, find_mentions
from loften.pledges.actor.reading import Reading, read_parties, rule
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline

_ALONE = re.compile(
    r"[\s:.–—•\-(),/&]*(?:(?:och|samt|tillsammans med|i samverkan med|eller|lovar|ska|kommer|gör|vi|på|i|för|att|den"
    r"|det|här|detta|lokala)[\s:.–—,]*)*",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"(?::|\batt|\bska|\bskall|\blovar|[^.!?:;,»”\"])\s*$")
_LONGEST_LABEL = 160
_COMMITS = re.compile(r"\s+(?:ska|skall|lovar|kommer|åtar\s+sig)(?:\s+\w+){0,2}?(?:\s+att)?\s*:?\s*", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"\b(?:ska|skall|kommer\s+att)\s*:?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Above:
    """Who a lead-in, label or heading names; ``joint``: it says "together" instead. ``we``: it speaks of "vi" alone."""

    block: int
    basis: ActorBasis
    responsible: tuple[Mention, ...]
    companions: tuple[Mention, ...] = ()
    joint: bool = False
    we: bool = False


Kind = Literal["lead", "heading"]


@dataclass(frozen=True)
class Context:
    """The blocks above the pledges of a document, each read once; ``pledged`` are those that hold pledges."""

    outline: Outline
    pledged: Set[int]
    known: Sequence[KnownParty]
    _read: dict[tuple[int, Kind], Above | None] = field(default_factory=dict)

    def leads(self, pledge: FoundPledge) -> Iterator[Above]:
        """Yield what the list items, the lead-in and the labels above a pledge say of who does it, nearest first."""
        blocks = self.outline.document.blocks
        indices = {index for index in _ancestors(blocks, pledge.block) if blocks[index].kind == "list_item"}
        if pledge.lead is not None:
            indices.add(pledge.lead)
        indices |= set(self._labels(pledge))
        for index in sorted(indices - self.pledged - {pledge.block}, reverse=True):
            above = self.read(index, "lead")
            if above:
                yield above

    def headings(self, pledge: FoundPledge) -> Iterator[Above]:
        """Yield what the headings above a pledge say of who does it, nearest first; the document's title says nothing.

        A heading counts for what stands under it: those of a higher level than all between it and the pledge.
        """
        level = 99
        blocks = self.outline.document.blocks
        for index in range(pledge.block - 1, -1, -1):
            block = blocks[index]
            if block.kind != "heading" or (block.level or 2) >= level:
                continue
            level = block.level or 2
            if _is_title(self.outline, index):
                return
            above = self.read(index, "heading")
            if above:
                yield above

    def read(self, index: int, kind: Kind) -> Above | None:
        """Return whom a block names as doing what stands under it, or None where it names nobody."""
        if (index, kind) not in self._read:
            self._read[index, kind] = _read_above(self.outline, index, kind, self.known)
        return self._read[index, kind]

    def _labels(self, pledge: FoundPledge) -> Iterator[int]:
        """Yield the nearest line above, among the promises and below the heading, that introduces or names somebody."""
        blocks = self.outline.document.blocks
        for index in range(pledge.block - 1, -1, -1):
            below_list = blocks[pledge.block].kind == "paragraph" and blocks[index].kind == "list_item"
            if blocks[index].kind == "heading" or self.outline.sections[index] != "löften" or below_list:
                return
            if index not in self.pledged and self._is_label(index):
                yield index
                return

    def _is_label(self, index: int) -> bool:
        quoted = self.outline.layout.text(index)
        if len(quoted) > _LONGEST_LABEL:
            return False
        block = self.outline.document.blocks[index]
        return _INTRODUCES.search(quoted) is not None or bool(_alone(self.outline.document.text, block, self.known))


def _read_above(outline: Outline, index: int, kind: Kind, known: Sequence[KnownParty]) -> Above | None:
    """Return whom a block names as doing what stands under it, or None where it names nobody."""
    text, block = outline.document.text, outline.document.blocks[index]
    quoted = text[block.start : block.end]
    basis: ActorBasis = "rubrik" if kind == "heading" and not _BREAKS_OFF.search(quoted) else "inledning"
    if rule("actor.joint-label").search(quoted):
        return Above(index, basis, (), joint=True, we=rule("actor.we").search(quoted) is not None)
    reading = read_parties(text, block.start, block.end, known)
    responsible = _owners(text, reading, block) or _who(reading, kind) or _alone(text, block, known)
    if kind == "lead" and not responsible:
        responsible = _breaking_off(text, block, known)
    if kind == "heading" and all(mention.weak for mention in responsible):
        responsible = ()  # "Skolan" over promises says where, not who
    if responsible:
        return Above(index, basis, responsible, reading.companions)
    if kind == "lead" and (reading.we or reading.parties):
        return Above(index, basis, (), reading.companions, joint=reading.parties, we=reading.we)
    return None


def _breaking_off(text: str, block: Block, known: Sequence[KnownParty]) -> tuple[Mention, ...]:
    """Return the party right before the verb with which a lead-in breaks off: "Ett löfte där polisen lovar"."""
    mentions = find_mentions(text, block.start, block.end, known)
    last = mentions[-1] if mentions else None
    return (last,) if last and _COMMITS.fullmatch(text, last.end, block.end) else ()


def _who(reading: Reading, kind: Kind) -> tuple[Mention, ...]:
    parts = ("label", "subject", "agent", "relative") if kind == "lead" else ("label", "subject")
    return tuple(m for m in reading.having(*parts) if not (kind == "heading" and m.weak))


def _owners(text: str, reading: Reading, block: Block) -> tuple[Mention, ...]:
    """Return the owners of "Kommunens åtaganden", "Polisens och kommunens löften"."""
    mentions = [named.mention for named in reading.named if named.mention.genitive]
    if mentions and rule("actor.owned").regex.search(text[mentions[-1].end : block.end]):
        return tuple(mentions)
    return ()


def _alone(text: str, block: Block, known: Sequence[KnownParty]) -> tuple[Mention, ...]:
    """Return the parties of a block that says little else than their names ("Polisen", "Det här gör polisen")."""
    mentions = find_mentions(text, block.start, block.end, known)
    rest, at = "", block.start
    for mention in mentions:
        rest += text[at : mention.start] + " "
        at = mention.end + mention.genitive
    rest += text[at : block.end]
    return mentions if mentions and _ALONE.fullmatch(rest) else ()


def _ancestors(blocks: Sequence[Block], index: int) -> Iterator[int]:
    parent = blocks[index].parent
    while parent is not None and parent < index:
        yield parent
        index, parent = parent, blocks[parent].parent


def _is_title(outline: Outline, index: int) -> bool:
    """Return whether a heading is the document's title: the first one, at the top, with the introduction under it."""
    blocks = outline.document.blocks
    first = next((i for i, block in enumerate(blocks) if block.kind == "heading"), None)
    return index == first and (outline.sections[index] == "inledning" or (blocks[index].level or 2) == 1)
