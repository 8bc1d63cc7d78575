"""Gold in the shapes that the steps hand on, so that each step can be tested on a perfect step before it.

``gold_document`` stands for perfect reading, ``gold_outline`` for perfect sections, ``gold_pledges`` for perfect
finding. The last two take any document, also one really read: gold is laid onto it by words.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from loften.agreement import SectionType
from loften.document import Block, BlockKind, Document, Place, SourceInfo
from loften.evaluation.gold import Gold, GoldBlock, GoldPledge
from loften.evaluation.locate import locate_pledges
from loften.evaluation.words import align_words, jaccard
from loften.pledges import FoundPledge
from loften.readers.builder import CELL_JOINT, Draft, DraftCell, Piece, build_blocks
from loften.sections import FocusArea, Outline

_MARKER = re.compile(r"(?:[•▪●◦*·]|[-–—](?=\s)|\d{1,2}[.)](?=\s)|[a-zåäö]\)(?=\s))\s*")
_LIKE = 0.8


def gold_document(gold: Gold, read: Document | None = None) -> Document:
    """Return a document of exactly the gold's blocks.

    Where ``read``, the source as really read, has a block of the same words (Jaccard ≥ .8), the gold block takes its
    kind, level, marker and boldness; elsewhere the kind is guessed from the gold alone: the heading flag, " | " for a
    table row, a bullet or a preceding colon for a list item. Every block has a place of its own, ``/gold/N``.
    """
    drafts: list[Draft] = []
    for block, kind in zip(gold.blocks, _kinds(gold.blocks), strict=True):
        like = _like(block, read)
        marker = _MARKER.match(block.text) if kind == "list_item" else None
        body = block.text[marker.end() :] if marker else block.text
        place = Place(path=f"/gold/{block.n}")
        if like and not block.heading and kind != "table_row":
            kind = like.kind if like.kind != "table_row" else kind
        drafts.append(
            Draft(
                kind=kind,
                pieces=(Piece(body, place),),
                level=_level(block, kind, like),
                marker=marker[0].strip() if marker else like.marker if like else None,
                cells=_cells(body, place, drafts) if kind == "table_row" else (),
                furniture=like.furniture if like else False,
                bold=like.bold if like else False,
            )
        )
    text, blocks, runs = build_blocks(drafts)
    data = text.encode()
    info = SourceInfo(gold.source, "text/plain", hashlib.sha256(data).hexdigest(), len(data))
    return Document(text, blocks, runs, info, metadata=read.metadata if read else {})


def gold_outline(gold: Gold, document: Document) -> Outline:
    """Return the gold's section types and focus areas on a document's blocks.

    A block has the type that most of its words have in gold; a block without gold words that of the block before it.
    """
    votes: list[Counter[SectionType]] = [Counter() for _ in document.blocks]
    for block, pairs in zip(gold.blocks, align_words([b.text for b in gold.blocks], document.text), strict=True):
        for _, there in pairs:
            index = document.block_at(there.start) if there else None
            if index is not None:
                votes[index][block.section] += 1
    sections: list[SectionType] = []
    for vote in votes:
        sections.append(vote.most_common(1)[0][0] if vote else sections[-1] if sections else "övrigt")
    return Outline(document, tuple(sections), tuple(_focus_area(label, document) for label in gold.focus_areas))


def gold_pledges(gold: Gold, outline: Outline) -> tuple[FoundPledge, ...]:
    """Return the gold's pledges as found on an outline's document, in the gold's order, and only those it has words of.

    ``lead`` is the nearest block above that ends in a colon, or that the gold says the actor comes from.
    """
    return tuple(found for _, found in paired_pledges(gold, outline))


def paired_pledges(gold: Gold, outline: Outline) -> list[tuple[GoldPledge, FoundPledge]]:
    """Return the gold's pledges, each beside itself as found on an outline's document."""
    document = outline.document
    located = zip(gold.pledges, locate_pledges(gold, document.text), strict=True)
    spans = {pledge.id: span for pledge, span in located if span}
    order = [pledge for pledge in gold.pledges if pledge.id in spans]
    index_of = {pledge.id: index for index, pledge in enumerate(order)}
    areas = {area.label.casefold(): index for index, area in enumerate(outline.focus_areas)}
    taken = {document.block_at(start) for start, _ in spans.values()}
    found = []
    for pledge in order:
        start, end = spans[pledge.id]
        block = document.block_at(start) or 0
        found.append(
            FoundPledge(
                start=start,
                end=end,
                block=block,
                lead=_lead(document, outline.sections, block, taken),
                parent=index_of.get(pledge.parent) if pledge.parent else None,
                focus_area=areas.get(pledge.focus_area.casefold()) if pledge.focus_area else None,
                reasons=("gold",),
            )
        )
    return list(zip(order, found, strict=True))


def _lead(document: Document, sections: Sequence[SectionType], block: int, taken: set[int | None]) -> int | None:
    """Return the lead-in above a block: back over the pledges of the same list to a line that introduces them."""
    for index in range(block - 1, -1, -1):
        above = document.blocks[index]
        if above.kind == "heading" or sections[index] != "löften":
            return None
        if document.quote(above).rstrip().endswith(":"):
            return index
        if index not in taken:
            return index if document.blocks[block].kind == "list_item" and above.kind == "paragraph" else None
    return None


def _focus_area(label: str, document: Document) -> FocusArea:
    """Return a focus area, quoting the document where it has the label, a heading's or item's before running text."""
    hits = [match.span() for match in re.finditer(re.escape(label), document.text, re.IGNORECASE)]

    def length(hit: tuple[int, int]) -> int:
        index = document.block_at(hit[0])
        return len(document.text) if index is None else document.blocks[index].end - document.blocks[index].start

    if not hits:
        return FocusArea(label, None, None)
    start, end = min(hits, key=length)
    return FocusArea(document.text[start:end], start, end)


def _kinds(blocks: Sequence[GoldBlock]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    for index, block in enumerate(blocks):
        before = blocks[index - 1].text.rstrip() if index else ""
        in_list = bool(kinds) and kinds[-1] == "list_item" and block.section == blocks[index - 1].section
        if block.heading:
            kinds.append("heading")
        elif CELL_JOINT in block.text:
            kinds.append("table_row")
        elif _MARKER.match(block.text) or before.endswith(":") or (in_list and not block.text.rstrip().endswith(":")):
            kinds.append("list_item")
        else:
            kinds.append("paragraph")
    return kinds


def _like(block: GoldBlock, read: Document | None) -> Block | None:
    if read is None:
        return None
    best = max(read.blocks, key=lambda other: jaccard(block.text, read.quote(other)), default=None)
    return best if best and jaccard(block.text, read.quote(best)) >= _LIKE else None


def _level(block: GoldBlock, kind: BlockKind, like: Block | None) -> int | None:
    if like and like.level and like.kind == kind:
        return like.level
    return {"heading": 1 if block.n <= 2 else 2, "list_item": 1}.get(kind)


def _cells(body: str, place: Place, above: Sequence[Draft]) -> tuple[DraftCell, ...]:
    """Return the cells of a row; the first of the rows above it, with as many cells, heads the columns."""
    quoted = body.split(CELL_JOINT)
    headers: list[str | None] = [None] * len(quoted)
    for draft in reversed(above):
        if len(draft.cells) != len(quoted):
            break
        headers = [cell.pieces[0].text for cell in draft.cells]
    columns = enumerate(zip(quoted, headers, strict=True))
    return tuple(DraftCell(column, (Piece(cell, place),), header) for column, (cell, header) in columns)
