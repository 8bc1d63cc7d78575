"""A record as rows of the tables."""

from collections.abc import Iterable, Iterator, Mapping

from loften.agreement import Agreement, PagePlace, Period, Places, Plan, Pledge, Result, Value
from loften.corrections import is_corrected

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


def rows_of(record: Agreement) -> Iterator[tuple[str, Row]]:
    """Yield a record's rows as (table, row), each after those it refers to; keys are like ``DOCUMENT:p1``."""
    identity = record.document.id
    yield "documents", _document(record)
    yield from _head(record)
    for area in record.focus_areas:
        yield (
            "focus_areas",
            {
                "focus_area_id": f"{identity}:{area.id}",
                "document_id": identity,
                "label": area.label,
                "themes": joined(area.themes),
                "start": area.start,
                "end": area.end,
            },
        )
    yield from _sections(record)
    for pledge in _parents_first(record.pledges):
        yield from _pledge(identity, pledge)
    for number, one in enumerate(record.follow_up, 1):
        yield "follow_up", {"follow_up_id": f"{identity}:u{number}", "document_id": identity, **_follow_up(one)}


def _document(record: Agreement) -> Row:
    head, source = record.document, record.document.source
    return {
        "document_id": head.id,
        "source": source.uri,
        "archive": source.archive.uri if source.archive else None,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "pages": source.pages,
        "ocr": source.ocr,
        "title": head.title,
        "kind": head.kind,
        "language": head.language,
        "municipality_codes": joined(one.code for one in head.municipalities),
        "municipalities": joined(one.name for one in head.municipalities),
        "counties": joined(sorted({one.county for one in head.municipalities})),
        "district": head.district,
        "police": head.police,
        **_period(head.period),
        "diary_numbers": joined(head.diary_numbers),
        "signed": head.signed,
        "pledges": len(record.pledges),
        "warnings": joined(one.message for one in record.warnings),
        "loften": record.provenance.loften,
        "model": record.provenance.model,
        "rules": record.provenance.rules,
        "text": head.text,
    }


def _head(record: Agreement) -> Iterator[tuple[str, Row]]:
    identity = record.document.id
    for one in record.document.municipalities:
        row = {"document_municipality_id": f"{identity}:{one.code}", "document_id": identity, **one.model_dump()}
        yield "municipalities", row
    for number, person in enumerate(record.document.signatories, 1):
        row = {"signatory_id": f"{identity}:n{number}", "document_id": identity, **person.model_dump()}
        yield "signatories", row


def _sections(record: Agreement) -> Iterator[tuple[str, Row]]:
    identity, text = record.document.id, record.document.text
    headings = {block.id: text[block.start : block.end] for block in record.blocks}
    for section in record.sections:
        yield (
            "sections",
            {
                "section_id": f"{identity}:{section.id}",
                "document_id": identity,
                "type": section.type,
                "heading": headings.get(section.heading or ""),
                "start": section.start,
                "end": section.end,
                "text": text[section.start : section.end],
            },
        )


def _parents_first(pledges: Iterable[Pledge]) -> list[Pledge]:
    """Order pledges so that each comes after its parent, otherwise as they stand."""
    waiting, placed, ordered = list(pledges), set[str](), list[Pledge]()
    known = {one.id for one in waiting}
    while waiting:
        ready = [one for one in waiting if one.parent is None or one.parent in placed or one.parent not in known]
        ready = ready or waiting
        ordered += ready
        placed |= {one.id for one in ready}
        waiting = [one for one in waiting if one.id not in placed]
    return ordered


def _pledge(document: str, pledge: Pledge) -> Iterator[tuple[str, Row]]:
    identity = f"{document}:{pledge.id}"
    yield (
        "pledges",
        {
            "pledge_id": identity,
            "document_id": document,
            "section_id": f"{document}:{pledge.section}",
            "focus_area_id": pledge.focus_area and f"{document}:{pledge.focus_area}",
            "parent_id": pledge.parent and f"{document}:{pledge.parent}",
            "text": pledge.text,
            "actor": pledge.actor.label,
            "actor_basis": pledge.actor.basis,
            "measurability": pledge.measurability.label,
            "kind": pledge.kind,
            "themes": joined(pledge.themes),
            "confidence_pledge": pledge.confidence.pledge,
            "confidence_actor": pledge.confidence.actor,
            "confidence_measurability": pledge.confidence.measurability,
            "corrected": is_corrected(pledge),
            "reasons": joined(pledge.reasons),
            "start": pledge.start,
            "end": pledge.end,
            **_place(pledge.places),
        },
    )
    for number, theme in enumerate(pledge.themes, 1):
        yield "themes", {"pledge_theme_id": f"{identity}:t{number}", "pledge_id": identity, "theme": theme}
    for number, party in enumerate(pledge.actor.parties, 1):
        yield "parties", {"party_id": f"{identity}:a{number}", "pledge_id": identity, **party.model_dump()}
    for number, piece in enumerate(pledge.measurability.evidence, 1):
        row = piece.model_dump(exclude={"value"})
        yield "evidence", {"evidence_id": f"{identity}:e{number}", "pledge_id": identity, **row, **_range(piece.value)}


def _follow_up(one: Plan | Result) -> Row:
    if isinstance(one, Plan):
        lists = {name: joined(getattr(one, name) or ()) for name in ("due", "by", "channels")}
        return {**one.model_dump(include={"type", "text", "start", "end", "when", "per"}), **lists}
    row = one.model_dump(include={"type", "text", "start", "end", "status", "pledge"}) | _period(one.period)
    if one.quantity:
        row |= one.quantity.model_dump(exclude={"value"}) | _range(one.quantity.value)
    return row


def _period(period: Period | None) -> dict[str, Cell]:
    return {"period_start": period.start if period else None, "period_end": period.end if period else None}


def _range(value: Value | None) -> dict[str, Cell]:
    low, high = value if isinstance(value, tuple) else (value, value)
    return {"value_low": low, "value_high": high}


def _place(places: Places) -> dict[str, Cell]:
    first = places[0] if places else None
    if isinstance(first, PagePlace):
        return {"page": first.page, "place": " ".join(number_text(number) for number in first.bbox)}
    return {"page": None, "place": first.path if first else None}


def number_text(value: float) -> str:
    """Return a number as text that reads back as the same number, whole numbers without a point."""
    return repr(value).removesuffix(".0")


def joined(values: Iterable[str]) -> str | None:
    """Return values joined by semicolons, or None where there is none."""
    return "; ".join(values) or None
