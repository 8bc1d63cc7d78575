"""What a block of a follow-up is there for, by its document's kind and the headings above it."""

from typing import Literal

from loften.head import Head
from loften.rules import load_rules
from loften.sections import Outline

Context = Literal["report", "restated", "method", "summary", "plan", "aside"]
_ELSEWHERE = ("inledning", "lägesbild", "löften", "övrigt")


def contexts(outline: Outline, head: Head) -> tuple[Context | None, ...]:
    """Return for each block that is follow-up what stands there; None for headings, furniture and other blocks.

    ``report``: what became of earlier promises; ``restated``: the promises that a report is on; ``method``: how the
    report was made; ``summary``: results once more; ``plan``: how promises will be followed up; ``aside``: a sentence
    of another section says that.
    """
    return tuple(
        None
        if outline.layout.is_heading[index] or block.furniture
        else _context(outline, index, head.kind == "uppföljning")
        if outline.sections[index] == "uppföljning"
        else _aside(outline, index)
        for index, block in enumerate(outline.document.blocks)
    )


def _aside(outline: Outline, index: int) -> Context | None:
    """Return whether running text of another section says beyond doubt that the promises are followed up."""
    block, clear = outline.document.blocks[index], load_rules("plans")["plan.clear"]
    running = block.kind == "paragraph" and outline.sections[index] in _ELSEWHERE
    return "aside" if running and clear.search(outline.layout.text(index)) else None


def _context(outline: Outline, index: int, report: bool) -> Context:
    """Return what the nearest heading that says it makes of a block, else what the document's kind does.

    That a heading is on method holds for what stands right under it: an introduction may stand above all chapters.
    """
    rules = load_rules("follow_up")
    lead = outline.layout.leads[index]
    above = [heading for heading in outline.layout.headings[index] if heading != outline.layout.title]
    for one in [*([lead] if lead is not None else []), *reversed(above)]:
        text = outline.layout.text(one)
        for context in ("restated", "method", "summary", "report", "plan"):
            if rules[f"context.{context}"].search(text) and not (context == "method" and one in above[:-1]):
                to_come = not report and load_rules("plans")["heading.to-come"].search(text)
                return "plan" if to_come and context == "report" else context
    return "report" if report else "plan"


def heading_promise(heading: str) -> tuple[str | None, str | None]:
    """Return the promise and the verdict that a heading of a report names, None for what it does not name."""
    found = load_rules("follow_up")["restated.heading"].search(heading)
    if found is None or any(
        load_rules("follow_up")[f"context.{name}"].search(heading) for name in ("report", "method", "plan")
    ):
        return None, None
    groups = found.groupdict()
    pledge = next((groups[name] for name in ("pledge", "pledge2", "pledge3") if groups.get(name)), None)
    return pledge, groups.get("verdict") or groups.get("verdict2")
