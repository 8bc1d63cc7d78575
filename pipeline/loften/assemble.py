"""The record, put together from what the steps found."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from loften import agreement as record
from loften.document import Document, Warning
from loften.follow_up.places import place_of, places_of
from loften.head import Head
from loften.language import Engine
from loften.pledges import LabelledPledge
from loften.rules import rules_digest
from loften.sections import Outline
from loften.version import __version__


def assemble(
    document: Document,
    outline: Outline,
    head: Head,
    pledges: Sequence[LabelledPledge],
    follow_up: Sequence[record.Plan | record.Result],
    engine: Engine,
    settings: Mapping[str, Any],
) -> record.Agreement:
    """Build the record: give everything its id and its places."""
    sections, section_of = _sections(document, outline)
    blocks = _blocks(document, outline)
    return record.Agreement(
        schema_version=record.SCHEMA_VERSION,
        document=_head(document, head),
        focus_areas=tuple(
            record.FocusArea(id=f"f{n}", label=area.label, themes=area.themes, start=area.start, end=area.end)
            for n, area in enumerate(outline.focus_areas, 1)
        ),
        blocks=blocks,
        sections=sections,
        pledges=tuple(
            _pledge(n, pledge, document, section_of, blocks[pledge.found.block]) for n, pledge in enumerate(pledges, 1)
        ),
        follow_up=tuple(follow_up),
        warnings=tuple(_warning(warning) for warning in document.warnings),
        provenance=record.Provenance(
            loften=__version__,
            engine=engine.name,
            model=engine.model,
            ocr=document.ocr_engine,
            rules=rules_digest(),
            settings=dict(settings),
        ),
    )


def _warning(warning: Warning) -> record.Warning:
    place = place_of(warning.place) if warning.place else None
    return record.Warning(code=warning.code, message=warning.message, place=place)


def _head(document: Document, head: Head) -> record.DocumentHead:
    source = document.source
    return record.DocumentHead(
        id=source.sha256[:16],
        source=record.Source(
            uri=source.uri,
            media_type=source.media_type,
            sha256=source.sha256,
            bytes=source.bytes,
            pages=source.pages,
            ocr=source.ocr,
            archive=record.Archive(**dict(source.archive)) if source.archive else None,
        ),
        title=head.title,
        kind=head.kind,
        language=head.language,
        municipalities=head.municipalities,
        district=head.district,
        police=head.police,
        period=head.period,
        diary_numbers=head.diary_numbers,
        signed=head.signed,
        signatories=head.signatories,
        text=document.text,
    )


def _blocks(document: Document, outline: Outline) -> tuple[record.Block, ...]:
    return tuple(
        record.Block(
            id=f"b{n}",
            kind=block.kind,
            level=block.level,
            parent=None if block.parent is None else f"b{block.parent + 1}",
            section=section,
            start=block.start,
            end=block.end,
            places=places_of(document, block.start, block.end),
        )
        for n, (block, section) in enumerate(zip(document.blocks, outline.sections, strict=True), 1)
    )


def _sections(document: Document, outline: Outline) -> tuple[tuple[record.Section, ...], list[str]]:
    """Return the maximal runs of one type, and for every block the id of its run."""
    sections: list[record.Section] = []
    section_of: list[str] = []
    numbered = zip(range(len(document.blocks)), document.blocks, outline.sections, strict=True)
    for section_type, members in groupby(numbered, key=lambda member: member[2]):
        run = list(members)
        heading = next((index for index, block, _ in run if block.kind == "heading"), None)
        sections.append(
            record.Section(
                id=f"s{len(sections) + 1}",
                type=section_type,
                heading=None if heading is None else f"b{heading + 1}",
                start=run[0][1].start,
                end=run[-1][1].end,
            )
        )
        section_of.extend(sections[-1].id for _ in run)
    return tuple(sections), section_of


def _pledge(
    n: int, pledge: LabelledPledge, document: Document, section_of: Sequence[str], block: record.Block
) -> record.Pledge:
    found = pledge.found
    is_whole = (found.start, found.end) == (block.start, block.end)  # then it stood where its block did
    return record.Pledge(
        id=f"p{n}",
        text=document.text[found.start : found.end],
        start=found.start,
        end=found.end,
        block=block.id,
        section=section_of[found.block],
        focus_area=None if found.focus_area is None else f"f{found.focus_area + 1}",
        themes=pledge.themes,
        parent=None if found.parent is None else f"p{found.parent + 1}",
        actor=pledge.actor,
        measurability=pledge.measurability,
        kind=pledge.kind,
        confidence=pledge.confidence,
        reasons=pledge.reasons,
        places=block.places if is_whole else places_of(document, found.start, found.end),
    )
