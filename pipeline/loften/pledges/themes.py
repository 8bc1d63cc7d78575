"""What it is about, by the codebook's closed list."""

from loften.agreement import Theme
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def decide_themes(pledge: FoundPledge, outline: Outline) -> tuple[Theme, ...]:
    """Return one or more themes, from the pledge's own words and from where it stands."""
    return ("övrigt",)
