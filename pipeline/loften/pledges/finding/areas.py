"""The focus area that a pledge stands under or names."""

from collections.abc import Sequence
from dataclasses import replace

from loften.pledges.pledge import FoundPledge
from loften.sections import FocusArea, Outline
from loften.sections.focus import area_of_heading, content_stems
from loften.themes import find_themes


def assign_areas(found: Sequence[FoundPledge], outline: Outline) -> tuple[FoundPledge, ...]:
    """Return the pledges with their focus area: the one they stand under, else what they or their parent name."""
    assigned: list[FoundPledge] = []
    for pledge in found:
        area = _above(pledge, outline)
        if area is None:
            area = _named(outline.document.text[pledge.start : pledge.end], outline.focus_areas)
        if area is None and pledge.parent is not None and pledge.parent < len(assigned):
            area = assigned[pledge.parent].focus_area
        assigned.append(replace(pledge, focus_area=area))
    return tuple(assigned)


def _above(pledge: FoundPledge, outline: Outline) -> int | None:
    """Return the area of the nearest heading or lead-in, or of the label that opens the block."""
    layout = outline.layout
    block = outline.document.blocks[pledge.block]
    for index, area in enumerate(outline.focus_areas):
        if area.start is not None and block.start <= area.start < block.end:
            return index
    lead = layout.leads[pledge.block]
    above = [*reversed(layout.headings[pledge.block]), *([] if lead is None else [lead])]
    for heading in above:
        if heading != layout.title and len(layout.text(heading).split()) <= 12:
            named = area_of_heading(layout.text(heading), outline.focus_areas)
            if named is not None:
                return named
    return None


def _named(quoted: str, areas: Sequence[FocusArea]) -> int | None:
    """Return the one area that a text names, by the area's words or by a theme that only this area has."""
    stems = content_stems(quoted)
    by_words = [index for index, area in enumerate(areas) if area.label and content_stems(area.label) <= stems]
    if by_words:
        return by_words[0]
    themes = set(find_themes(quoted))
    by_theme = [index for index, area in enumerate(areas) if themes & set(area.themes)]
    return by_theme[0] if len(by_theme) == 1 else None
