"""What the steps hand on: a found pledge, and the same with its labels."""

from dataclasses import dataclass

from loften.agreement import Actor, Confidence, Measurability, PledgeKind, Theme


@dataclass(frozen=True, slots=True)
class FoundPledge:
    """A commitment found in the text at ``start:end``, with what it stands under.

    ``block`` and ``lead`` are indices of blocks: the one it stands in, and the lead-in above it if any. ``parent`` is
    the index, in the same list of pledges, of the promise that introduces it. ``focus_area`` is an index of the
    outline's focus areas. ``reasons`` are rule ids. ``score`` is the uncalibrated belief that it is a pledge.
    """

    start: int
    end: int
    block: int
    lead: int | None = None
    parent: int | None = None
    focus_area: int | None = None
    reasons: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class LabelledPledge:
    """A found pledge with all its labels."""

    found: FoundPledge
    themes: tuple[Theme, ...]
    actor: Actor
    measurability: Measurability
    kind: PledgeKind
    confidence: Confidence
    reasons: tuple[str, ...]
