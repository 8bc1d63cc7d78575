"""The parties of the document: who agrees, by its introduction, its signatures, its title."""

import re
from collections.abc import Iterator, Sequence

from loften.agreement import Party
from loften.head import Head
from loften.parties import KnownParty, Mention, find_mentions
from loften.pledges.actor.reading import read_parties, rule, sentences
from loften.sections import Outline

_PLACE = re.compile(
    r"\b(?:i|inom|från|till|hos|hela|varje|runt|besök(?:er|a)|(?:i|inom)\s+(?:hela|vår))\s+$", re.IGNORECASE
)
_INTRODUCING = ("inledning", "fokusområden", "lägesbild")


def document_parties(outline: Outline, head: Head, known: Sequence[KnownParty]) -> tuple[Party, ...]:
    """Return the parties that promise jointly, or the only one that promises; empty where neither is so.

    The introduction's sentence wins in which police and municipality promise or agree, then any that names them
    together, then the signatures, then a general lead-in, then what the title and letterhead name.
    """
    for found in (
        _introduced(outline, known),
        _signed(outline, head, known),
        _leading(outline, known),
    ):
        if _is_joint(found):
            return found
    named = _named(outline, known)
    return named if _is_joint(named) or len({party.kind for party in named}) == 1 else ()


def _introduced(outline: Outline, known: Sequence[KnownParty]) -> tuple[Party, ...]:
    """Return the parties of the first introducing sentence that names both and that they promise, else of the first."""
    text, promise = outline.document.text, rule("actor.promise")
    first: tuple[Party, ...] = ()
    for index in _blocks(outline, *_INTRODUCING):
        block = outline.document.blocks[index]
        may_promise = promise.regex.may_match(outline.layout.text(index))  # what it holds is known, unlike of sentences
        for start, end in sentences(text, block.start, block.end):
            promised = may_promise and promise.search(text, start, end)
            if first and not promised:
                continue
            parties = _joint_in(text, start, end, known)
            if _is_joint(parties):
                first = first or parties
                if promised:
                    return parties
    return first


def _joint_in(text: str, start: int, end: int, known: Sequence[KnownParty]) -> tuple[Party, ...]:
    """Return the parties of one sentence, where it names both: its subjects, else all coordinated parties in it."""
    mentions = find_mentions(text, start, end, known)
    if not _is_joint(mentions):
        return ()
    reading = read_parties(text, start, end, known)
    subjects = (*reading.responsible, *reading.having("companion"))
    if _is_joint(subjects):
        return as_parties(subjects)
    return as_parties([m for m in mentions if not m.weak and not _is_place(text, m)])


def _is_place(text: str, mention: Mention) -> bool:
    """Return whether "kommunen" is where somebody lives or goes: "besöker kommunen", "i hela kommunen"."""
    return (
        mention.rule == "party.kommun.ord"
        and _PLACE.search(text, max(0, mention.start - 30), mention.start) is not None
    )


def _signed(outline: Outline, head: Head, known: Sequence[KnownParty]) -> tuple[Party, ...]:
    """Return the organisations that sign: as the head has them, else by the signature block without titles."""
    text = outline.document.text
    organisations = [signatory.organisation for signatory in head.signatories if signatory.organisation]
    parties = [party for name in dict.fromkeys(organisations) if (party := _organisation(text, name, known))]
    if _is_joint(parties):
        return tuple(parties)
    mentions: list[Mention] = []
    for index in _blocks(outline, "signatur"):
        block = outline.document.blocks[index]
        found = find_mentions(text, block.start, block.end, known)
        mentions.extend(m for m in found if m.rule != "party.kommun.roll" and not m.genitive and "chef" not in m.name)
    return as_parties(mentions)


def _organisation(text: str, name: str, known: Sequence[KnownParty]) -> Party | None:
    mentions = find_mentions(name, known=known)
    at = text.find(name)
    return Party(
        kind=mentions[0].kind if mentions else "annan",
        name=name,
        role="ansvarig",
        start=at if at >= 0 else None,
        end=at + len(name) if at >= 0 else None,
    )


def _leading(outline: Outline, known: Sequence[KnownParty]) -> tuple[Party, ...]:
    """Return the parties of the first line in the promises that names police and municipality as its subject."""
    text = outline.document.text
    for index in _blocks(outline, "löften", "uppföljning"):
        block = outline.document.blocks[index]
        if not _is_joint(find_mentions(text, block.start, block.end, known)):
            continue
        responsible = read_parties(text, block.start, block.end, known).responsible
        if _is_joint(responsible):
            return as_parties(responsible)
    return ()


def _named(outline: Outline, known: Sequence[KnownParty]) -> tuple[Party, ...]:
    text = outline.document.text
    mentions: list[Mention] = []
    for index, block in enumerate(outline.document.blocks):
        if index < 3 or outline.sections[index] in ("inledning", "signatur"):
            mentions.extend(
                m for m in find_mentions(text, block.start, block.end, known) if not m.weak and not _is_place(text, m)
            )
    return tuple(party for party in as_parties(mentions) if party.kind != "annan")


def _blocks(outline: Outline, *sections: str) -> Iterator[int]:
    return (index for index, section in enumerate(outline.sections) if section in sections)


def _is_joint(parties: Sequence[Party | Mention]) -> bool:
    return {"polis", "kommun"} <= {party.kind for party in parties}


def as_parties(mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Return the first mention of each name as a responsible party; of one kind's own names, the first two alone."""
    parties: dict[str, Party] = {}
    for mention in mentions:
        key = mention.name.casefold()
        if key not in parties:
            parties[key] = Party(
                kind=mention.kind, name=mention.name, role="ansvarig", start=mention.start, end=mention.end
            )
    return tuple(parties.values())
