"""Promises and lead-ins block by block: list items, table rows, prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loften.document import Cell
from loften.parties import find_mentions
from loften.pledges.finding.context import Surroundings
from loften.pledges.finding.judge import Judgement, judge
from loften.pledges.finding.units import (
    Span,
    inner_start,
    is_reported,
    split_clauses,
    split_parties,
    split_sentences,
    strip_tail,
)

_LEAST_IN_PROSE = 2.0
_LEAST_IN_LIST = 0.5
_ACTION_COLUMN = re.compile(
    r"åtgärd|aktivitet|insats|löfte|åtagande|vad\b|göra|lovar|lova|beskrivning|innehåll|åtgärder", re.IGNORECASE
)
_TOGETHER = re.compile(r"(?:vi\s+)?(?:gör\s+)?(?:tillsammans|gemensamt|båda|alla)", re.IGNORECASE)
_PARTY_COLUMN = re.compile(
    r"ansvar|håller\s+i|vem|utför|aktör|part\b|samverka|medverka|när|tid|datum|uppfölj|mått|nr\b|område|status",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of text at ``start:end`` of one block and what it is: a promise or a lead-in, in a list or in prose."""

    start: int
    end: int
    block: int
    role: Literal["pledge", "lead", "other"]
    form: Literal["item", "prose", "row"]
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    continues: bool = False


def find_candidates(here: Surroundings) -> Iterator[Candidate]:
    """Yield the promises and lead-ins of a document, in the order of the text."""
    document, layout = here.outline.document, here.outline.layout
    for index, block in enumerate(document.blocks):
        if layout.is_heading[index] or block.furniture or block.kind == "caption":
            continue
        if here.outline.sections[index] != "löften" or not any(map(str.isalpha, document.quote(block))):
            continue
        if block.kind == "table_row":
            yield from _row(here, index)
        elif layout.lists[index] is not None and not _reads_as_prose(here, index):
            yield from _item(here, index)
        else:
            yield from _prose(here, index)


def _reads_as_prose(here: Surroundings, index: int) -> bool:
    """Return whether an item is a paragraph with a bullet: background first, the promise in a later sentence."""
    first, *others = here.sentences(index)
    return len(others) >= 2 and judge(first).balance <= 0 and any(judge(other).explicit for other in others)


def _item(here: Surroundings, index: int) -> Iterator[Candidate]:
    """Yield an item whole; a second sentence with an act of its own by other parties is a unit of its own."""
    text = here.outline.document.text
    block = here.outline.document.blocks[index]
    spans = split_sentences(text, block.start, block.end)
    while spans and _is_follow_up(text, spans[-1]):
        spans.pop()
    groups: list[Span] = []
    for span in spans:
        judged = judge(text[slice(*span)])
        if judged.lead and (span == spans[-1] or not groups):
            yield from _item_units(here, index, groups)
            groups = []
            yield Candidate(*span, index, "lead", "item", reasons=judged.reasons)
        elif groups and not _own_unit(text, groups[-1], span, judged):
            groups[-1] = (groups[-1][0], span[1])
        else:
            groups.append(span)
    yield from _item_units(here, index, groups)


def _item_units(here: Surroundings, index: int, groups: list[Span]) -> Iterator[Candidate]:
    text = here.outline.document.text
    for start, end in groups:
        judged = judge(text[start:end])
        score = judged.promise + here.support(index) - judged.bar
        if score < _LEAST_IN_LIST:
            yield Candidate(start, end, index, "other", "item", score, judged.reasons)
            continue
        for part in split_parties(text, start, end):
            yield Candidate(
                part[0], strip_tail(text, *part), index, "pledge", "item", score, ("unit.item", *judged.reasons)
            )


def _own_unit(text: str, before: Span, span: Span, judged: Judgement) -> bool:
    """Return whether a later sentence of an item commits to an action of its own.

    It does with a party of its own as subject; the same party's second sentence only with an outright promise. What
    only describes why is no unit before it.
    """
    if judged.detail or judged.bar > judged.promise or judge(text[slice(*before)]).balance < 0:
        return False
    if not (judged.explicit or "promise.party-acts" in judged.reasons):
        return False
    earlier = {m.kind for m in find_mentions(text, *before) if not m.genitive and not m.weak}
    subjects = {m.kind for m in find_mentions(text, *span) if not (m.genitive or m.weak or _is_place(text, m.start))}
    if not subjects - earlier:
        return (
            judged.explicit and bool(subjects) and not re.search(r"\b(?:även|också|vill|önskar)\b", text[slice(*span)])
        )
    return True


def _is_place(text: str, start: int) -> bool:
    return re.search(r"\b(?:i|inom)\s+(?:hela\s+)?$", text[max(0, start - 12) : start]) is not None


def _is_follow_up(text: str, span: Span) -> bool:
    return bool({"bar.follow-up", "text.follow-up"} & set(judge(text[slice(*span)]).reasons))


def _prose(here: Surroundings, index: int) -> Iterator[Candidate]:
    """Yield the promising sentences of a paragraph, each with the sentences after it that only specify it."""
    text = here.outline.document.text
    block = here.outline.document.blocks[index]
    support = here.support(index)
    open_unit: Candidate | None = None
    for start, end in split_sentences(text, block.start, block.end):
        judged = judge(text[start:end])
        score = judged.balance + support
        promising = score >= _LEAST_IN_PROSE and judged.promise > 0 and judged.bar < 4
        if judged.lead:
            if open_unit:
                yield open_unit
            open_unit = None
            yield Candidate(start, end, index, "lead", "prose", reasons=judged.reasons)
        elif open_unit and (judged.detail or not promising) and judged.bar < 2:
            open_unit = _extended(open_unit, end)
        elif promising:
            if open_unit:
                yield open_unit
            *closed, open_unit = _sentence_units(text, start, end, index, score, judged)
            yield from closed
        else:
            if open_unit:
                yield open_unit
            open_unit = None
            yield Candidate(start, end, index, "other", "prose", score, judged.reasons)
    if open_unit:
        yield open_unit


def _sentence_units(
    text: str, start: int, end: int, index: int, score: float, judged: Judgement
) -> Iterator[Candidate]:
    begin = inner_start(text, start, end)
    for part in (part for clause in split_clauses(text, begin, end) for part in split_parties(text, *clause)):
        yield Candidate(
            part[0],
            strip_tail(text, *part),
            index,
            "pledge",
            "prose",
            score,
            ("unit.sentence", *judged.reasons),
            continues=begin > start and not is_reported(text, start, end),
        )


def _extended(unit: Candidate, end: int) -> Candidate:
    return Candidate(unit.start, end, unit.block, unit.role, unit.form, unit.score, unit.reasons, unit.continues)


def _row(here: Surroundings, index: int) -> Iterator[Candidate]:
    """Yield the cell of a row that says what is done; in a grid of themes and parties, every party's cell."""
    document = here.outline.document
    cells = document.blocks[index].cells
    if not cells or _is_header(here, index):
        return
    for cell in _action_cells(here, cells):
        judged = judge(document.quote(cell))
        score = judged.balance + here.support(index) + 1
        yield Candidate(cell.start, cell.end, index, "pledge", "row", score, ("unit.row", *judged.reasons))


def _action_cells(here: Surroundings, cells: tuple[Cell, ...]) -> list[Cell]:
    document = here.outline.document
    filled = [cell for cell in cells if len(document.quote(cell).split()) >= 2]
    named = [cell for cell in filled if cell.header and _ACTION_COLUMN.search(cell.header)]
    if named:
        return named[:1]
    by_party = [cell for cell in filled if cell.header and _is_party(cell.header)]
    if by_party:
        return by_party
    open_cells = [cell for cell in filled if not (cell.header and _PARTY_COLUMN.search(cell.header))]
    return [max(open_cells, key=lambda cell: cell.end - cell.start)] if open_cells else []


def _is_party(header: str) -> bool:
    if _TOGETHER.fullmatch(header.strip()):
        return True
    mentions = find_mentions(header)
    return bool(mentions) and sum(m.end - m.start for m in mentions) >= 0.5 * len(header)


def _is_header(here: Surroundings, index: int) -> bool:
    cells = here.outline.document.blocks[index].cells
    return all(cell.header is None or here.outline.document.quote(cell) == cell.header for cell in cells) and any(
        _ACTION_COLUMN.search(here.outline.document.quote(cell))
        or _PARTY_COLUMN.search(here.outline.document.quote(cell))
        for cell in cells
    )
