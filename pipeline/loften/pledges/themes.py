"""What it is about, by the codebook's closed list."""

from collections.abc import Iterator

from loften.agreement import THEMES, Theme
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline
from loften.themes import find_themes

_GENERAL: tuple[Theme, ...] = ("trygghet allmänt",)


def decide_themes(pledge: FoundPledge, outline: Outline) -> tuple[Theme, ...]:
    """Return one or more themes, from the pledge's own words and from where it stands; ``övrigt`` where none fits."""
    document = outline.document
    own = set(find_themes(document.text[pledge.start : pledge.end]))
    above = set(next((themes for themes in _above(pledge, outline) if themes and themes != _GENERAL), ()))
    themes = (own | above) - set(_GENERAL) or own or set(_GENERAL)
    return tuple(theme for theme in THEMES if theme in themes) or ("övrigt",)


def _above(pledge: FoundPledge, outline: Outline) -> Iterator[tuple[Theme, ...]]:
    """Yield the themes of what the pledge stands under, nearest first: focus area, then headings."""
    blocks = outline.document.blocks
    if pledge.focus_area is not None:
        area = outline.focus_areas[pledge.focus_area]
        yield area.themes or find_themes(area.label)
    for index in range(pledge.block - 1, 0, -1):
        if blocks[index].kind == "heading":
            yield find_themes(outline.document.quote(blocks[index]))
            return
