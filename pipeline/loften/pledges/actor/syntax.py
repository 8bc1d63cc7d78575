"""What the parse says of who does it, where the words around a party leave it open or say two things."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loften.language import Parsed
from loften.language.syntax import (
    agents,
    companions,
    coordinated,
    counted_noun,
    inverted_subjects,
    is_finite,
    is_passive,
    root,
    subjects,
)
from loften.parties import KnownParty, Mention, find_mentions
from loften.pledges.actor.reading import PartyReading, Reading, rule, sentences

if TYPE_CHECKING:
    from loften.language.types import Span, Token

REASON = "actor.subject"


def read_syntax(
    text: str, start: int, end: int, own: Reading, parsed: Parsed, known: Sequence[KnownParty]
) -> Reading | None:
    """Return the reading of ``text[start:end]`` that the parse of its first sentence gives in the place of ``own``.

    Asked where ``own`` names nobody responsible and says neither "vi" nor "parterna", and of every agent ("av
    polisen"): it may be that of a relative clause, or act on a subject that the words alone take for an actor. None
    where the parse adds nothing.
    """
    if own.we or own.parties or (own.responsible and not own.having("agent")):
        return None
    first, last = next(sentences(text, start, end), (start, end))
    block, span = parsed.document.block_at(first), parsed.span(first, last)
    if block is None or span is None or not span.doc.has_annotation("DEP"):
        return None
    parse = _Parse(span, parsed.document.blocks[block].start)
    checked = parse.without_strangers(own)
    if checked.responsible:
        return checked if checked is not own else None
    mentions = [m for m in find_mentions(text, first, last, known) if not m.genitive and not m.weak]
    found = parse.acting(mentions, text, last)
    if not found:
        return checked if checked is not own else None
    others = tuple(r for r in checked.named if r.mention not in found)
    return Reading((*(PartyReading(m, "subject") for m in found), *others), reasons=(REASON,))


@dataclass(frozen=True)
class _Parse:
    """The tokens of a sentence; ``origin`` is where their document begins in the text that mentions count in."""

    span: "Span"
    origin: int

    def acting(self, mentions: Sequence[Mention], text: str, end: int) -> list[Mention]:
        """Return the mentions that are subjects of the main predicate, or all that a phrase without a verb names."""
        beside = {*companions(self.span), *agents(self.span)}
        patient = rule("actor.patient").regex
        for tokens in (subjects(self.span), inverted_subjects(self.span)) if self._has_subject() else (self._named(),):
            acting = [_counted(token) for token in tokens if token not in beside]
            found = [m for token in acting for m in mentions if self._covers(m, token)]
            if not found or patient.search(text[found[-1].end : end]) or is_passive(tokens[0].head):
                continue
            return list(dict.fromkeys(found))
        return []

    def without_strangers(self, own: Reading) -> Reading:
        """Return a reading without agents of relative clauses, and without weak subjects that an agent acts on."""
        agent = [r for r in own.named if r.part == "agent"]
        strangers = [r for r in agent if self._describes(r.mention)]
        if left := [r for r in agent if r not in strangers]:
            weak = [r for r in own.named if r.part == "subject" and r.mention.weak]
            strangers += [r for r in weak if self._is_acted_on(r.mention, left[0].mention)]
        if not strangers:
            return own
        named = tuple(r for r in own.named if r not in strangers)
        return Reading(named, reasons=(*own.reasons, REASON) if any(r.part != "none" for r in named) else ())

    def _has_subject(self) -> bool:
        """Return whether the sentence has a finite verb of its own, with something before it that may be a subject."""
        words = [token for token in self.span if not token.is_punct and not token.is_space]
        top = root(self.span)
        if top is None or not words or words[0].pos_ in {"VERB", "AUX"}:
            return False
        return is_finite(top) or any(is_finite(token) and not token.dep_.startswith("acl") for token in words)

    def _named(self) -> "tuple[Token, ...]":
        """Return what a phrase without any verb begins with, past adjectives: "Synlig polis på torget".

        More of somebody ("fler fältassistenter") is what others see to.
        """
        if any(token.pos_ in {"VERB", "AUX"} for token in self.span) or "Degree=Cmp" in str(self.span[0].morph):
            return ()
        first = next((token for token in self.span if token.pos_ not in {"ADJ", "DET", "PUNCT", "SPACE"}), None)
        return coordinated(first) if first is not None and first.pos_ in {"NOUN", "PROPN"} else ()

    def _describes(self, agent: Mention) -> bool:
        """Return whether an agent is that of a relative clause or participle in a sentence with a verb of its own."""
        token, top = self._last(agent), root(self.span)
        own = (
            [] if top is None else [top, *(child for child in top.children if child.dep_ in {"aux", "aux:pass", "cop"})]
        )
        if token is None or not any(is_finite(verb) for verb in own):
            return False
        return any(other.dep_ in {"acl", "acl:relcl"} for other in (token.head, token.head.head) if other != top)

    def _is_acted_on(self, subject: Mention, agent: Mention) -> bool:
        """Return whether a subject goes with the verb of the agent, or with none: "handlarna får av polisen"."""
        ours, theirs = self._last(subject), self._last(agent)
        if ours is None or theirs is None:
            return False
        return ours.head == theirs.head or not ours.dep_.startswith(("nsubj", "conj"))

    def _covers(self, mention: Mention, token: "Token") -> bool:
        return mention.start <= self.origin + token.idx < mention.end

    def _last(self, mention: Mention) -> "Token | None":
        return next((token for token in reversed(self.span) if self._covers(mention, token)), None)


def _counted(token: "Token") -> "Token":
    """Return what a subject like "två av fältarna" counts, else the subject itself."""
    return (counted_noun(token) or token) if token.pos_ == "NUM" else token
