"""Evidence for each section type: what the words of a block, of its headings and of its lead-in speak for."""

from collections.abc import Iterator
from functools import cache

from loften.agreement import SECTION_TYPES, SectionType
from loften.rules import Rule, load_rules
from loften.sections.layout import Layout, opens_list

Scores = dict[SectionType, float]

# How much of its weight a heading's word keeps for blocks under its subheadings, and a lead-in's for its items.
_HIGHER_HEADING = 0.5
_TITLE = 0.2
_LEAD = 0.9
_SECOND_READING = 0.3
_HEADING = 3.5
_REPORT = 1.5
_CLEAR = 2.5
_CERTAIN = 7.0
_OUTRANKED = 0.5
_MOST = 8.0


def no_evidence() -> Scores:
    """Return scores of zero."""
    return dict.fromkeys(SECTION_TYPES, 0.0)


def weigh_words(layout: Layout, index: int) -> Scores:
    """Return what the words of a block and of its lead-in speak for, summed; no section gets more than eight."""
    scores = weigh_text(layout.text(index))
    lead = layout.leads[index]
    if lead is not None and opens_list(layout.text(lead)):
        _add(scores, weigh_text(layout.text(lead)), _LEAD)
    return {section: min(score, _MOST) for section, score in scores.items()}


def weigh_headings(layout: Layout, index: int) -> Scores:
    """Return what the headings above a block speak for: the nearest in full, each higher one half as much."""
    scores = no_evidence()
    share = 1.0
    for heading in reversed(layout.headings[index]):
        _add(scores, weigh_heading(layout.text(heading)), min(share, _TITLE if heading == layout.title else share))
        share *= _HIGHER_HEADING
    return scores


def weigh_text(text: str) -> Scores:
    """Return what a block's own words speak for.

    A block that does two things has the type of what matters most (codebook section 1): where its words promise, report
    or describe the situation, those that name areas or introduce count for less.
    """
    scores = no_evidence()
    matched = list(_matching(text, "text"))
    for rule in [rule for rule in matched if rule.data.get("alone")] or matched:
        scores[rule.data["section"]] += float(rule.data["weight"])
    if max(scores["löften"], scores["uppföljning"], scores["lägesbild"]) >= _CLEAR and scores["inledning"] < _CERTAIN:
        scores["inledning"] *= _OUTRANKED
    return scores


def weigh_heading(text: str) -> Scores:
    """Return what a heading speaks for: of its readings the strongest, others by half, together with what it weighs."""
    scores = no_evidence()
    found = sorted(_matching(text, "heading"), key=lambda rule: -float(rule.data["weight"]))
    for rule, share in zip(found, (1.0, _SECOND_READING), strict=False):
        scores[rule.data["section"]] = max(
            scores[rule.data["section"]], share * min(float(rule.data["weight"]), _HEADING)
        )
    return scores


def weigh_title(layout: Layout) -> Scores:
    """Return what the title makes of every block: a report on earlier promises reports, and does not promise."""
    scores = no_evidence()
    if layout.title is not None and weigh_heading(layout.text(layout.title))["uppföljning"] >= _CLEAR:
        scores["uppföljning"], scores["löften"] = _REPORT, -_REPORT
    return scores


@cache
def _rules(on: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules("sections") if rule.data["on"] == on)


def _matching(text: str, on: str) -> Iterator[Rule]:
    return (rule for rule in _rules(on) if rule.search(text))


def _add(scores: Scores, more: Scores, share: float) -> None:
    for section, score in more.items():
        scores[section] += share * score
