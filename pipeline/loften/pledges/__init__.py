"""Pledges: find them, then ask of each who, how measurable, what kind, about what. One question a file."""

from loften.pledges.find import find, propose
from loften.pledges.finding.candidates import Candidate
from loften.pledges.label import label
from loften.pledges.pledge import FoundPledge, LabelledPledge

__all__ = ["Candidate", "FoundPledge", "LabelledPledge", "find", "label", "propose"]
