"""Which stretches of a document are a plan or a result: items and rows whole, prose by its sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loften.follow_up.context import Context, heading_promise
from loften.follow_up.retold import promises_retold
from loften.follow_up.rows import read_row
from loften.follow_up.sort import Sort, plans, sort_of, tells
from loften.follow_up.status import by_words
from loften.follow_up.turns import clauses, goes_on, turns
from loften.language import Parsed
from loften.rules import Rule, load_rules
from loften.sections import Outline
from loften.sections.sentences import sentences


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters ``start:end`` in a block that make one plan or one result.

    ``pledge`` is the promise that the same block or row restates, ``lead`` the sentence that does, ``verdict`` what a
    cell or label apart says. ``told``: it is in the past tense. ``again``: it stands where results are summed up that
    stand elsewhere too.
    """

    sort: Sort
    block: int
    start: int
    end: int
    pledge: str | None = None
    verdict: str | None = None
    told: bool = False
    again: bool = False
    lead: str | None = None


EACH = 2


def find_units(outline: Outline, parsed: Parsed, standing: Sequence[Context | None]) -> Iterator[Unit]:
    """Yield the plans and results of the blocks that are follow-up, in reading order."""
    for index, context in enumerate(standing):
        if context in (None, "restated") or _is_label(outline, standing, index) or _is_lead(outline, index):
            continue
        if context == "aside":
            yield from _clear(outline, index)
            continue
        for unit in _units(outline, parsed, index, context in ("report", "summary")):
            yield replace(unit, told=tells(parsed, unit.start, unit.end), again=context == "summary")


def _clear(outline: Outline, index: int) -> Iterator[Unit]:
    """Yield the sentences of a block of another section that are plans beyond doubt, neighbours as one."""
    block = outline.document.blocks[index]
    rule = load_rules("plans")["plan.clear"]
    held: Unit | None = None
    for start, end in sentences(outline.document.text, block.start, block.end):
        text = outline.document.text[start:end]
        if rule.search(text) or (held and plans(text)):
            held = replace(held, end=end) if held else Unit("plan", index, start, end)
        elif held:
            yield held
            held = None
    if held:
        yield held


def _units(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    """Yield the units of one block."""
    kind = outline.document.blocks[index].kind
    if kind == "paragraph" and _rule("quote.line").search(outline.layout.text(index)):
        return
    labelled = _labelled(outline, index)
    if labelled is not None:
        yield labelled
    elif kind == "table_row":
        yield from _row(outline, parsed, index, report)
    elif report and _answers_heading(outline, index):
        yield from _answer(outline, parsed, index)
    elif kind == "list_item" and len(_sentences(outline, parsed, index)) == 1:
        yield from _item(outline, parsed, index, report)
    else:
        yield from _prose(outline, parsed, index, report)


def _is_label(outline: Outline, standing: Sequence[Context | None], index: int) -> bool:
    """Tell whether a block only restates a promise, or only judges one that a block beside it tells of."""
    text = outline.layout.text(index)
    if outline.document.blocks[index].cells:
        return False
    if only_retells(text):
        return True
    made = _rule("restated.line").search(text)
    if made is not None and not _rule("result.label").search(text):
        return len(text) - made.start("pledge") <= 1 or not re.search(r"[.!]\s+\S", text)
    if not _rule("verdict-line").search(text):
        return False
    heading = outline.layout.heading(index)
    beside = (i for i in (index - 1, index + 1) if 0 <= i < len(standing) and outline.layout.heading(i) == heading)
    return any(standing[i] and not _rule("verdict-line").search(outline.layout.text(i)) for i in beside)


def only_retells(text: str) -> bool:
    """Tell whether a text retells promises in one sentence and says no more."""
    found = _rule("restated.sentence").search(text) or _rule("restated.among").search(text)
    return found is not None and not text[found.end() :].strip(' .!"”')


def _is_lead(outline: Outline, index: int) -> bool:
    """Tell whether a line only introduces the items below it ("Det här har vi gjort:")."""
    below = outline.layout.leads[index + 1 : index + 2]
    return below == (index,) and outline.layout.text(index).rstrip().endswith(":")


def _answers_heading(outline: Outline, index: int) -> bool:
    """Tell whether a paragraph stands under a heading that names one promise, so that all of it is one result."""
    heading = outline.layout.heading(index)
    if heading is None or heading == outline.layout.title or outline.sections[index] != "uppföljning":
        return False
    return heading_promise(outline.layout.text(heading))[0] is not None


def _labelled(outline: Outline, index: int) -> Unit | None:
    """Return the result behind a label ("Utfall: …") or a verdict, the promise before it, where a block is made so."""
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    judged = None if block.cells else _rule("restated.judged").search(text) or _listed(outline, index)
    if judged is not None:
        start = block.start + judged.start("verdict")
        return Unit("result", index, start, block.end, judged["pledge"].strip(" ."), judged["verdict"])
    label = _rule("result.label").search(text)
    if label is None or block.cells or _rule("verdict-line").search(text):
        return None
    before = _rule("restated.sentence").search(text[: label.start()]) if text[: label.start()].strip() else None
    if before is None and text[: label.start()].strip():
        return None
    pledge = before["pledge"].strip(" .") if before else None
    return Unit("result", index, block.start + label.end(), block.end, pledge)


def _listed(outline: Outline, index: int) -> re.Match[str] | None:
    """Return the promise and verdict that open a block, where another one is made alike."""
    rule, layout = _rule("restated.verdict-next"), outline.layout
    alike = [i for i in range(max(0, index - 4), min(index + 5, len(layout.leads))) if rule.search(layout.text(i))]
    return rule.search(layout.text(index)) if len(alike) >= EACH else None


def _row(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    """Yield the result that a table's row holds: its outcome, with the promise and the verdict of other cells."""
    block = outline.document.blocks[index]
    row = read_row(outline.document, block)
    if row.is_header:
        return
    if row.outcome is not None and (report or row.verdict is not None or row.pledge is not None):
        yield from _parts(outline, Unit("result", index, row.outcome.start, row.outcome.end, row.pledge, row.verdict))
    elif row.pledge is None:
        text = outline.document.quote(block)
        sort = sort_of(text, report, tells(parsed, block.start, block.end, report), whole=False)
        if sort in ("plan", "result"):
            yield Unit(sort, index, block.start, block.end, row.pledge, row.verdict)


def _parts(outline: Outline, unit: Unit) -> Iterator[Unit]:
    """Yield an outcome, the rest that it judges at the end apart ("…, övrigt enligt plan"); nothing that is to come."""
    text = outline.document.text[unit.start : unit.end]
    if _rule("result.to-come").search(text):
        return
    rest = _rule("result.rest").search(text)
    if rest is None:
        yield unit
        return
    yield replace(unit, end=unit.start + rest.start(), verdict=None)
    yield replace(unit, start=unit.start + rest.end(), verdict=None)


def _answer(outline: Outline, parsed: Parsed, index: int) -> Iterator[Unit]:
    """Yield a paragraph under a heading that names one promise: one result, or one for each act that it turns to."""
    text = outline.document.text
    parts: list[tuple[int, int]] = []
    for start, end in _sentences(outline, parsed, index):
        if parts and _rule("result.statistic").search(text[start:end]):
            break
        if parts and not turns(text[slice(*parts[-1])], text[start:end]):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
    if parts[0] == (outline.document.blocks[index].start, outline.document.blocks[index].end):
        yield from _item(outline, parsed, index, report=True)
        return
    for start, end in parts:
        sort = sort_of(text[start:end], True, tells(parsed, start, end), whole=True)
        if sort in ("plan", "result"):
            yield Unit(sort, index, start, end)


def _item(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    """Yield an item, or a paragraph that answers its heading, as one unit."""
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    if report and (judged := _rule("restated.item").search(text)):
        yield Unit("result", index, block.start, block.end, judged["pledge"].strip(" ."), judged["verdict"])
        return
    restated = _rule("restated.sentence").search(text) or _list_label(outline, index, report)
    sort = sort_of(text, report, tells(parsed, block.start, block.end, report), whole=True)
    if sort not in ("plan", "result") and _rule("plan.channel-line").search(text):
        sort = "plan"
    if restated is not None and len(text) > restated.end() + 1:
        yield Unit("result", index, block.start, block.end, restated["pledge"].strip(" ."))
    elif sort in ("plan", "result"):
        yield Unit(sort, index, block.start, block.end)


def _list_label(outline: Outline, index: int, report: bool) -> re.Match[str] | None:
    """Return the label of an item that reports ("Nattbuss: startade i maj"), where another item of the list has one."""
    layout = outline.layout
    if not report or layout.lists[index] is None:
        return None
    items = [i for i, number in enumerate(layout.lists) if number == layout.lists[index]]
    labelled = [i for i in items if _rule("restated.label").search(layout.text(i))]
    return _rule("restated.label").search(layout.text(index)) if len(labelled) >= EACH else None


def _prose(outline: Outline, parsed: Parsed, index: int, report: bool) -> Iterator[Unit]:
    """Yield the units of running text; a restated promise holds for what follows it in the same paragraph."""
    block = outline.document.blocks[index]
    text = outline.document.quote(block)
    judged = _rule("restated.item").search(text) if report else None
    apposed = _rule("restated.apposed").search(text)
    if apposed is not None:
        yield Unit("result", index, block.start, block.end, apposed["pledge"])
        return
    if judged is not None:
        yield Unit("result", index, block.start, block.end, judged["pledge"].strip(" ."), judged["verdict"])
        return
    pledge: str | None = None
    lead: str | None = None
    earlier = False
    units: list[Unit] = []
    for start, end in _sentences(outline, parsed, index):
        text = outline.document.text[start:end]
        if _rule("restated.opens").search(text):
            earlier, lead = True, text
        if promises_retold(text):
            retold = promises_retold(text)
            pledge, lead = (retold[0] if len(retold) == 1 else None), text
            yield from _merged(outline, units)
            units = []
        else:
            reports = report or earlier or pledge is not None or (bool(units) and units[-1].sort == "result")
            sort = sort_of(text, reports, tells(parsed, start, end, reports), whole=False)
            if (
                sort == "result"
                and units
                and units[-1].sort in ("none", "aside")
                and _rule("result.continues").search(text)
            ):
                sort = "none"
            units.append(Unit(sort, index, start, end, pledge if sort == "result" else None, lead=lead))
    yield from _merged(outline, units if report else _opened(units))


def _opened(units: Sequence[Unit]) -> list[Unit]:
    """Return units with the first plan of a paragraph opened by the sentences above it, which lead up to it."""
    first = next((at for at, unit in enumerate(units) if unit.sort not in ("none", "aside")), None)
    if first is None or units[first].sort != "plan" or any(unit.sort == "aside" for unit in units[:first]):
        return list(units)
    return [replace(units[first], start=units[0].start), *units[first + 1 :]]


def _sentences(outline: Outline, parsed: Parsed, index: int) -> list[tuple[int, int]]:
    """Return a block's sentences; what the parse cut where no stop stands is one."""
    joined: list[tuple[int, int]] = []
    for start, end in parsed.sentences(index):
        if joined and outline.document.text[joined[-1][1] - 1] not in '.!?…”")':
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return [part for start, end in joined for part in clauses(outline.document.text, start, end)]


def _merged(outline: Outline, units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield units with those sentences that only add to one: to a plan what is no result, to a result a detail."""
    held: Unit | None = None
    for unit in units:
        if held is not None and held.sort in ("plan", "result") and _adds(outline, held, unit):
            held = replace(held, end=unit.end)
            continue
        if held is not None and held.sort in ("plan", "result"):
            yield held
        held = unit
    if held is not None and held.sort in ("plan", "result"):
        yield held


def _adds(outline: Outline, held: Unit, unit: Unit) -> bool:
    """Tell whether a sentence only adds to the unit before it."""
    text = outline.document.text[unit.start : unit.end]
    if held.pledge is not None and held.sort == "result" and unit.sort in ("result", "none"):
        return not turns(outline.document.text[held.start : held.end], text)
    if unit.sort == "result" == held.sort:
        return goes_on(outline.document.text[held.start : held.end], text)
    if unit.sort == "none" and held.sort == "result":
        return by_words(text) != "okänt" or goes_on(outline.document.text[held.start : held.end], text)
    return unit.sort == "none" or unit.sort == "plan" == held.sort


def _rule(name: str) -> Rule:
    return load_rules("follow_up")[name]
