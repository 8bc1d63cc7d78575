"""Promises over time: results to pledges, pledges to their successors and copies."""

from loften.linking.material import Outcome, Paper, Promise, read_papers
from loften.linking.model import CopyLink, Link, OutcomeLink, SuccessorLink, links_schema
from loften.linking.outcomes import link_outcomes
from loften.linking.successors import link_successors

__all__ = [
    "CopyLink",
    "Link",
    "Outcome",
    "OutcomeLink",
    "Paper",
    "Promise",
    "SuccessorLink",
    "link_outcomes",
    "link_successors",
    "links_schema",
    "read_papers",
]
