"""The division of a document into sections."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from loften.agreement import SECTION_TYPES, SectionType
from loften.document import Document
from loften.sections.decode import decode
from loften.sections.evidence import Scores, no_evidence, weigh_headings, weigh_title, weigh_words
from loften.sections.focus import find_focus_areas
from loften.sections.layout import Layout, read_layout
from loften.sections.learned import Row, Tie, load_weights
from loften.sections.lines import is_signing_line, opens_list
from loften.sections.outline import Outline
from loften.sections.position import weigh_position
from loften.sections.signs import read_signs

_FRAGMENT = 3
_NO_PROMISE = 1.0
_BARE_PROSE = 1.5


def split(document: Document) -> Outline:
    """Give every block its section type and find the focus areas."""
    layout = read_layout(document)
    sections = classify(layout)
    return Outline(document, sections, find_focus_areas(layout, sections), layout)


def classify(layout: Layout) -> tuple[SectionType, ...]:
    """Return one section type a block; a heading has that of the first block under it."""
    seen = observe(layout)
    learned = load_weights()
    evidence = [hand + learned.weigh(signs) for hand, signs in zip(seen.evidence, seen.signs, strict=True)]
    return with_headings(layout, dict(zip(seen.body, decode(evidence, seen.ties), strict=True)))


def with_headings(layout: Layout, types: Mapping[int, SectionType]) -> tuple[SectionType, ...]:
    """Return one section type a block from those of the blocks that are no headings, by index."""
    sections: list[SectionType] = []
    following: SectionType = "övrigt"
    for index in range(len(layout.is_heading) - 1, -1, -1):
        following = types.get(index, following)
        sections.append("inledning" if index == layout.title else following)
    return tuple(sections[::-1])


@dataclass(frozen=True, slots=True)
class Observed:
    """What is seen of the blocks that are no headings: ``body`` are their indices.

    ``evidence``: what the rules speak for, in the order of ``SECTION_TYPES``; ``signs``: their names; ``ties``: how
    each and the one before belong together.
    """

    body: tuple[int, ...]
    evidence: tuple[Row, ...]
    signs: tuple[tuple[str, ...], ...]
    ties: tuple[Tie, ...]


def observe(layout: Layout) -> Observed:
    """Return what is seen of each block, before anything is decided."""
    body = [index for index in range(len(layout.is_heading)) if not layout.is_heading[index]]
    title = weigh_title(layout)
    evidence = (_evidence(layout, index, title) for index in body)
    return Observed(
        body=tuple(body),
        evidence=tuple(np.array([scores[section] for section in SECTION_TYPES]) for scores in evidence),
        signs=tuple(read_signs(layout, index, (n, len(body))) for n, index in enumerate(body)),
        ties=tuple(_tie(layout, before, here) for before, here in zip([*body[:1], *body], body, strict=False)),
    )


def _evidence(layout: Layout, index: int, title: Scores) -> Scores:
    """Return all that speaks for each type; a line of a signature block stands under no heading."""
    position, words = weigh_position(layout, index), weigh_words(layout, index)
    text = layout.text(index).strip()
    signing = index in layout.closing and (is_signing_line(text) or len(text.split()) <= _FRAGMENT)
    headings = no_evidence() if signing else weigh_headings(layout, index)
    prose = _weigh_bare_prose(layout, index, words)
    return {one: words[one] + position[one] + headings[one] + title[one] + prose[one] for one in words}


def _weigh_bare_prose(layout: Layout, index: int, words: Scores) -> Scores:
    """Return what it says of running text that nothing in it promises: it tells how things are, wherever it stands."""
    scores = no_evidence()
    block, text = layout.document.blocks[index], layout.text(index)
    running = block.kind == "paragraph" and layout.lists[index] is None and text.rstrip().endswith((".", "!", "?", "”"))
    if running and words["löften"] < _NO_PROMISE:
        scores["löften"], scores["lägesbild"] = -_BARE_PROSE, _BARE_PROSE / 2
    return scores


def _tie(layout: Layout, before: int, here: int) -> Tie:
    if layout.document.blocks[before].furniture or layout.document.blocks[here].furniture:
        return "furniture"
    if layout.lists[here] is not None and layout.lists[here] == layout.lists[before]:
        return "same list"
    if layout.leads[here] == before:
        return "lead and item" if opens_list(layout.text(before)) else "new heading"
    return "same heading" if layout.heading(here) == layout.heading(before) else "new heading"
