"""A pledge as the signs of doubt see it: its words, what stands above it, and what was decided about it."""

from dataclasses import dataclass
from typing import Literal

from loften.agreement import Actor, Measurability
from loften.pledges.measurability.hits import Class
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline

Form = Literal["item", "row", "prose"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One labelled pledge; ``headings`` and ``lead`` stand above it, the nearest heading first, the title left out.

    ``classes`` are those of its telling words.
    """

    words: str
    block: str
    form: Form
    title: str | None
    lead: str | None
    headings: tuple[str, ...]
    has_parent: bool
    has_area: bool
    actor: Actor
    measurability: Measurability
    reasons: tuple[str, ...]
    classes: frozenset[Class]


def look(
    pledge: FoundPledge,
    outline: Outline,
    actor: Actor,
    measurability: Measurability,
    reasons: tuple[str, ...],
    classes: frozenset[Class],
) -> Seen:
    """Return a found pledge as the signs see it: its labels, the ids of all rules that decided, its words' classes."""
    layout = outline.layout
    lead = layout.leads[pledge.block]
    above = [index for index in reversed(layout.headings[pledge.block]) if index != layout.title]
    return Seen(
        words=outline.document.text[pledge.start : pledge.end],
        block=layout.text(pledge.block),
        form="row" if "unit.row" in reasons else "item" if "unit.item" in reasons else "prose",
        title=None if layout.title is None else layout.text(layout.title),
        lead=None if lead is None else layout.text(lead),
        headings=tuple(map(layout.text, above)),
        has_parent=pledge.parent is not None,
        has_area=pledge.focus_area is not None,
        actor=actor,
        measurability=measurability,
        reasons=reasons,
        classes=classes,
    )
