"""Who is to do it: the parties of a pledge, from its own words or from what it stands under."""

from loften.pledges.actor.decide import decide_actors

__all__ = ["decide_actors"]
