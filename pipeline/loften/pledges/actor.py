"""Who is to do it."""

from collections.abc import Sequence

from loften.agreement import Actor
from loften.head import Head
from loften.language import Parsed
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def decide_actors(
    pledges: Sequence[FoundPledge], outline: Outline, parsed: Parsed, head: Head
) -> list[tuple[Actor, tuple[str, ...]]]:
    """Return each pledge's actor and the ids of the rules that decided; inherited along lead, parent, heading, head."""
    return [(Actor(label="oklar", basis="ingen", parties=()), ()) for _ in pledges]
