"""Which paragraphs are headings, and of which level: by size, weight and numbering against the body text."""

import re
from collections import Counter
from collections.abc import Sequence

from loften.readers.lines import SENTENCE_END, is_title
from loften.readers.pdf.paragraph import LARGER, Paragraph
from loften.readers.promote import breaks_off

LONGEST = 160
MOST_LINES = 4
DEEPEST = 6
FEWEST_SLANTED = 2
FEWEST_ALIKE = 3
SERIES = re.compile(r"^([^\W\d_]+\s)?(\d{1,2}(?:\.\d{1,2})*)\.?\s")
NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")

Style = tuple[float, bool, bool, bool]


def find_headings(paragraphs: Sequence[Paragraph], body: float) -> dict[int, int]:
    """Return the index of every heading with its level, 1 for the largest style; ``body`` is the size of the text.

    What is tagged as a heading has the level of its tag; another beside it that only looks like one has that of the
    tagged ones that look the same, else it stands below the last one.
    """
    tagged = {index: p.tag.level or 1 for index, p in enumerate(paragraphs) if p.tag and p.tag.kind == "heading"}
    found = [index for index in range(len(paragraphs)) if index in tagged or _is_heading(paragraphs, index, body)]
    slanted = [index for index in found if index not in tagged and _is_slanted(paragraphs[index], body)]
    if len(slanted) < FEWEST_SLANTED:
        found = [index for index in found if index not in slanted]
    if tagged:
        return _beside_tagged(paragraphs, found, tagged)
    styles = sorted({_style(paragraphs[index]) for index in found}, reverse=True)
    ranks = {style: min(rank, DEEPEST) for rank, style in enumerate(styles, 1)}
    levels = {index: ranks[_style(paragraphs[index])] for index in found}
    levels = _alike(paragraphs, levels)
    return {index: _numbered_level(paragraphs, levels, index) for index in found}


def _alike(paragraphs: Sequence[Paragraph], levels: dict[int, int]) -> dict[int, int]:
    """Return the levels, those of headings that are numbered alike being one: "Problem 1.1", "Problem 1.2"."""
    groups: dict[tuple[str, int], list[int]] = {}
    for index in levels:
        number = SERIES.match(paragraphs[index].text)
        if number:
            groups.setdefault((number[1] or "", number[2].count(".")), []).append(index)
    evened = dict(levels)
    for members in groups.values():
        counts = Counter(levels[index] for index in members)
        usual = max(counts, key=lambda level: (counts[level], -level))
        if len(members) >= FEWEST_ALIKE and counts[usual] > 0.5 * len(members):
            evened.update(dict.fromkeys(members, usual))
    return evened


def _beside_tagged(paragraphs: Sequence[Paragraph], found: Sequence[int], tagged: dict[int, int]) -> dict[int, int]:
    styles = {_style(paragraphs[index]): level for index, level in tagged.items()}
    levels: dict[int, int] = {}
    last = 0
    for index in found:
        last = tagged.get(index, last)
        levels[index] = tagged.get(index) or styles.get(_style(paragraphs[index])) or min(last + 1, DEEPEST)
    return levels


def _style(paragraph: Paragraph) -> Style:
    """Return what ranks a heading: its size (to half a point), weight, capitals; italics rank below upright letters."""
    return (round(paragraph.size * 2) / 2, paragraph.bold, paragraph.text.isupper(), not paragraph.italic)


def _numbered_level(paragraphs: Sequence[Paragraph], levels: dict[int, int], index: int) -> int:
    """Return a heading's level: "2.1" stands one below "2" also where both look the same."""
    number = NUMBERED.match(paragraphs[index].text)
    if number is None or "." not in number[1]:
        return levels[index]
    parent = number[1].rpartition(".")[0]
    above = [
        other
        for other in levels
        if other < index and (found := NUMBERED.match(paragraphs[other].text)) and found[1] == parent
    ]
    return max(levels[index], min(levels[above[-1]] + 1, DEEPEST)) if above else levels[index]


def _is_heading(paragraphs: Sequence[Paragraph], index: int, body: float) -> bool:
    paragraph = paragraphs[index]
    larger = paragraph.size > LARGER * body
    if not larger and (paragraph.size < 0.9 * body or not (paragraph.bold or _stands_in_italics(paragraphs, index))):
        return False
    text = paragraph.text
    if paragraph.furniture or paragraph.bullet or len(text) > LONGEST or len(paragraph.lines) > MOST_LINES:
        return False
    if not any(char.isalpha() for char in text) or text[-1] in ",;" or paragraph.is_item:
        return False
    if paragraph.tag is not None and paragraph.tag.kind != "paragraph":
        return False
    if larger:
        return not (SENTENCE_END.search(text) and text[-1] == "." and len(text.split()) > 14)
    if breaks_off(text) or (text[-1] in ".:" and not NUMBERED.match(text)):
        return False
    return _heads_something(paragraphs, index)


def _is_slanted(paragraph: Paragraph, body: float) -> bool:
    """Tell whether italics alone make a paragraph a heading; one such line in a document is a motto or a subtitle."""
    return paragraph.italic and not paragraph.bold and paragraph.size <= LARGER * body


def _stands_in_italics(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a line in italics alone stands over upright text, and has a title's shape."""
    paragraph = paragraphs[index]
    if not paragraph.italic or len(paragraph.lines) > 1 or not is_title(paragraph.text):
        return False
    around = [p for p in paragraphs[max(index - 1, 0) : index + 2] if p is not paragraph]
    return index + 1 < len(paragraphs) and not any(p.italic for p in around)


def _heads_something(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether there is text under a bold line before the document ends: else it is a name, or emphasis."""
    following = next((p for p in paragraphs[index + 1 :] if not p.furniture), None)
    return following is not None and following.size <= paragraphs[index].size + 0.6
