"""Evidence for each section type: what the words of a block, of its headings and of its lead-in speak for."""

from collections.abc import Iterator
from functools import cache

from loften.agreement import SECTION_TYPES, SectionType
from loften.rules import Rule, load_rules
from loften.sections.layout import Layout

Scores = dict[SectionType, float]

# How much of its weight a heading's word keeps for blocks under its subheadings, and a lead-in's for its items.
_HIGHER_HEADING = 0.5
_TITLE = 0.2
_LEAD = 0.7
_MOST = 6.0


def no_evidence() -> Scores:
    """Return scores of zero."""
    return dict.fromkeys(SECTION_TYPES, 0.0)


def weigh_words(layout: Layout, index: int) -> Scores:
    """Return what the words in and above a block speak for, as summed weights; no section gets more than six."""
    scores = no_evidence()
    _add(scores, weigh_text(layout.text(index)), 1.0)
    lead = layout.leads[index]
    if lead is not None:
        _add(scores, weigh_text(layout.text(lead)), _LEAD)
    share = 1.0
    for heading in reversed(layout.headings[index]):
        _add(scores, weigh_heading(layout.text(heading)), min(share, _TITLE if heading == layout.title else share))
        share *= _HIGHER_HEADING
    return {section: min(score, _MOST) for section, score in scores.items()}


def weigh_text(text: str) -> Scores:
    """Return what a block's own words speak for."""
    return _weigh(text, "text")


def weigh_heading(text: str) -> Scores:
    """Return what a heading speaks for; of several rules for one section only the strongest counts."""
    return _weigh(text, "heading")


@cache
def _rules(on: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules("sections") if rule.data["on"] == on)


def _weigh(text: str, on: str) -> Scores:
    scores = no_evidence()
    for rule in _matching(text, on):
        section, weight = rule.data["section"], float(rule.data["weight"])
        scores[section] = max(scores[section], weight) if on == "heading" else scores[section] + weight
    return scores


def _matching(text: str, on: str) -> Iterator[Rule]:
    return (rule for rule in _rules(on) if rule.search(text))


def _add(scores: Scores, more: Scores, share: float) -> None:
    for section, score in more.items():
        scores[section] += share * score
