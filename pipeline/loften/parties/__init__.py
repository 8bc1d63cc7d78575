"""Parties: which organisations a text names, and of what kind each is."""

from loften.parties.mentions import KnownParty, Mention, find_mentions

__all__ = ["KnownParty", "Mention", "find_mentions"]
