"""Promises over time: results to pledges, pledges to their successors and copies."""

from loften.linking.answers import Answers
from loften.linking.material import Outcome, Paper, Promise, read_papers
from loften.linking.model import CopyLink, Link, OutcomeLink, SuccessorLink, links_schema
from loften.linking.outcomes import link_outcomes
from loften.linking.read import read_links
from loften.linking.reuse import link_copies
from loften.linking.run import Linked, link_records, write_links
from loften.linking.successors import link_successors

__all__ = [
    "Answers",
    "CopyLink",
    "Link",
    "Linked",
    "Outcome",
    "OutcomeLink",
    "Paper",
    "Promise",
    "SuccessorLink",
    "link_copies",
    "link_outcomes",
    "link_records",
    "link_successors",
    "links_schema",
    "read_links",
    "read_papers",
    "write_links",
]
