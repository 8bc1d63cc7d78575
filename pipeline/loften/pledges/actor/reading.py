"""What a piece of text says about who does something: its parties with their parts, and its pronouns."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from loften.parties import KnownParty, Mention, find_mentions
from loften.rules import Rule, load_rules

Part = Literal["subject", "agent", "companion", "participant", "label", "relative", "owner", "none"]

_RULES = load_rules("actor")
_AGENT_NOT = re.compile(_RULES["actor.agent"].data["exclude"] + r"(?:\s+\w+)*\s*$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?=[.!?])(?<!\b(?:bl|ca|kl|nr))(?<!\bt\.ex)(?<!\bs\.k)[.!?]+[)”\"]?\s+(?=[A-ZÅÄÖ\"”(\d])"
)  # the first test is there to be quick
_CHAIN = re.compile(
    r"\s*(?:\([^)]{1,60}\)\s*)?(?:,|/|&|och|samt|eller|respektive|tillika|liksom|, och|och/eller)\s*"
    r"(?:(?:även|också|den|det|de|dess|vår|våra|berörda|lokala|kommunens|en|ett|\w+(?:iga|iska|ande))\s+){0,3}",
    re.IGNORECASE,
)
_AS_WELL = re.compile(r"\b(?:såväl|både)\s+(?:\w+\s+)?$", re.IGNORECASE)
_AS = re.compile(r"\s+som\s+(?:\w+\s+)?")
_WITHIN = re.compile(r"\b(?:hos|från|på|vid|inom|för)\s+$")
_NUMBER = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+(?=[A-ZÅÄÖ])")
_NAMED = re.compile(r"[A-ZÅÄÖ][\w&-]+(?:[ \u00a0][A-ZÅÄÖ][\w&-]+)*")
_ASIDE = re.compile(r"[;(]\s*$")
_SPELT_OUT = re.compile(r"\b[A-ZÅÄÖ]{2,6}\s*\([^)]*$")
_LOOSE_CHAIN = re.compile(r"\s*,(?:\s*[\w-]+(?:\s[\w-]+)?\s*,){0,3}(?:\s*[\w-]+)?\s*(?:och|samt)?\s*", re.IGNORECASE)


class PartyReading(NamedTuple):
    """A party that a text names, and its part there."""

    mention: Mention
    part: Part


@dataclass(frozen=True, slots=True)
class Reading:
    """The parties of a text in order; ``we`` and ``parties``: it speaks of "vi", of "parterna"."""

    named: tuple[PartyReading, ...] = ()
    we: bool = False
    parties: bool = False
    reasons: tuple[str, ...] = field(default=())

    def having(self, *parts: Part) -> tuple[Mention, ...]:
        """Return the parties that have one of the parts."""
        return tuple(reading.mention for reading in self.named if reading.part in parts)

    @property
    def responsible(self) -> tuple[Mention, ...]:
        """Return who does it: labels first of all, then subjects with agents, then weaker signs."""
        for parts in (("label",), ("subject", "agent"), ("relative",), ("owner",)):
            if found := self.having(*parts):
                return found
        return ()

    @property
    def companions(self) -> tuple[Mention, ...]:
        """Return who takes part."""
        return self.having("companion", "participant")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]``; cells and lines end them too."""
    at = start
    for match in _SENTENCE.finditer(text, start, end):
        yield at, match.end()
        at = match.end()
    if at < end:
        yield at, end


def read_parties(text: str, start: int, end: int, known: Sequence[KnownParty] = ()) -> Reading:
    """Return the parties in ``text[start:end]`` with their parts; offsets count in ``text``."""
    numbered = _NUMBER.match(text, start, end)
    start = numbered.end() if numbered else start
    mentions = _with_guests(text, start, end, find_mentions(text, start, end, known))
    we = _RULES["actor.we"].search(text, start, end) is not None
    parties = _RULES["actor.parties"].search(text, start, end) is not None
    if not mentions:
        return Reading(we=we, parties=parties)
    readings: list[PartyReading] = []
    bounds = list(sentences(text, start, end))
    for number, (first, last) in enumerate(bounds):
        inside = [m for m in mentions if first <= m.start < last]
        if inside:
            has_subject = any(r.part in ("subject", "label") for r in readings)
            likely = {rule.id for rule in _RULES.likely(text, first, last)}
            readings.extend(_Sentence(text, first, last, number == 0, likely).read(inside, number > 0 and has_subject))
    return Reading(
        tuple(readings), we, parties, tuple(dict.fromkeys(_REASONS[r.part] for r in readings if r.part != "none"))
    )


def _with_guests(text: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions and whoever else is named by a proper name as company: "tillsammans med Larmtjänst"."""
    if "med" not in text[start:end].lower():
        return tuple(mentions)
    guests = [
        Mention("annan", match[0], match.start(), match.end(), "party.guest")
        for match in _NAMED.finditer(text, start, end)
        if match.start() > start and _JOINED.search(text, start, match.start())
    ]
    free = [g for g in guests if not any(m.start < g.end and g.start < m.end for m in mentions)]
    return tuple(sorted((*mentions, *free), key=lambda mention: mention.start))


_JOINED = re.compile(r"\b(?:tillsammans|ihop|i\s+(?:nära\s+)?(?:samverkan|samarbete|samråd))\s+med\s+$", re.IGNORECASE)

_REASONS: dict[Part, str] = {
    "subject": "actor.finite",
    "agent": "actor.agent",
    "companion": "actor.companion",
    "participant": "actor.takes-part",
    "label": "actor.label",
    "relative": "actor.responsible-relative",
    "owner": "actor.owned",
    "none": "",
}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence at ``start:end``; ``likely`` are the ids of the rules that may match a part of it."""

    text: str
    start: int
    end: int
    first: bool
    likely: Set[str]

    def read(self, mentions: Sequence[Mention], adds: bool) -> Iterator[PartyReading]:
        """Yield the parties of a sentence; ``adds``: an earlier sentence has said who does it."""
        chains = list(self._chains(mentions))
        subject: Sequence[Mention] | None = None
        labelled = False
        for chain in chains:
            part = self._part(chain, subject is not None)
            if part == "companion" and subject and self._before_verb(subject, chain):
                part = "subject"
            if part == "subject" and (labelled or not self.first) and self._after(chain, "actor.takes-part"):
                part = "participant"
            if part == "subject" and adds:
                part = "participant" if self._after(chain, "actor.takes-part") else "none" if chain[0].weak else part
            elif part == "subject" and subject and self._after(chain, "actor.takes-part"):
                part = "participant"
            if part == "companion" and labelled and self._joined_label(chain):
                part = "label"
            labelled = labelled or part == "label"
            if part == "subject":
                subject = subject or chain
            yield from (PartyReading(mention, part) for mention in chain)

    def _chains(self, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
        """Yield the mentions that are coordinated with each other, together."""
        chain: list[Mention] = []
        for mention in mentions:
            if chain and not self._coordinated(chain, mention):
                yield chain
                chain = []
            chain.append(mention)
        if chain:
            yield chain

    def _coordinated(self, chain: Sequence[Mention], mention: Mention) -> bool:
        if chain[-1].genitive != mention.genitive and not mention.genitive:
            return False
        between = (chain[-1].end + chain[-1].genitive, mention.start)
        if _AS_WELL.search(self.text, self.start, chain[0].start) and _AS.fullmatch(self.text, *between):
            return True
        if _CHAIN.fullmatch(self.text, *between):
            return not self._starts_clause(mention)
        at_start = not self.text[self.start : chain[0].start].strip()
        return at_start and _LOOSE_CHAIN.fullmatch(self.text, *between) is not None

    def _starts_clause(self, mention: Mention) -> bool:
        """Return whether "…, och kommunen ska" begins a clause of its own: a verb stands before it already."""
        before = self.text[self.start : mention.start]
        return bool(
            self._finds("actor.finite", self.text[mention.end : self.end])
            and re.search(r"\b(?:ska|skall|kommer|lovar)\b", before, re.IGNORECASE)
            and not re.search(r"\b(?:ska|skall|kommer|lovar)\s+(?:\w+\s+){0,2}?" + r"\S*$", before, re.IGNORECASE)
            and not self._inverted(before)
        )

    def _inverted(self, before: str) -> bool:
        return self._finds("actor.inverted", before)

    def _part(self, chain: Sequence[Mention], has_subject: bool) -> Part:
        first, last = chain[0], chain[-1]
        before = self.text[self.start : first.start]
        if self._is_label(chain):
            return "label"
        if _ASIDE.search(before) and self._after(chain, "actor.takes-part"):
            return "participant"
        if _SPELT_OUT.search(before):
            return "none"  # "SSPF (samverkan mellan skola, polis …)" says what the letters stand for
        if self._finds("actor.charged", before) and not first.genitive:
            return "subject"
        if self._finds("actor.companion", before):
            return "companion"
        if self._finds("actor.agent", before) and not _AGENT_NOT.search(before):
            return "agent"
        if self._hosted(before, last):
            return "companion"
        if first.genitive and last.genitive:
            return "owner" if self._finds("actor.opener", before) else "none"
        if self._finds("actor.subordinate", before):
            relative = self._after(chain, "actor.responsible-relative") and before.rstrip().endswith("som")
            return "relative" if relative else "none"
        return "subject" if self._is_subject(chain, before, has_subject) else "none"

    def _hosted(self, before: str, last: Mention) -> bool:
        """Return whether a party comes as something: "med polisen som gäst"."""
        return (
            before.rstrip().endswith(" med") and re.match(r"\s+som\s+\w+", self.text[last.end : self.end]) is not None
        )

    def _is_subject(self, chain: Sequence[Mention], before: str, has_subject: bool) -> bool:
        if chain[0].weak and _WITHIN.search(before):
            return False
        patient = self._after(chain, "actor.patient")
        if self._finds("actor.opener", before):
            return not patient
        if patient and chain[0].kind != "polis":
            return False
        if not has_subject and self._inverted(before) and not self._finds("actor.we", before):
            return True
        return self._finds("actor.clause", before) and self._after(chain, "actor.finite")

    def _is_label(self, chain: Sequence[Mention]) -> bool:
        """Return whether the chain stands as a label: before a colon, after the sentence, alone, or in parentheses."""
        before, after = self.text[self.start : chain[0].start], self.text[chain[-1].end : self.end]
        if chain[-1].genitive:
            return False
        named = self._named_label(before)
        opens = not before.strip(' •–-"”(')
        if named or (opens and re.match(r"(?:\s*\([^)]*\))?\s*:", after)):
            return True
        closes = re.fullmatch(r"[\s.)\]]*", after) is not None
        if closes and (opens or re.search(r"[–—]\s*$|\(\s*$|\|\s*$|[.!?]\s+$", before)):
            return True
        return (
            opens
            and self.start > 0
            and re.match(r"\s*[,;(]?\s*(?:\(|gärna|tillsammans|i sam|med\b|;|,)", after) is not None
            and not self._after(chain, "actor.finite")
            and not re.search(r"\b(?:ska|kommer|lovar)\b", after)
        )

    def _joined_label(self, chain: Sequence[Mention]) -> bool:
        """Return whether a label goes on "A tillsammans med B": both are responsible, unless it is only hoped for."""
        before = self.text[self.start : chain[0].start]
        return re.search(r"(?<!gärna )\btillsammans\s+med(?:\s+\w+)?\s*$", before) is not None

    def _named_label(self, before: str) -> bool:
        if "actor.label" not in self.likely:
            return False
        matches = list(_RULES["actor.label"].regex.finditer_met(before))
        return bool(matches) and not re.search(r"[.;|]", before[matches[-1].end() :])

    def _before_verb(self, subject: Sequence[Mention], companion: Sequence[Mention]) -> bool:
        """Return whether "A tillsammans med B ska": no verb between A and B, one after B."""
        between = self.text[subject[-1].end : companion[0].start]
        own = self.text[self.start : subject[0].start]
        fronted = self._finds("actor.opener", own)
        joined = re.fullmatch(
            r"[\s,]*(?:tillsammans|ihop|i\s+(?:nära\s+)?(?:samverkan|samarbete|samråd))\s+med(?:\s+\w+){0,3}\s*",
            between,
            re.IGNORECASE,
        )
        return fronted and joined is not None and self._after(companion, "actor.finite")

    def _after(self, chain: Sequence[Mention], rule_id: str) -> bool:
        return self._finds(rule_id, self.text[chain[-1].end : self.end])

    def _finds(self, rule_id: str, part: str) -> bool:
        return rule_id in self.likely and _RULES[rule_id].regex.search_met(part) is not None


def rule(rule_id: str) -> Rule:
    """Return a rule of ``actor.toml``."""
    return _RULES[rule_id]
