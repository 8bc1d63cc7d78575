"""What is linked: promises and outcomes of agreements and reports, drawn from records."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loften.agreement import (
    ActorLabel,
    Agreement,
    Block,
    Evidence,
    MeasurabilityLabel,
    Municipality,
    Period,
    Pledge,
    Quantity,
    Result,
    ResultStatus,
    Theme,
)

SPAN = ("quantity", "frequency", "target_value")


@dataclass(frozen=True, slots=True)
class Promise:
    """A pledge with what stands around it.

    ``context``: the headings, focus area, parent and row that it stands under. ``order``: its place in its document,
    0..1. ``umbrella``: other pledges stand under it; ``parent``: the id of the pledge that it stands under.
    """

    document: str
    id: str
    text: str
    order: float = 0.0
    context: str = ""
    actor: ActorLabel = "oklar"
    measurability: MeasurabilityLabel = "vag"
    themes: tuple[Theme, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    umbrella: bool = False
    parent: str | None = None

    @property
    def amounts(self) -> tuple[Evidence, ...]:
        """Return what the promise counts."""
        return tuple(one for one in self.evidence if one.type in SPAN and one.value is not None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result with what stands around it; ``index`` is its place in the record's follow_up."""

    document: str
    index: int
    text: str
    order: float = 0.0
    context: str = ""
    restated: str | None = None
    status: ResultStatus = "okänt"
    quantity: Quantity | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its promises and outcomes."""

    id: str
    source: str
    municipalities: tuple[Municipality, ...]
    district: str | None
    period: Period | None
    reports: bool
    promises: tuple[Promise, ...] = ()
    outcomes: tuple[Outcome, ...] = field(default=())

    @property
    def years(self) -> tuple[int, int] | None:
        """Return the first and last year of the period."""
        return years_of(self.period)


def years_of(period: Period | None) -> tuple[int, int] | None:
    """Return a period's first and last year; one that has only one end has that year alone."""
    if period is None or not (period.start or period.end):
        return None
    start, end = period.start or period.end or "", period.end or period.start or ""
    return int(start[:4]), int(end[:4])


def read_papers(records: Iterable[Agreement]) -> list[Paper]:
    """Return what is to be linked, sorted by period and source; documents without a municipality are left out."""
    papers = [_paper(record) for record in records if record.document.municipalities]
    return sorted(papers, key=lambda paper: (paper.years or (9999, 9999), paper.source, paper.id))


def _paper(record: Agreement) -> Paper:
    document = record.document
    results = [(index, item) for index, item in enumerate(record.follow_up) if isinstance(item, Result)]
    return Paper(
        id=document.id,
        source=document.source.uri,
        municipalities=document.municipalities,
        district=document.district,
        period=document.period,
        reports=document.kind == "uppföljning",
        promises=_promises(record),
        outcomes=tuple(
            _outcome(record, index, item, number / max(1, len(results) - 1))
            for number, (index, item) in enumerate(results)
        ),
    )


def _promises(record: Agreement) -> tuple[Promise, ...]:
    texts = {pledge.id: pledge.text for pledge in record.pledges}
    areas = {area.id: area.label for area in record.focus_areas}
    blocks = {block.id: block for block in record.blocks}
    parents = {pledge.parent for pledge in record.pledges}
    last = max(1, len(record.pledges) - 1)

    def promise(number: int, pledge: Pledge) -> Promise:
        around = [areas.get(pledge.focus_area or "", ""), texts.get(pledge.parent or "", "")]
        return Promise(
            document=record.document.id,
            id=pledge.id,
            text=_flat(pledge.text),
            order=number / last,
            context=". ".join(filter(None, [*around, _around(record, blocks, blocks[pledge.block], pledge.text)])),
            actor=pledge.actor.label,
            measurability=pledge.measurability.label,
            themes=pledge.themes,
            evidence=pledge.measurability.evidence,
            umbrella=pledge.id in parents,
            parent=pledge.parent,
        )

    return tuple(promise(number, pledge) for number, pledge in enumerate(record.pledges))


def _outcome(record: Agreement, index: int, result: Result, order: float) -> Outcome:
    blocks = {block.id: block for block in record.blocks}
    at = next((block for block in record.blocks if block.start <= result.start < block.end), None)
    return Outcome(
        document=record.document.id,
        index=index,
        text=_flat(result.text),
        order=order,
        context=_around(record, blocks, at, result.text) if at else "",
        restated=_flat(result.pledge) if result.pledge else None,
        status=result.status,
        quantity=result.quantity,
        period=result.period,
    )


def _around(record: Agreement, blocks: dict[str, Block], block: Block, own: str) -> str:
    """Return the other cells of a row, and the heading above a block other than the title."""
    found = []
    if block.kind == "table_row":
        cells = record.document.text[block.start : block.end].split(" | ")
        found += [cell for cell in cells if cell not in own and own not in cell]
    above = blocks.get(block.parent or "")
    while above is not None and above.kind != "heading":
        above = blocks.get(above.parent or "")
    if above is not None and record.document.text[above.start : above.end] != record.document.title:
        found.append(record.document.text[above.start : above.end])
    return ". ".join(_flat(part) for part in found)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def by_id(papers: Sequence[Paper]) -> dict[str, Paper]:
    """Return the documents by their ids."""
    return {paper.id: paper for paper in papers}
