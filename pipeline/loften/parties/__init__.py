"""Parties: which organisations a text names, and of what kind each is."""

from loften.parties.mentions import Mention, find_mentions

__all__ = ["Mention", "find_mentions"]
