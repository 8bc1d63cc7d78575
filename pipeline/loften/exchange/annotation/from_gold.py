"""Gold as marks and links over one text: its blocks, joined by newlines."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from loften.agreement import Period
from loften.errors import UsageError
from loften.evaluation.gold import Gold, GoldBlock, GoldEvidence, GoldHead, GoldPlan, GoldPledge, GoldResult
from loften.exchange.annotation.standoff import Link, Mark, Standoff, Values

JOINT = " | "


def to_standoff(gold: Gold) -> Standoff:
    """Return gold as marks and links; raise ``UsageError`` where it quotes what does not stand in its block."""
    return _Writer(gold).write()


class _Writer:
    def __init__(self, gold: Gold) -> None:
        if not gold.blocks:
            raise UsageError(f"{gold.name}: no blocks: there is nothing to mark")
        self.gold = gold
        self.text = "\n".join(block.text for block in gold.blocks)
        self.starts: dict[int, int] = {}
        offset = 0
        for block in gold.blocks:
            self.starts[block.n] = offset
            offset += len(block.text) + 1
        self.blocks = {block.n: block for block in gold.blocks}
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.pledges: dict[str, Mark] = {}

    def write(self) -> Standoff:
        first = self.gold.blocks[0]
        self._mark("document", 0, len(first.text), _document(self.gold))
        for block in self.gold.blocks:
            start = self.starts[block.n]
            self._mark("block", start, start + len(block.text), _block(block))
        areas = {label: self._focus_area(label) for label in self.gold.focus_areas}
        for pledge in self.gold.pledges:
            self._pledge(pledge, areas)
        for pledge in self.gold.pledges:
            if pledge.parent:
                self._link("parent", self.pledges[pledge.id], self.pledges.get(pledge.parent))
        for item in self.gold.follow_up:
            self._mark(item.type, *self._span(item.text, item.block), _follow_up(item))
        return Standoff(self.gold.name, self.text, tuple(self.marks), tuple(self.links))

    def _mark(self, layer: str, start: int, end: int, fields: dict[str, Values]) -> Mark:
        kept = {name: values for name, values in fields.items() if values}
        mark = Mark(f"m{len(self.marks) + 1}", layer, start, end, kept)
        self.marks.append(mark)
        return mark

    def _link(self, kind: str, source: Mark, target: Mark | None) -> None:
        if target:
            self.links.append(Link(kind, source.id, target.id))

    def _span(self, quote: str, number: int | None) -> tuple[int, int]:
        """Return where a quote stands in its block, or anywhere where gold names no block."""
        text = self.text if number is None else self.blocks[number].text if number in self.blocks else ""
        at = text.find(quote)
        if at < 0 or not quote:
            where = f"block {number}" if number else "the blocks"
            raise UsageError(
                f"{self.gold.name}: “{quote[:60]}” is not in {where}: mend it, loften gold check lists all"
            )
        start = at + (self.starts[number] if number else 0)
        return start, start + len(quote)

    def _focus_area(self, label: str) -> Mark | None:
        """Mark a focus area in the shortest block that has its label."""
        having = [block for block in self.gold.blocks if label and label in block.text]
        if not having:
            return None
        block = min(having, key=lambda block: len(block.text))
        start = self.starts[block.n] + block.text.find(label)
        return self._mark("focus_area", start, start + len(label), {})

    def _pledge(self, pledge: GoldPledge, areas: dict[str, Mark | None]) -> None:
        start, end = self._span(pledge.text, pledge.block)
        placed = [(party, self._place_party(party.name, start, end)) for party in pledge.actor.parties]
        elsewhere = [
            JOINT.join((f"{n}: {p.kind}", p.role, p.name)) for n, (p, at) in enumerate(placed, 1) if at is None
        ]
        area = areas.get(pledge.focus_area) if pledge.focus_area else None
        fields = {
            "actor": _text(pledge.actor.label),
            "basis": _text(pledge.actor.basis),
            "measurability": _text(pledge.measurability.label),
            "kind": _text(pledge.kind),
            "themes": tuple(pledge.themes),
            "unsure": tuple(pledge.unsure),
            "focus_area": () if area else _text(pledge.focus_area),
            "parties": tuple(elsewhere),
            "more": _more(pledge),
        }
        mark = self.pledges[pledge.id] = self._mark("pledge", start, end, fields)
        for party, at in placed:
            if at is not None:
                self._link(party.role, mark, self._party(at, at + len(party.name), party.kind))
        self._link("focus_area", mark, area)
        taken: set[tuple[int, str]] = set()
        for evidence in pledge.measurability.evidence:
            self._evidence(evidence, mark, taken)

    def _place_party(self, name: str, start: int, end: int) -> int | None:
        """Return where a party is named: in the pledge, else nearest above it, else below; None where nowhere."""
        inside = self.text.find(name, start, end)
        above = self.text.rfind(name, 0, start)
        found = next((at for at in (inside, above, self.text.find(name, end)) if at >= 0), None)
        return found if name else None

    def _party(self, start: int, end: int, kind: str) -> Mark:
        """Return the mark of a party, one for all the pledges that it takes part in."""
        for mark in self.marks:
            if mark.layer == "party" and (mark.start, mark.end, mark.one("kind")) == (start, end, kind):
                return mark
        return self._mark("party", start, end, {"kind": (kind,)})

    def _evidence(self, evidence: GoldEvidence, pledge: Mark, taken: set[tuple[int, str]]) -> None:
        """Mark the first place not yet marked: marks may overlap, but doccano knows one a span of a layer."""
        quote = evidence.text
        at = next((at for at in self._occurrences(quote, pledge) if (at, quote) not in taken), None)
        if at is None:
            where = f"{self.gold.name}: evidence “{quote}”"
            raise UsageError(f"{where} is not in its pledge, or not as often as here: mend the gold file")
        taken.add((at, quote))
        fields = {
            "type": _text(evidence.type),
            "value": () if evidence.value is None else (json.dumps(evidence.value),),
            "unit": _text(evidence.unit),
            "comparator": _text(evidence.comparator),
            "per": _text(evidence.per),
            "more": _more(evidence),
        }
        self._link("evidence", pledge, self._mark("evidence", at, at + len(evidence.text), fields))

    def _occurrences(self, quote: str, inside: Mark) -> Iterator[int]:
        at = self.text.find(quote, inside.start, inside.end)
        while quote and at >= 0:
            yield at
            at = self.text.find(quote, at + 1, inside.end)


def _document(gold: Gold) -> dict[str, Values]:
    head: GoldHead = gold.document
    return {
        "codebook": _text(gold.codebook),
        "source": _text(gold.source),
        "title": _text(head.title),
        "kind": _text(head.kind),
        "municipalities": tuple(head.municipalities),
        "district": _text(head.district),
        "police": _text(head.police),
        **_period(head.period),
        "diary_numbers": tuple(head.diary_numbers),
        "signed": _text(head.signed),
        "signatories": tuple(JOINT.join((s.name, s.role or "", s.organisation or "")) for s in head.signatories),
        "focus_areas": tuple(gold.focus_areas),
        "more": _more(head),
    }


def _block(block: GoldBlock) -> dict[str, Values]:
    return {"section": (block.section,), "heading": ("ja" if block.heading else "nej",), "more": _more(block)}


def _follow_up(item: GoldPlan | GoldResult) -> dict[str, Values]:
    if isinstance(item, GoldPlan):
        return {
            "when": _text(item.when),
            "due": tuple(item.due or ()),
            "per": _text(item.per),
            "by": tuple(item.by),
            "channels": tuple(item.channels),
            "more": _more(item),
        }
    quantity = item.quantity
    return {
        "status": (item.status,),
        "pledge": _text(item.pledge),
        **_period(item.period),
        "value": (json.dumps(quantity.value),) if quantity else (),
        "unit": _text(quantity.unit) if quantity else (),
        "comparator": _text(quantity.comparator) if quantity else (),
        "of": (json.dumps(quantity.of),) if quantity and quantity.of is not None else (),
        "quantity_text": _text(item.quantity_text),
        "more": _more(item),
    }


def _period(period: Period | None) -> dict[str, Values]:
    return {"start": _text(period.start), "end": _text(period.end)} if period else {}


def _text(value: str | None) -> Values:
    return (value,) if value else ()


def _more(model: BaseModel) -> Values:
    """Return the keys that the gold format does not know, as JSON, so that notes are not lost."""
    extra: dict[str, Any] = dict(model.model_extra or {})
    return (json.dumps(extra, ensure_ascii=False, sort_keys=True),) if extra else ()


def names(standoffs: Iterable[Standoff]) -> list[str]:
    """Return the names of documents; raise ``UsageError`` for two of one name."""
    found = [standoff.name for standoff in standoffs]
    twice = next((name for name in found if found.count(name) > 1), None)
    if twice:
        raise UsageError(f"{twice}: two documents have this name: rename one")
    return found
