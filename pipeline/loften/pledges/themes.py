"""What it is about, by the codebook's closed list."""

import re
from collections.abc import Iterator

from loften.agreement import THEMES, Theme
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline
from loften.themes import find_strong_themes, find_themes, find_weak_themes

_SETTINGS: frozenset[Theme] = frozenset(("barn och unga", "otrygga platser"))
"""Themes that say for whom or where."""

_LISTS = re.compile(r",|\b(?:och|samt)\b|&|/", re.IGNORECASE)

_PLACE: frozenset[Theme] = frozenset(("otrygga platser",))
_YOUNG: frozenset[Theme] = frozenset(("barn och unga",))

_GENERAL: tuple[Theme, ...] = ("trygghet allmänt",)


def decide_themes(pledge: FoundPledge, outline: Outline) -> tuple[Theme, ...]:
    """Return one or more themes: of the pledge's own words and of what it stands under.

    A hint at the young (a school, parents) adds to what is named; a hint at a place counts where nothing is.
    """
    text = outline.document.text[pledge.start : pledge.end]
    own, hints = set(find_strong_themes(text)), set(find_weak_themes(text))
    above = next((label for label in _above(pledge, outline) if find_themes(label) not in ((), _GENERAL)), "")
    stands = set(find_strong_themes(above))
    says_which = bool(stands & own - _SETTINGS) and _LISTS.search(
        above
    )  # under "Alkohol, droger och unga" a control of alcohol is about alcohol
    themes = own | (hints & _YOUNG) | (set() if says_which else stands)
    if not own:
        themes |= _PLACE & set(find_weak_themes(above))
        themes |= hints if not stands else set()
    themes = themes or set(find_themes(above)) or set(find_themes(text))
    themes -= _implied(themes)
    return tuple(theme for theme in THEMES if theme in themes) or _GENERAL


def _implied(themes: set[Theme]) -> set[Theme]:
    """Return the theme that a narrower one includes: violence at home is not also violence."""
    return {"våld"} if "våld i nära relation" in themes else set()


def _above(pledge: FoundPledge, outline: Outline) -> Iterator[str]:
    """Yield what the pledge stands under, nearest first: its focus area, then the heading."""
    blocks = outline.document.blocks
    if pledge.focus_area is not None:
        yield outline.focus_areas[pledge.focus_area].label
    for index in range(pledge.block - 1, 0, -1):
        if blocks[index].kind == "heading":
            yield outline.document.quote(blocks[index])
            return
