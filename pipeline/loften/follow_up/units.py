"""Which stretches of a document are a plan or a result: items and rows whole, prose by its sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loften.head import Head
from loften.language import Parsed
from loften.rules import Rule, load_rules
from loften.sections import Outline

Sort = Literal["plan", "result", "none"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters ``start:end`` in a block that make one plan or one result."""

    sort: Sort
    block: int
    start: int
    end: int


def find_units(outline: Outline, parsed: Parsed, head: Head) -> Iterator[Unit]:
    """Yield the plans and results of the blocks that are follow-up, in reading order."""
    for index, block in enumerate(outline.document.blocks):
        if outline.sections[index] != "uppföljning" or outline.layout.is_heading[index] or block.furniture:
            continue
        if block.kind in ("list_item", "table_row"):
            unit = _whole(outline, index, head)
            if unit is not None:
                yield unit
        else:
            yield from _merged(_sentences(outline, parsed, index, head))


def _whole(outline: Outline, index: int, head: Head) -> Unit | None:
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    sort = sort_of(text, _is_report(head))
    if sort == "none" and _rule("plan.channel-line").search(text):
        sort = "plan"
    return None if sort == "none" else Unit(sort, index, block.start, block.end)


def _sentences(outline: Outline, parsed: Parsed, index: int, head: Head) -> Iterator[Unit]:
    for start, end in parsed.sentences(index):
        yield Unit(sort_of(outline.document.text[start:end], _is_report(head)), index, start, end)


def _merged(units: Iterator[Unit]) -> Iterator[Unit]:
    """Yield units with those sentences that only add to one: to a plan what is no result, to a result a detail."""
    held: Unit | None = None
    for unit in units:
        joins = held is not None and (unit.sort == "plan" == held.sort or unit.sort == "none" != held.sort)
        if held is not None and joins:
            held = replace(held, end=unit.end)
            continue
        if held is not None and held.sort != "none":
            yield held
        held = unit
    if held is not None and held.sort != "none":
        yield held


def sort_of(text: str, report: bool) -> Sort:
    """Return what a sentence or item is; in a report on earlier promises the past tense is a result sooner."""
    if _rule("plan.not").search(text):
        return "none"
    done = _rule("result.marker").search(text) or _rule("result.done").search(text)
    if done and not _rule("result.not").search(text) and (report or _speaks_of_earlier(text)):
        return "result"
    return "plan" if _rule("plan.act").search(text) else "none"


def _speaks_of_earlier(text: str) -> bool:
    """Tell whether a text says of which earlier time it speaks, or is a verdict: then it is no plan in the past."""
    return bool(_rule("result.marker").search(text) or _rule("result.earlier").search(text))


def _is_report(head: Head) -> bool:
    return head.kind == "uppföljning"


def _rule(name: str) -> Rule:
    return load_rules("follow_up")[name]
