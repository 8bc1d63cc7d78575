"""Every error in its context: what gold says, what the record says, and what stands around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loften.agreement import Pledge
from loften.evaluation.case import Case
from loften.evaluation.count_document import diary_key, key, police_key
from loften.evaluation.count_pledges import focus_area_is_right, focus_area_label, parent_is_right
from loften.evaluation.gold import Gold, GoldPledge
from loften.evaluation.words import forms


@dataclass(frozen=True)
class Difference:
    """One error. ``aspect`` says of what ("missed pledge", "actor", …); ``context`` is the block and the lines above.

    ``doubtful`` says that the gold itself is in doubt there. ``reasons`` are the rules that decided.
    """

    document: str
    aspect: str
    gold: str
    predicted: str
    text: str
    context: tuple[str, ...] = ()
    doubtful: bool = False
    reasons: tuple[str, ...] = ()


def differences(case: Case) -> Iterator[Difference]:
    """Yield the errors of one document: head, sections, pledges, labels."""
    if case.failure:
        yield Difference(case.gold.name, "failure", "", case.failure, "")
    yield from _head(case)
    yield from _sections(case)
    yield from _found(case)
    for gold, predicted, _ in case.pairs:
        yield from _labels(case, gold, predicted)


def _head(case: Case) -> Iterator[Difference]:
    if case.record is None:
        return
    gold, head = case.gold.document, case.record.document
    named = sorted(m.name for m in head.municipalities)
    ours, theirs = gold.signatories, head.signatories
    fields = [
        ("title", key(gold.title) == key(head.title), gold.title, head.title),
        ("kind of document", gold.kind == head.kind, gold.kind, head.kind),
        ("municipalities", sorted(gold.municipalities) == named, gold.municipalities, named),
        ("district", key(gold.district) == key(head.district), gold.district, head.district),
        ("police", police_key(gold.police) == police_key(head.police), gold.police, head.police),
        ("period", gold.period == head.period, _period(gold.period), _period(head.period)),
        ("signed", gold.signed == head.signed, gold.signed, head.signed),
        (
            "diary numbers",
            set(map(diary_key, gold.diary_numbers)) == set(map(diary_key, head.diary_numbers)),
            gold.diary_numbers,
            head.diary_numbers,
        ),
        (
            "signatories",
            [(key(s.name), key(s.role), key(s.organisation)) for s in ours]
            == [(key(s.name), key(s.role), key(s.organisation)) for s in theirs],
            [f"{s.name} ({s.role}; {s.organisation})" for s in ours],
            [f"{s.name} ({s.role}; {s.organisation})" for s in theirs],
        ),
    ]
    for name, right, should, did in fields:
        if not right:
            yield Difference(case.gold.name, name, _show(should), _show(did), "")


def _sections(case: Case) -> Iterator[Difference]:
    for index, (block, predicted) in enumerate(zip(case.gold.blocks, case.predicted_sections, strict=True)):
        if not block.heading and forms(block.text) and predicted != block.section:
            context = _above(case.gold, index)
            yield Difference(case.gold.name, "section", block.section, predicted or "not read", block.text, context)


def _found(case: Case) -> Iterator[Difference]:
    for pledge in case.missed:
        doubtful = not pledge.sure("exists")
        context = _context(case.gold, pledge.block)
        yield Difference(
            case.gold.name, "missed pledge", pledge.text, _near(case, pledge), pledge.text, context, doubtful
        )
    for extra in case.extra:
        context = _record_context(case, extra)
        gold = _gold_near(case, extra)
        yield Difference(case.gold.name, "extra pledge", gold, extra.text, extra.text, context, reasons=extra.reasons)


def _labels(case: Case, gold: GoldPledge, predicted: Pledge) -> Iterator[Difference]:
    def difference(aspect: str, should: str, did: str, doubtful: bool) -> Difference:
        context = _context(case.gold, gold.block)
        return Difference(case.gold.name, aspect, should, did, gold.text, context, doubtful, predicted.reasons)

    should, did = _actor(gold), _actor(predicted)
    if (gold.actor.label, gold.actor.basis) != (predicted.actor.label, predicted.actor.basis):
        yield difference("actor", should, did, not gold.sure("actor"))
    elif _roles(gold) != _roles(predicted):
        yield difference("parties", should, did, not gold.sure("actor"))
    if gold.measurability.label != predicted.measurability.label:
        yield difference(
            "measurability", _measurability(gold), _measurability(predicted), not gold.sure("measurability")
        )
    if gold.kind != predicted.kind:
        yield difference("kind", gold.kind, predicted.kind, not gold.sure("kind"))
    if not parent_is_right(case, gold, predicted):
        parent = next((p.text for p in case.gold.pledges if p.id == gold.parent), None)
        found = next((p.text for p in case.pledges if p.id == predicted.parent), None)
        yield difference("parent", _show(parent), _show(found), not gold.sure("parent"))
    if not focus_area_is_right(case, gold, predicted):
        yield difference("focus area", _show(gold.focus_area), _show(focus_area_label(case, predicted)), False)


def _context(gold: Gold, number: int) -> tuple[str, ...]:
    index = next((i for i, block in enumerate(gold.blocks) if block.n == number), 0)
    return (*_above(gold, index), gold.blocks[index].text)


def _above(gold: Gold, index: int, lines: int = 2) -> tuple[str, ...]:
    """Return the nearest heading and the lines just above a block."""
    heading = next((i for i in range(index - 1, -1, -1) if gold.blocks[i].heading), None)
    near = set(range(max(0, index - lines), index)) | ({heading} if heading is not None else set())
    return tuple(("# " if gold.blocks[i].heading else "") + gold.blocks[i].text for i in sorted(near))


def _record_context(case: Case, pledge: Pledge) -> tuple[str, ...]:
    record = case.record
    if record is None:
        return ()
    index = next(i for i, block in enumerate(record.blocks) if block.id == pledge.block)
    near = record.blocks[max(0, index - 2) : index + 1]
    return tuple(("# " if b.kind == "heading" else "") + record.document.text[b.start : b.end] for b in near)


def _near(case: Case, pledge: GoldPledge) -> str:
    """Return the predicted pledges that quote a missed one or are quoted by it, else nothing."""
    words = key(pledge.text)
    return " ⏐ ".join(p.text for p in case.pledges if key(p.text) in words or words in key(p.text))


def _gold_near(case: Case, pledge: Pledge) -> str:
    words = key(pledge.text)
    return " ⏐ ".join(p.text for p in case.gold.pledges if key(p.text) in words or words in key(p.text))


def _actor(pledge: GoldPledge | Pledge) -> str:
    parties = ", ".join(f"{p.name} [{p.kind}, {p.role}]" for p in pledge.actor.parties)
    return f"{pledge.actor.label} ({pledge.actor.basis}): {parties}"


def _roles(pledge: GoldPledge | Pledge) -> set[tuple[str, str]]:
    return {(p.kind, p.role) for p in pledge.actor.parties}


def _measurability(pledge: GoldPledge | Pledge) -> str:
    evidence = "; ".join(f"{e.type} “{e.text}”" for e in pledge.measurability.evidence)
    return f"{pledge.measurability.label}: {evidence}" if evidence else pledge.measurability.label


def _period(period: object) -> str:
    return "–" if period is None else f"{getattr(period, 'start', None)} – {getattr(period, 'end', None)}"


def _show(value: str | Sequence[str] | None) -> str:
    if value is None or not value:
        return "–"
    return value if isinstance(value, str) else "; ".join(value)
