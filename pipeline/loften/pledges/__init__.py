"""Pledges: find them, then ask of each who, how measurable, what kind, about what. One question a file."""

from loften.pledges.find import find
from loften.pledges.label import label
from loften.pledges.pledge import FoundPledge, LabelledPledge

__all__ = ["FoundPledge", "LabelledPledge", "find", "label"]
