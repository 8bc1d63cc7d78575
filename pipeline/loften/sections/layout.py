"""What stands under what: the headings above a block, and the lead-in of a list, from layout and punctuation alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from loften.document import Block, Document
from loften.rules import load_rules
from loften.sections.lines import (
    LONGEST_HEADING,
    heads_nothing,
    is_contact,
    is_signing_line,
    line_kinds,
    names_document,
    opens_list,
    signs,
)
from loften.sections.sentences import sentences

BULLET = re.compile(
    r"\s*(?:[•▪●◦■□►▶➢✓✔·*]|[-–—](?=\s)|\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|\d{1,2}(?:\.\d{1,2})+(?=\s)|[a-zåäö]\)(?=\s))\s*"
)
_OUTLINE_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})+)\.?\s+\S")
_MOST_WORDS = 12
_PLAIN_LEVEL = 7
_FRONT = 4  # lines of a letterhead among which the title may stand
_SHORT = 8  # words


@dataclass(frozen=True)
class Layout:
    """The structure of a document's blocks, by index.

    ``texts`` are theirs. ``headings``: the headings above each block, the nearest last; a heading's own are those above
    it. ``leads``: the line or item that introduces a list item or row, or None. ``is_heading`` also knows short lines
    that only look like one. ``depths``: 0 for running text, 1… for list items. ``lists``: a number per run of items,
    None outside.
    """

    document: Document
    texts: tuple[str, ...]
    is_heading: tuple[bool, ...]
    headings: tuple[tuple[int, ...], ...]
    depths: tuple[int, ...]
    leads: tuple[int | None, ...]
    lists: tuple[int | None, ...]

    def text(self, index: int) -> str:
        """Return the text of a block."""
        return self.texts[index]

    def heading(self, index: int) -> int | None:
        """Return the nearest heading above a block."""
        return self.headings[index][-1] if self.headings[index] else None

    def under(self, index: int) -> range:
        """Return the blocks under a heading: up to the next heading of its level or higher."""
        stop = index + 1
        while stop < len(self.is_heading) and not (self.is_heading[stop] and index not in self.headings[stop]):
            stop += 1
        return range(index + 1, stop)

    def introduces_nothing(self, index: int) -> bool:
        """Return whether running text stands above a list without introducing it, as background does."""
        below = index + 1
        return (
            below < len(self.leads)
            and self.leads[below] == index
            and self.heading(index) != self.title
            and not opens_list(self.text(index))
        )

    @cached_property
    def title(self) -> int | None:
        """Return the block that opens the document proper: the first heading, else the first line that names it."""
        return _title(self)

    @cached_property
    def closing(self) -> range:
        """Return the lines that close the document: the short lines behind the last prose, up to where contacts begin.

        Short lines of which none is a name, a title, an organisation or a date close nothing: links, menus.
        """
        return _closing(self)


def read_layout(document: Document) -> Layout:
    """Work out the structure of a document's blocks."""
    blocks = document.blocks
    texts = tuple(document.quote(block) for block in blocks)
    is_heading = tuple(
        not block.furniture and (block.kind == "heading" or _looks_like_heading(blocks, texts, index))
        for index, block in enumerate(blocks)
    )
    depths = tuple(_depth(block, text) for block, text in zip(blocks, texts, strict=True))
    headings = _headings_above(blocks, texts, is_heading)
    leads, lists = _leads(blocks, texts, is_heading, depths)
    return Layout(document, texts, is_heading, headings, depths, leads, lists)


def is_item(block: Block, text: str) -> bool:
    """Return whether a block is an item of a list, also where its bullet was left in the text."""
    return block.kind == "list_item" or (block.kind == "paragraph" and bool(block.marker or BULLET.match(text)))


def _depth(block: Block, text: str) -> int:
    if not is_item(block, text):
        return 0
    return max(1, block.level or 1)


def _looks_like_heading(blocks: Sequence[Block], texts: Sequence[str], index: int) -> bool:
    """Return whether a paragraph is a heading in all but name: a short line without a stop, above running text."""
    block, text = blocks[index], texts[index].strip()
    if block.kind != "paragraph" or block.marker or len(text) > LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    if not text or text[-1] in ".:;,–" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if opens_list(text) or heads_nothing(text):
        return False
    if "," in text and signs(text):
        return False  # a name and its title
    following = next((i for i in range(index + 1, len(blocks)) if not blocks[i].furniture), None)
    if following is None:
        return False
    body, kind = texts[following].strip(), blocks[following].kind
    return kind in ("list_item", "table_row", "heading") or is_item(blocks[following], body) or _runs(body)


def _runs(text: str) -> bool:
    """Return whether a text is running text or opens a list."""
    return (len(text.split()) >= 6 and text[-1] in '.:!?”")') or text.endswith(":")


def _headings_above(
    blocks: Sequence[Block], texts: Sequence[str], is_heading: Sequence[bool]
) -> tuple[tuple[int, ...], ...]:
    above: list[tuple[int, ...]] = []
    stack: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        if is_heading[index]:
            level = _level(block, texts[index])
            while stack and stack[-1][0] >= level:
                stack.pop()
            above.append(tuple(heading for _, heading in stack))
            stack.append((level, index))
        else:
            above.append(tuple(heading for _, heading in stack))
    return tuple(above)


def _level(block: Block, text: str) -> int:
    """Return a heading's level: an outline number ("1.2") says it best, then the reader; a plain line is the lowest."""
    number = _OUTLINE_NUMBER.match(text)
    if block.kind == "heading":
        return max(block.level or 2, 1 + number[1].count(".")) if number else block.level or 2
    return _PLAIN_LEVEL


def _leads(
    blocks: Sequence[Block], texts: Sequence[str], is_heading: Sequence[bool], depths: Sequence[int]
) -> tuple[tuple[int | None, ...], tuple[int | None, ...]]:
    leads: list[int | None] = []
    lists: list[int | None] = []
    lead: int | None = None
    at_depth: dict[int, int] = {}
    number = 0
    for index, block in enumerate(blocks):
        if block.furniture or block.kind == "caption":
            leads.append(None)
            lists.append(None)
        elif is_heading[index]:
            leads.append(None)
            lists.append(None)
            lead, at_depth, number = None, {}, number + 1
        elif depths[index] or block.kind == "table_row":
            depth = depths[index]
            at_depth = {d: i for d, i in at_depth.items() if d < depth}
            leads.append(max(at_depth.values(), default=None) if at_depth else lead)
            lists.append(number)
            if depth:
                at_depth[depth] = index
        else:
            loose = lead is not None and not any(depths[lead + 1 : index]) and _loose_item(texts, leads, index, lead)
            leads.append(lead if loose else None)
            lists.append(number if loose else None)
            if not loose:
                lead, at_depth, number = index, {}, number + 1
    return tuple(leads), tuple(lists)


def _loose_item(texts: Sequence[str], leads: Sequence[int | None], index: int, lead: int) -> bool:
    """Return whether a paragraph is an item of a list whose bullets are lost.

    It follows a lead-in that ends in a colon or breaks off ("… genom att"), with no more than one sentence of its own.
    """
    if not opens_list(texts[lead]) or opens_list(texts[index]) or signs(texts[index]):
        return False
    if len(list(sentences(texts[index]))) > 1:
        return False
    return index == lead + 1 or leads[index - 1] == lead


def _title(layout: Layout) -> int | None:
    blocks = layout.document.blocks
    named = [i for i, block in enumerate(blocks) if block.kind == "heading" and not block.furniture]
    above = [i for i in range(named[0] if named else min(1, len(blocks))) if not blocks[i].furniture]
    first = next((i for i in above[:_FRONT] if blocks[i].kind != "heading" and names_document(layout.text(i))), None)
    if first is not None and (first == above[0] or not names_document(layout.text(named[0]))):
        return first
    if named and above and load_rules("lines")["line.salutation"].search(layout.text(named[0])):
        return above[0]
    for index in named:
        if blocks[index].level in (1, None) or index == named[0]:
            return index
    for index, block in enumerate(blocks):
        if not block.furniture and names_document(layout.text(index)):
            return index
    return next(
        (i for i, block in enumerate(blocks) if not block.furniture and _runs(layout.text(i).strip() or ".")), None
    )


def _closing(layout: Layout) -> range:
    last = index = len(layout.document.blocks)
    signed = False
    while index > 0:
        block, text = layout.document.blocks[index - 1], layout.text(index - 1).strip()
        signing = is_signing_line(text)
        if not block.furniture and not signing and (layout.depths[index - 1] or _is_prose(block, text)):
            break
        index -= 1
        signed |= signing
        if is_contact(text):
            last, signed = index, False
    return range(index, last if signed else index)


def _is_prose(block: Block, text: str) -> bool:
    words = text.split()
    return block.kind == "table_row" or (len(words) > _SHORT and text[-1] in ".!?:" and not line_kinds(text))
