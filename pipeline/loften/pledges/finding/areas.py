"""The focus area that a pledge stands under or names."""

from collections.abc import Sequence
from dataclasses import replace

from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def assign_areas(found: Sequence[FoundPledge], outline: Outline) -> tuple[FoundPledge, ...]:
    """Return the pledges with their focus area."""
    return tuple(replace(pledge, focus_area=None) for pledge in found)
