"""Evidence for each section type: what the words of a block, of its headings and of its lead-in speak for."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from loften.agreement import SECTION_TYPES, SectionType
from loften.rules import Rule, load_rules
from loften.sections.clauses import matching_clauses
from loften.sections.layout import Layout
from loften.sections.lines import opens_list
from loften.sections.sentences import sentences

Scores = dict[SectionType, float]

# How much of its weight a heading's word keeps for blocks under its subheadings, and a lead-in's for its items.
_HIGHER_HEADING = 0.5
_TITLE = 0.2
_LEAD = 0.9
# What a sentence right above a list can announce without a colon; the situation or purpose told there is its own.
_BARE_LEAD = 0.5
_ANNOUNCED: tuple[SectionType, ...] = ("löften", "uppföljning", "fokusområden")
_SECOND_READING = 0.3
_HEADING = 3.5
_REPORT = 2.5
_CLEAR = 2.5
_CERTAIN = 7.0
_TOLD = 4.0
_OUTRANKED = 0.5
_MOST = 8.0
# An act in the present or a bare noun promises in a list or under a promise; elsewhere it only tells (section 2).
_OUT_OF_CONTEXT = 0.4


def no_evidence() -> Scores:
    """Return scores of zero."""
    return dict.fromkeys(SECTION_TYPES, 0.0)


def weigh_words(layout: Layout, index: int) -> Scores:
    """Return what the words of a block and of its lead-in speak for, summed; no section gets more than eight."""
    if _heads_columns(layout, index):
        return weigh_headings(layout, index + 1)
    scores = weigh_text(layout.text(index), is_promise_place(layout, index))
    lead = layout.leads[index]
    if lead is not None and opens_list(layout.text(lead)):
        _add(scores, weigh_text(layout.text(lead)), _LEAD)
    elif lead is not None and layout.document.blocks[index].kind != "table_row":
        announced = weigh_text(_last_sentence(layout.text(lead)))
        _add(scores, {section: announced[section] for section in _ANNOUNCED}, _BARE_LEAD)
    return {section: min(score, _MOST) for section, score in scores.items()}


def _last_sentence(text: str) -> str:
    """Return the sentence that stands right above a list, which its lead-in is where no colon tells."""
    *_, (start, end) = [(0, 0), *sentences(text)]
    return text[start:end]


def weigh_headings(layout: Layout, index: int) -> Scores:
    """Return what the headings above a block speak for: the nearest in full, each higher one half as much."""
    scores = no_evidence()
    share = 1.0
    for header in _headers(layout, index):
        for rule in matching(header, "column"):
            scores[rule.data["section"]] += float(rule.data["weight"])
    for heading in reversed(layout.headings[index]):
        _add(scores, weigh_heading(layout.text(heading)), min(share, _TITLE if heading == layout.title else share))
        share *= _HIGHER_HEADING
    return scores


def is_promise_place(layout: Layout, index: int) -> bool:
    """Return whether a block stands in a list or under a heading that makes promises of what is done there.

    What is listed under a heading for the introduction are purposes, or what promises are.
    """
    nearest = layout.heading(index)
    if nearest is not None and nearest != layout.title:
        weighed = weigh_heading(layout.text(nearest))
        if weighed["inledning"] > max(weighed["löften"], _CLEAR):
            return False
    if layout.depths[index] or layout.lists[index] is not None:
        return True
    return any(
        heading != layout.title and weigh_heading(layout.text(heading))["löften"] for heading in layout.headings[index]
    )


def _heads_columns(layout: Layout, index: int) -> bool:
    """Return whether a row is the one that names the columns of the row below it."""
    blocks = layout.document.blocks
    below = [cell.header for cell in blocks[index + 1].cells] if index + 1 < len(blocks) else []
    return any(below) and [layout.document.quote(cell) for cell in blocks[index].cells] == below


def _headers(layout: Layout, index: int) -> Iterator[str]:
    """Yield the headings of a row's columns, each once."""
    cells = layout.document.blocks[index].cells
    yield from dict.fromkeys(cell.header for cell in cells if cell.header)


def weigh_text(text: str, in_place: bool = True) -> Scores:
    """Return what a block's own words speak for; ``in_place``: it stands where an act is a promise.

    A block that does two things has the type of what matters most (codebook section 1): where its words promise, report
    or describe the situation, those that name areas or introduce count for less.
    """
    scores = no_evidence()
    opens = opens_list(text)
    matched = [rule for rule in matching(text, "text") if not (opens and rule.data.get("closed"))]
    for rule in [rule for rule in matched if rule.data.get("alone")] or matched:
        told = rule.data.get("place") and not in_place
        scores[rule.data["section"]] += float(rule.data["weight"]) * (_OUT_OF_CONTEXT if told else 1)
    weightier = max(scores["löften"], scores["uppföljning"], scores["lägesbild"]) >= _CLEAR
    if scores["lägesbild"] >= _TOLD or (weightier and scores["inledning"] < _CERTAIN):
        scores["inledning"] *= _OUTRANKED
    return scores


@lru_cache(maxsize=1024)  # a heading is weighed for every block below it
def weigh_heading(text: str) -> Mapping[SectionType, float]:
    """Return what a heading speaks for: of its readings the strongest, others by half, together with what it weighs."""
    scores = no_evidence()
    found = sorted(matching(text, "heading"), key=lambda rule: -float(rule.data["weight"]))
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


@lru_cache(maxsize=2048)  # a lead-in is weighed for every item, a heading for every block below it
def matching(text: str, on: str) -> tuple[Rule, ...]:
    """Return the rules that match a block's own words ("text"), a heading or the heading of a column."""
    return tuple(matching_clauses(load_rules("sections").where(on=on), text))


def _add(scores: Scores, more: Mapping[SectionType, float], share: float) -> None:
    for section, score in more.items():
        scores[section] += share * score
