"""Evidence from where and how a block stands: furniture, letterhead, opening, list items, closing lines."""

import re
from functools import lru_cache

from loften.document import Block
from loften.rules import load_rules
from loften.sections.evidence import Scores, no_evidence
from loften.sections.layout import Layout, opens_list

_CERTAIN = 12.0
_SEPARATOR = re.compile(r"\s[|·•]\s")
_SHORT = 8
LONGEST_LINE = 120
_SIGNING_LINES = frozenset(("date", "role", "dots", "organisation", "name"))


def weigh_position(layout: Layout, index: int, closing: range) -> Scores:
    """Return what a block's place and form speak for; ``closing`` are the lines that close the document."""
    scores = no_evidence()
    block, text = layout.document.blocks[index], layout.text(index).strip()
    if block.furniture or not text:
        scores["övrigt"] += _CERTAIN
    if block.kind == "caption":
        scores["övrigt"] += 4
    title = layout.title
    if title is not None and index < title:
        scores["övrigt" if len(text.split()) <= _SHORT else "inledning"] += 4 if len(text.split()) <= _SHORT else 1
    elif index == title:
        scores["inledning"] += _CERTAIN
    elif title is not None and index <= title + 3:
        scores["inledning"] += 2.5 if len(text.split()) <= _SHORT and index == title + 1 else 1
    _weigh_form(scores, layout, index, text)
    if index in closing:
        scores["signatur"] += 4 if is_signing_line(text) else 2.5 if len(text.split()) <= 3 else 0
    return scores


@lru_cache(maxsize=256)  # asked of one line for several reasons
def line_kinds(text: str) -> tuple[str, ...]:
    """Return what a short line is by its form: "date", "role", "organisation", "diary", …"""
    return tuple(rule.data["line"] for rule in load_rules("lines").matching(text))


def is_signing_line(text: str) -> bool:
    """Return whether a line is a name, title, organisation, place and date, or dots to sign on."""
    if len(text) >= LONGEST_LINE or load_rules("sections")["text.contact"].search(text):
        return False
    return not _SIGNING_LINES.isdisjoint(line_kinds(text))


def find_closing(layout: Layout) -> range:
    """Return the lines that close a document: the short lines behind the last prose, up to where contacts begin.

    Short lines of which none is a name, a title, an organisation or a date close nothing: links, menus.
    """
    last = index = len(layout.document.blocks)
    signed = False
    while index > 0:
        block, text = layout.document.blocks[index - 1], layout.text(index - 1).strip()
        signing = is_signing_line(text)
        if not block.furniture and not signing and (layout.depths[index - 1] or _is_prose(block, text)):
            break
        index -= 1
        signed |= signing
        if load_rules("sections")["text.contact"].search(text):
            last, signed = index, False
    return range(index, last if signed else index)


def _is_prose(block: Block, text: str) -> bool:
    words = text.split()
    return block.kind == "table_row" or (len(words) > _SHORT and text[-1] in ".!?:" and not line_kinds(text))


def _weigh_form(scores: Scores, layout: Layout, index: int, text: str) -> None:
    kinds = line_kinds(text) if len(text) < LONGEST_LINE else ()
    if "diary" in kinds or "furniture" in kinds:
        scores["övrigt"] += _CERTAIN
    if "link" in kinds:
        scores["övrigt"] += 1
        scores["uppföljning"] += 1
    elif len(_SEPARATOR.findall(text)) >= 2 and "." not in text and layout.document.blocks[index].kind != "table_row":
        scores["övrigt"] += 4
    if layout.document.blocks[index].kind == "table_row":
        scores["lägesbild"] += 0.5
        scores["löften"] += 0.5
    if layout.depths[index]:
        scores["löften"] += 0.5
        if len(text.split()) <= 6 and not text.endswith("."):
            scores["fokusområden"] += 0.5
    elif opens_list(text):
        scores["löften"] += 0.5
    elif layout.introduces_nothing(index):
        scores["lägesbild"] += 1
