"""Records from the guesses of a baseline."""

from collections.abc import Sequence
from dataclasses import dataclass

from loften.agreement import (
    Actor,
    ActorLabel,
    Agreement,
    Confidence,
    Measurability,
    MeasurabilityLabel,
    Party,
    PartyKind,
    PledgeKind,
    SectionType,
)
from loften.assemble import assemble
from loften.document import Document
from loften.head import Head
from loften.language import load_engine
from loften.pledges import FoundPledge, LabelledPledge
from loften.sections import Outline

_KINDS: dict[ActorLabel, tuple[PartyKind, ...]] = {
    "polis": ("polis",),
    "kommun": ("kommun",),
    "gemensam": ("polis", "kommun"),
    "annan": ("annan",),
    "oklar": (),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """A pledge as a baseline sees it: its span, its block and its labels."""

    start: int
    end: int
    block: int
    actor: ActorLabel
    measurability: MeasurabilityLabel
    kind: PledgeKind = "aktivitet"
    parent: int | None = None


def build(document: Document, sections: Sequence[SectionType], guesses: Sequence[Guess], name: str) -> Agreement:
    """Return the record of a baseline's sections and pledges; ``name`` stands as the reason."""
    outline = Outline(document, tuple(sections))
    pledges = tuple(_labelled(guess, name) for guess in guesses)
    return assemble(document, outline, Head(), pledges, (), load_engine("blank"), {"baseline": name})


def _labelled(guess: Guess, name: str) -> LabelledPledge:
    parties = tuple(Party(kind=kind, name=kind, role="ansvarig", start=None, end=None) for kind in _KINDS[guess.actor])
    return LabelledPledge(
        found=FoundPledge(guess.start, guess.end, guess.block, parent=guess.parent),
        themes=(),
        actor=Actor(label=guess.actor, basis="ingen" if guess.actor == "oklar" else "uttalad", parties=parties),
        measurability=Measurability(label=guess.measurability, evidence=()),
        kind=guess.kind,
        confidence=Confidence(pledge=0.5, actor=0.5, measurability=0.5),
        reasons=(name,),
    )
