"""Whether it can be checked, and by which number."""

from loften.agreement import Measurability
from loften.language import Parsed
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def decide_measurability(
    pledge: FoundPledge, outline: Outline, parsed: Parsed
) -> tuple[Measurability, tuple[str, ...]]:
    """Return the measurability with its evidence, and the ids of the rules that decided."""
    return Measurability(label="vag", evidence=()), ()
