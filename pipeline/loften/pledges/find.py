"""Which words promise something."""

from loften.language import Parsed
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def find(outline: Outline, parsed: Parsed) -> tuple[FoundPledge, ...]:
    """Find the pledges of a document, in reading order, each with its lead-in, parent and focus area."""
    return ()
