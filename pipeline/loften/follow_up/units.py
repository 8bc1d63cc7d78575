"""Which stretches of a document are a plan or a result: items and rows whole, prose by its sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loften.follow_up.rows import read_row
from loften.head import Head
from loften.language import Parsed
from loften.rules import Rule, load_rules
from loften.sections import Outline

Sort = Literal["plan", "result", "none"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters ``start:end`` in a block that make one plan or one result.

    ``pledge`` is the promise that the same block or row restates, ``verdict`` what it says in a cell or label apart.
    """

    sort: Sort
    block: int
    start: int
    end: int
    pledge: str | None = None
    verdict: str | None = None


def find_units(outline: Outline, parsed: Parsed, head: Head) -> Iterator[Unit]:
    """Yield the plans and results of the blocks that are follow-up, in reading order."""
    report = head.kind == "uppföljning"
    for index, block in enumerate(outline.document.blocks):
        if outline.sections[index] != "uppföljning" or outline.layout.is_heading[index] or block.furniture:
            continue
        labelled = _labelled(outline, index)
        if labelled is not None:
            yield labelled
        elif block.kind == "table_row":
            yield from _row(outline, index, report)
        elif block.kind == "list_item":
            yield from _item(outline, index, report)
        else:
            yield from _merged(_sentences(outline, parsed, index, report))


def _labelled(outline: Outline, index: int) -> Unit | None:
    """Return the result behind a label ("Utfall: …"), the promise before it, where a block is made so."""
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    label = _rule("result.label").search(text)
    if label is None or block.cells:
        return None
    before = _rule("restated.sentence").search(text[: label.start()]) if text[: label.start()].strip() else None
    if before is None and text[: label.start()].strip():
        return None
    pledge = before["pledge"].strip(" .") if before else None
    return Unit("result", index, block.start + label.end(), block.end, pledge)


def _row(outline: Outline, index: int, report: bool) -> Iterator[Unit]:
    """Yield the result that a table's row holds: its outcome, with the promise and the verdict of other cells."""
    block = outline.document.blocks[index]
    row = read_row(outline.document, block)
    if row.is_header:
        return
    if row.outcome is not None and (report or row.verdict is not None or row.pledge is not None):
        yield Unit("result", index, row.outcome.start, row.outcome.end, row.pledge, row.verdict)
    else:
        sort = sort_of(outline.document.quote(block), report)
        if sort != "none":
            yield Unit(sort, index, block.start, block.end, row.pledge, row.verdict)


def _item(outline: Outline, index: int, report: bool) -> Iterator[Unit]:
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    restated = _rule("restated.sentence").search(text)
    sort = sort_of(text, report)
    if sort == "none" and _rule("plan.channel-line").search(text):
        sort = "plan"
    if restated is not None and len(text) > restated.end() + 1:
        yield Unit("result", index, block.start, block.end, restated["pledge"].strip(" ."))
    elif sort != "none":
        yield Unit(sort, index, block.start, block.end)


def _sentences(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    for start, end in parsed.sentences(index):
        text = outline.document.text[start:end]
        if not _rule("restated.sentence").search(text):
            yield Unit(sort_of(text, report), index, start, end)


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


def _rule(name: str) -> Rule:
    return load_rules("follow_up")[name]
