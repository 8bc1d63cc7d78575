"""Names that the document itself gives its parties: its signatories', their short forms, and whoever promises."""

import re
from collections.abc import Iterator

from loften.head import Head
from loften.parties import KnownParty, find_mentions
from loften.rules import load_rules
from loften.sections import Outline

_COMPANY = re.compile(
    r"\b((?:[A-ZÅÄÖ][\w&-]+\s+(?:&\s+[A-ZÅÄÖ]\w+\s+)?){1,3})(?:Fastigheter|Bostäder|Hem|Hus|Centrumförvaltning|Energi)?\s*(?:AB|KB)\b"
)
_DEFINED = re.compile(r"\(\s*(?:nedan|nedan kallad|kallad|förkortat)?\s*([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,9})\s*\)")
_COMPANY_TAIL = re.compile(
    r"\s+(?:AB|KB|Fastigheter|Bostäder|Hem|Hus|Centrumförvaltning|Energi|Förvaltning)(?:\s+AB)?$"
)


_NAME_GOES_ON = re.compile(r"s?(?:\s+[A-ZÅÄÖ]\w+){0,2}\s*")


def known_parties(outline: Outline, head: Head) -> tuple[KnownParty, ...]:
    """Return the names beyond the lexicon, longest first."""
    names: dict[str, KnownParty] = {}
    for party in (*_signing(head), *_companies(outline), *_abbreviations(outline), *_promising(outline)):
        names.setdefault(party.name, party)
    return tuple(sorted(names.values(), key=lambda party: (-len(party.name), party.name)))


def _signing(head: Head) -> Iterator[KnownParty]:
    for signatory in head.signatories:
        if not signatory.organisation:
            continue
        mentions = find_mentions(signatory.organisation)
        if len({mention.kind for mention in mentions}) > 1:
            continue  # several in one line: each is known by itself
        if not mentions:
            yield KnownParty("annan", signatory.organisation)
        elif mentions[0].kind == "annan":
            yield from _short_forms(signatory.organisation)


def _companies(outline: Outline) -> Iterator[KnownParty]:
    for match in _COMPANY.finditer(outline.document.text):
        yield from _short_forms(match[0])


def _short_forms(name: str) -> Iterator[KnownParty]:
    yield KnownParty("annan", name)
    short = _COMPANY_TAIL.sub("", name)
    if short != name and len(short) > 3:
        yield KnownParty("annan", short)


def _abbreviations(outline: Outline) -> Iterator[KnownParty]:
    """Yield the abbreviations that stand in parentheses right after a party's name."""
    text = outline.document.text
    for match in _DEFINED.finditer(text):
        before = find_mentions(text, max(0, match.start() - 60), match.start())
        if before and match[1].isupper() and _NAME_GOES_ON.fullmatch(text, before[-1].end, match.start()):
            yield KnownParty(before[-1].kind, match[1])


def _promising(outline: Outline) -> Iterator[KnownParty]:
    """Yield those who promise what only people do, and whom no list names: with a capital letter and without."""
    unlisted = load_rules("actor")["actor.unlisted"]
    for section, block in zip(outline.sections, outline.document.blocks, strict=True):
        if section != "löften":
            continue
        for match in unlisted.regex.finditer(outline.document.quote(block)):
            name = match["name"] or match["inverted"]
            if not find_mentions(name):
                yield KnownParty("annan", name)
                yield KnownParty("annan", name[0].swapcase() + name[1:])
