"""The division of a document into sections."""

from loften.agreement import SectionType
from loften.document import Document
from loften.sections.decode import decode
from loften.sections.evidence import Scores, no_evidence, weigh_headings, weigh_title, weigh_words
from loften.sections.focus import find_focus_areas
from loften.sections.layout import Layout, opens_list, read_layout
from loften.sections.outline import Outline
from loften.sections.position import find_closing, is_signing_line, weigh_position

# Bonus for a block to have the type of the block before it: items of one list belong together, and so, less, do an
# item and its lead-in and blocks under one heading; across headings little, beside furniture nothing.
_SAME_LIST = 3.0
_LEAD_AND_ITEM = 2.0
_SAME_HEADING = 1.0
_NEW_HEADING = 0.3
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
    body = [index for index in range(len(layout.is_heading)) if not layout.is_heading[index]]
    closing = find_closing(layout)
    title = weigh_title(layout)
    evidence = [_evidence(layout, index, closing, title) for index in body]
    cohesion = (
        [_cohesion(layout, before, here) for before, here in zip([body[0], *body], body, strict=False)] if body else []
    )
    types = dict(zip(body, decode(evidence, cohesion), strict=True))
    sections: list[SectionType] = []
    following: SectionType = "övrigt"
    for index in range(len(layout.is_heading) - 1, -1, -1):
        following = types.get(index, following)
        sections.append("inledning" if index == layout.title else following)
    return tuple(sections[::-1])


def _evidence(layout: Layout, index: int, closing: range, title: Scores) -> Scores:
    """Return all that speaks for each type; a line of a signature block stands under no heading."""
    position, words = weigh_position(layout, index, closing), weigh_words(layout, index)
    text = layout.text(index).strip()
    signing = index in closing and (is_signing_line(text) or len(text.split()) <= _FRAGMENT)
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


def _cohesion(layout: Layout, before: int, here: int) -> float:
    if layout.document.blocks[before].furniture or layout.document.blocks[here].furniture:
        return 0.0
    if layout.lists[here] is not None and layout.lists[here] == layout.lists[before]:
        return _SAME_LIST
    if layout.leads[here] == before:
        return _LEAD_AND_ITEM if opens_list(layout.text(before)) else _NEW_HEADING
    return _SAME_HEADING if layout.heading(here) == layout.heading(before) else _NEW_HEADING
