"""Which stretches of a document are a plan or a result: items and rows whole, prose by its sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loften.follow_up.context import Context
from loften.follow_up.rows import read_row
from loften.follow_up.sort import Sort, sort_of, tells
from loften.language import Parsed
from loften.rules import Rule, load_rules
from loften.sections import Outline


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters ``start:end`` in a block that make one plan or one result.

    ``pledge`` is the promise that the same block or row restates, ``verdict`` what it says in a cell or label apart.
    ``told``: it is in the past tense.
    """

    sort: Sort
    block: int
    start: int
    end: int
    pledge: str | None = None
    verdict: str | None = None
    told: bool = False


def find_units(outline: Outline, parsed: Parsed, standing: Sequence[Context | None]) -> Iterator[Unit]:
    """Yield the plans and results of the blocks that are follow-up, in reading order."""
    for index, block in enumerate(outline.document.blocks):
        context = standing[index]
        if context is None or context in ("restated", "method") or _is_label(outline, standing, index):
            continue
        labelled = _labelled(outline, index, context == "report")
        if labelled is not None:
            found = [labelled]
        elif block.kind == "table_row":
            found = list(_row(outline, parsed, index, context == "report"))
        elif block.kind == "list_item" or _answers_heading(outline, index):
            found = list(_item(outline, parsed, index, context == "report"))
        else:
            found = list(_prose(outline, parsed, index, context == "report"))
        yield from (replace(unit, told=tells(parsed, unit.start, unit.end)) for unit in found)


def _is_label(outline: Outline, standing: Sequence[Context | None], index: int) -> bool:
    """Tell whether a block only restates a promise, or only judges one that a block beside it tells of."""
    text = outline.layout.text(index)
    if outline.document.blocks[index].cells:
        return False
    made = _rule("restated.line").search(text)
    if made is not None and not _rule("result.label").search(text):
        return len(text) - made.start("pledge") <= 1 or not re.search(r"[.!]\s+\S", text)
    if not _rule("verdict-line").search(text):
        return False
    heading = outline.layout.heading(index)
    beside = (i for i in (index - 1, index + 1) if 0 <= i < len(standing) and outline.layout.heading(i) == heading)
    return any(standing[i] and not _rule("verdict-line").search(outline.layout.text(i)) for i in beside)


def _answers_heading(outline: Outline, index: int) -> bool:
    """Tell whether a paragraph stands under a heading that names one promise, so that all of it is one result."""
    heading = outline.layout.heading(index)
    if heading is None or heading == outline.layout.title or outline.sections[index] != "uppföljning":
        return False
    return _rule("restated.heading").search(outline.layout.text(heading)) is not None


def _labelled(outline: Outline, index: int, report: bool) -> Unit | None:
    """Return the result behind a label ("Utfall: …"), the promise before it, where a block is made so."""
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    label = _rule("result.label").search(text)
    if label is None or block.cells or _rule("verdict-line").search(text):
        return None
    before = _rule("restated.sentence").search(text[: label.start()]) if text[: label.start()].strip() else None
    if before is None and text[: label.start()].strip():
        return None
    pledge = before["pledge"].strip(" .") if before else None
    return Unit("result", index, block.start + label.end(), block.end, pledge)


def _row(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    """Yield the result that a table's row holds: its outcome, with the promise and the verdict of other cells."""
    block = outline.document.blocks[index]
    row = read_row(outline.document, block)
    if row.is_header:
        return
    if row.outcome is not None and (report or row.verdict is not None or row.pledge is not None):
        yield Unit("result", index, row.outcome.start, row.outcome.end, row.pledge, row.verdict)
    elif row.pledge is None:
        text = outline.document.quote(block)
        sort = sort_of(text, report, tells(parsed, block.start, block.end), whole=False)
        if sort != "none":
            yield Unit(sort, index, block.start, block.end, row.pledge, row.verdict)


def _item(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    """Yield an item, or a paragraph that answers its heading, as one unit."""
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    if report and (judged := _rule("restated.item").search(text)):
        yield Unit("result", index, block.start, block.end, judged["pledge"].strip(" ."), judged["verdict"])
        return
    restated = _rule("restated.sentence").search(text)
    sort = sort_of(text, report, tells(parsed, block.start, block.end), whole=True)
    if sort == "none" and _rule("plan.channel-line").search(text):
        sort = "plan"
    if restated is not None and len(text) > restated.end() + 1:
        yield Unit("result", index, block.start, block.end, restated["pledge"].strip(" ."))
    elif sort != "none":
        yield Unit(sort, index, block.start, block.end)


def _prose(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    """Yield the units of running text; a restated promise holds for what follows it in the same paragraph."""
    block = outline.document.blocks[index]
    judged = _rule("restated.item").search(outline.document.quote(block)) if report else None
    if judged is not None:
        yield Unit("result", index, block.start, block.end, judged["pledge"].strip(" ."), judged["verdict"])
        return
    pledge: str | None = None
    units: list[Unit] = []
    for start, end in parsed.sentences(index):
        text = outline.document.text[start:end]
        restated = _rule("restated.sentence").search(text)
        if restated is not None:
            pledge = restated["pledge"].strip(" .")
            yield from _merged(outline, units)
            units = []
        else:
            sort = sort_of(text, report or pledge is not None, tells(parsed, start, end), whole=False)
            units.append(Unit(sort, index, start, end, pledge if sort == "result" else None))
    yield from _merged(outline, units)


def _merged(outline: Outline, units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield units with those sentences that only add to one: to a plan what is no result, to a result a detail."""
    held: Unit | None = None
    for unit in units:
        text = outline.document.text[unit.start : unit.end]
        adds = unit.sort == "none" or (unit.sort == "result" and _rule("result.continues").search(text))
        joins = held is not None and ((unit.sort == "plan" == held.sort) or (adds and held.sort != "none"))
        if held is not None and joins and not (unit.sort == "result" and held.sort == "plan"):
            held = replace(held, end=unit.end)
            continue
        if held is not None and held.sort != "none":
            yield held
        held = unit
    if held is not None and held.sort != "none":
        yield held


def _rule(name: str) -> Rule:
    return load_rules("follow_up")[name]
