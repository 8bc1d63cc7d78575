"""One document for the terminal: text with sections in the margin, pledges marked by actor and measurability."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from loften.agreement import Agreement, Block, Pledge
from loften.cli.colours import ACTOR_COLOURS, MEASURABILITY_COLOURS, SECTION_COLOURS

DECIDES = ("quantity", "frequency", "deadline", "target_set", "indicator", "baseline", "target_value", "hedge")


def document_view(record: Agreement, pledges_only: bool, colour: bool) -> Iterator[RenderableType]:
    """Yield the document part by part; without colour, evidence is listed under its pledge."""
    yield head_view(record)
    if pledges_only:
        for pledge in record.pledges:
            yield _pledge_view(record, pledge, colour, "")
    else:
        yield from _text_view(record, colour)
    yield from _follow_up_view(record)
    for warning in record.warnings:
        yield Text(f"warning: {warning.message}", style="yellow")


def head_view(record: Agreement) -> RenderableType:
    """Return title and facts of a document."""
    head = record.document
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    period = "–".join(part or "…" for part in (head.period.start, head.period.end)) if head.period else None
    places = ", ".join(f"{m.name} ({m.code}, {m.county})" for m in head.municipalities)
    people = "; ".join(", ".join(filter(None, (s.name, s.role, s.organisation))) for s in head.signatories)
    facts = {
        "kind": head.kind,
        "municipality": places,
        "district": head.district,
        "police": head.police,
        "period": period,
        "Dnr": ", ".join(head.diary_numbers),
        "signed": head.signed,
        "by": people,
        "focus areas": ", ".join(area.label for area in record.focus_areas),
        "pledges": str(len(record.pledges)),
    }
    for name, value in facts.items():
        if value:
            table.add_row(name, value)
    return Group(Rule(Text(head.title or head.source.uri, style="bold")), table)


def _text_view(record: Agreement, colour: bool) -> Iterator[RenderableType]:
    """Yield the blocks; where a section begins, its name stands above."""
    by_block: dict[str, list[Pledge]] = {}
    for pledge in record.pledges:
        by_block.setdefault(pledge.block, []).append(pledge)
    starts = {section.start: section.type for section in record.sections}
    for block in record.blocks:
        if block.start in starts:
            section = starts[block.start]
            yield Rule(
                Text(section, style=f"bold {SECTION_COLOURS[section]}"), align="left", characters="╌", style="dim"
            )
        yield from _block_view(record, block, by_block.get(block.id, []), colour)


def _block_view(record: Agreement, block: Block, pledges: Sequence[Pledge], colour: bool) -> Iterator[RenderableType]:
    """Yield a block: its pledges marked, the words between them as they are."""
    indent = 2 * max((block.level or 1) - 1, 0) if block.kind == "list_item" else 0
    bullet = "• " if block.kind == "list_item" else ""
    style = "bold" if block.kind == "heading" else "dim" if block.section == "övrigt" else ""
    at = block.start
    for pledge in pledges:
        if between := record.document.text[at : pledge.start].strip():
            yield Padding(Text(between, style=style), (0, 0, 0, indent))
        yield Padding(_pledge_view(record, pledge, colour, bullet), (0, 0, 0, indent))
        at = max(at, pledge.end)
    if rest := record.document.text[at : block.end].strip():
        yield Padding(Text(bullet * (not pledges) + rest, style=style), (0, 0, 0, indent))


def _pledge_view(record: Agreement, pledge: Pledge, colour: bool, bullet: str) -> RenderableType:
    """Return a pledge: who and how measurable, then its words with the evidence underlined."""
    tag = Text()
    tag.append(f"▌{pledge.id} ", style=ACTOR_COLOURS[pledge.actor.label])
    tag.append(pledge.actor.label, style=f"bold {ACTOR_COLOURS[pledge.actor.label]}")
    tag.append(f" ({pledge.actor.basis}) · ", style="dim")
    tag.append(pledge.measurability.label, style=f"bold {MEASURABILITY_COLOURS[pledge.measurability.label]}")
    tag.append(f" · {pledge.kind} · {', '.join(pledge.themes)}", style="dim")
    if pledge.parent:
        tag.append(f" · under {pledge.parent}", style="dim")
    text = Text(bullet + pledge.text)
    deciding = [evidence for evidence in pledge.measurability.evidence if evidence.type in DECIDES]
    for evidence in deciding:
        start = evidence.start - pledge.start + len(bullet)
        text.stylize("underline bold", start, start + evidence.end - evidence.start)
    parts: list[RenderableType] = [tag, Padding(text, (0, 0, 0, 2))]
    if not colour:
        parts += [Text(f"  [{evidence.type}: {evidence.text}]") for evidence in deciding]
    return Group(*parts)


def _follow_up_view(record: Agreement) -> Iterator[RenderableType]:
    if record.follow_up:
        yield Rule(Text("follow-up", style="bold cyan"), align="left", characters="╌", style="dim")
    for item in record.follow_up:
        if item.type == "plan":
            yield Text.assemble(("plan", "bold"), f" · {item.when or 'no time given'}", f"\n  {item.text}")
        else:
            about = f"\n  on: {item.pledge}" if item.pledge else ""
            yield Text.assemble(("result", "bold"), f" · {item.status}", about, f"\n  {item.text}")
