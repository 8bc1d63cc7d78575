"""What a person quoted, put back where it stands in a record's text."""

from collections.abc import Iterator

from loften.agreement import Actor, Agreement, Block, Confidence, Evidence, Measurability, Party, Pledge
from loften.corrections.overlay import PledgeState

Span = tuple[int, int]


def same_words(a: str, b: str) -> bool:
    """Return whether two texts are the same but for white space."""
    return a.split() == b.split()


class Placer:
    """Finds quotes in one record's text, and builds what the record needs offsets for."""

    def __init__(self, record: Agreement) -> None:
        self.record = record
        self.text = record.document.text

    def span(self, quote: str, near: Pledge | None, nth: int) -> Span | None:
        """Return where a quote stands: nearest to a pledge, or its ``nth`` place; None where nowhere."""
        if near is not None and same_words(near.text, quote):
            return near.start, near.end
        starts = [n for n in range(len(self.text)) if self.text.startswith(quote, n)] if quote else []
        if not starts:
            return None
        start = min(starts, key=lambda at: abs(at - near.start)) if near else starts[min(nth, len(starts) - 1)]
        return start, start + len(quote)

    def block(self, offset: int) -> Block:
        """Return the block that an offset stands in, or the one before it."""
        return next(block for block in reversed(self.record.blocks) if block.start <= offset)

    def pledge(self, identity: str, span: Span, now: PledgeState, reason: str) -> Pledge:
        """Return a pledge that the program does not have; its places are its block's."""
        start, end = span
        block = self.block(start)
        return Pledge(
            id=identity,
            text=self.text[start:end],
            start=start,
            end=end,
            block=block.id,
            section=next(s.id for s in self.record.sections if s.start <= block.start and block.end <= s.end),
            focus_area=None,
            themes=now.themes,
            parent=None,
            actor=self.actor(now, span),
            measurability=self.measurability(now, span),
            kind=now.kind,
            confidence=Confidence(pledge=1, actor=1, measurability=1),
            reasons=(reason,),
            places=block.places,
        )

    def actor(self, now: PledgeState, span: Span) -> Actor:
        """Return the actor; a party is quoted in the pledge, else nearest above it, else anywhere."""
        parties = []
        for party in now.actor.parties:
            inside, above = self.text.find(party.name, *span), self.text.rfind(party.name, 0, span[0])
            at = next((at for at in (inside, above, self.text.find(party.name)) if at >= 0), None)
            after = None if at is None else at + len(party.name)
            parties.append(Party(kind=party.kind, name=party.name, role=party.role, start=at, end=after))
        return Actor(label=now.actor.label, basis=now.actor.basis, parties=tuple(parties))

    def measurability(self, now: PledgeState, span: Span) -> Measurability:
        """Return the measurability with its evidence, left out where the pledge does not have its words."""
        return Measurability(label=now.measurability.label, evidence=tuple(self._evidence(now, span)))

    def _evidence(self, now: PledgeState, span: Span) -> Iterator[Evidence]:
        for evidence in now.measurability.evidence:
            at = self.text.find(evidence.text, *span)
            if at >= 0:
                yield Evidence(**evidence.model_dump(), start=at, end=at + len(evidence.text))
