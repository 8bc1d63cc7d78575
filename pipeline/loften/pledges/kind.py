"""Whether a state of the world is promised, or an activity."""

from loften.agreement import PledgeKind
from loften.language import Parsed
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def decide_kind(pledge: FoundPledge, outline: Outline, parsed: Parsed) -> PledgeKind:
    """Return ``effekt`` or ``aktivitet``."""
    return "aktivitet"
