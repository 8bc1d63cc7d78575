"""What it is about, by the codebook's closed list."""

from collections.abc import Iterator

from loften.agreement import THEMES, Theme
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline
from loften.themes import find_strong_themes, find_themes

_SETTINGS: frozenset[Theme] = frozenset(("barn och unga", "otrygga platser"))
"""Themes that say for whom or where: what it is about stands above."""

_GENERAL: tuple[Theme, ...] = ("trygghet allmänt",)


def decide_themes(pledge: FoundPledge, outline: Outline) -> tuple[Theme, ...]:
    """Return one or more themes, by the pledge's own words, else by where it stands, else by weaker words."""
    text = outline.document.text[pledge.start : pledge.end]
    own = set(find_strong_themes(text)) - _implied(text)
    above = set(next((themes for themes in _above(pledge, outline) if themes and themes != _GENERAL), ()))
    says_all = own and not (own & above or own <= _SETTINGS)
    themes = own if says_all else own | above or set(find_themes(text))
    return tuple(theme for theme in THEMES if theme in themes) or _GENERAL


def _implied(text: str) -> set[Theme]:
    """Return the theme that a narrower one includes: violence at home is not also violence."""
    return {"våld"} if "våld i nära relation" in find_strong_themes(text) else set()


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
