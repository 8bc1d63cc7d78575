"""Evidence from where and how a block stands: furniture, letterhead, opening, list items, closing lines."""

import re

from loften.sections.evidence import Scores, no_evidence
from loften.sections.layout import Layout
from loften.sections.lines import LONGEST_LINE, is_signing_line, line_kinds, opens_list

_CERTAIN = 12.0
_SEPARATOR = re.compile(r"\s[|·•]\s")
_SHORT = 8


def weigh_position(layout: Layout, index: int) -> Scores:
    """Return what a block's place and form speak for."""
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
    if index in layout.closing:
        scores["signatur"] += 4 if is_signing_line(text) else 2.5 if len(text.split()) <= 3 else 0
    return scores


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
