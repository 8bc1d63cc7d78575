"""How sure the program is that this is a pledge, that its actor is right, that its measurability is right."""

from loften.pledges.confidence.estimate import estimate
from loften.pledges.confidence.seen import look

__all__ = ["estimate", "look"]
