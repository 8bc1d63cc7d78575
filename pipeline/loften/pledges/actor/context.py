"""What a pledge stands under: list items, lead-ins, labels and headings above it, nearest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


def leads_above(
    pledge: FoundPledge, outline: Outline, pledged: set[int], known: Sequence[KnownParty]
) -> Iterator[Above]:
    """Yield what the list items, the lead-in and the labels above a pledge say of who does it, nearest first."""
    blocks = outline.document.blocks
    indices = {index for index in _ancestors(blocks, pledge.block) if blocks[index].kind == "list_item"}
    if pledge.lead is not None:
        indices.add(pledge.lead)
    indices |= set(_labels_above(pledge, outline, pledged, known))
    for index in sorted(indices - pledged - {pledge.block}, reverse=True):
        above = read_above(outline, index, "lead", known)
        if above:
            yield above


def headings_above(pledge: FoundPledge, outline: Outline, known: Sequence[KnownParty]) -> Iterator[Above]:
    """Yield what the headings above a pledge say of who does it, nearest first; the document's title says nothing."""
    level = 99
    blocks = outline.document.blocks
    for index in range(pledge.block - 1, -1, -1):
        block = blocks[index]
        if block.kind != "heading" or (block.level or 2) >= level:
            continue
        level = block.level or 2
        if _is_title(outline, index):
            return
        above = read_above(outline, index, "heading", known)
        if above:
            yield above


def read_above(outline: Outline, index: int, kind: Kind, known: Sequence[KnownParty]) -> Above | None:
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


def _labels_above(
    pledge: FoundPledge, outline: Outline, pledged: set[int], known: Sequence[KnownParty]
) -> Iterator[int]:
    """Yield the nearest line above, among the promises and below the heading, that introduces or names somebody."""
    blocks = outline.document.blocks
    for index in range(pledge.block - 1, -1, -1):
        below_list = blocks[pledge.block].kind == "paragraph" and blocks[index].kind == "list_item"
        if blocks[index].kind == "heading" or outline.sections[index] != "löften" or below_list:
            return
        quoted = outline.document.quote(blocks[index])
        if index in pledged or len(quoted) > _LONGEST_LABEL:
            continue
        if _INTRODUCES.search(quoted) or _alone(outline.document.text, blocks[index], known):
            yield index
            return


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
