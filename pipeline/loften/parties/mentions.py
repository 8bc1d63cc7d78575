"""Names of parties in a text, by lexicon and register."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from loften.agreement import PartyKind
from loften.rules import Rule, load_rules


class Mention(NamedTuple):
    """A party named at ``start:end`` of the text that was searched; ``rule`` is the id of the rule that knew it.

    ``genitive``: it owns what follows ("Kommunens åtaganden"); the span leaves the genitive's s out. ``weak``: the word
    is as often a place or a target group as a party ("skolan"), so that only a subject's or agent's place makes it one.
    """

    kind: PartyKind
    name: str
    start: int
    end: int
    rule: str
    genitive: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A name that the document itself gives a party ("SDF", "Rannebo"), beyond the lexicon."""

    kind: PartyKind
    name: str


def find_mentions(
    text: str, start: int = 0, end: int | None = None, known: Sequence[KnownParty] = ()
) -> tuple[Mention, ...]:
    """Return the parties named in ``text[start:end]``, in order; offsets count in ``text``.

    Where readings overlap, the earliest and then the longest wins. ``known`` adds names that the document declares.
    """
    stop = len(text) if end is None else end
    mentions = [_mention(text, start + s, start + e, rule) for s, e, rule in _matches(text[start:stop])]
    mentions.extend(_known_mentions(text, start, stop, known))
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


@lru_cache(maxsize=2048)  # finding, actor, confidence and head ask of the same sentences
def _matches(text: str) -> tuple[tuple[int, int, Rule], ...]:
    """Return where the rules of the lexicon match, each with its rule."""
    return tuple((match.start(), match.end(), rule) for rule, match in load_rules("parties").finditer(text))


_NAME = re.compile(r"(?:[ \u00a0][A-ZÅÄÖ][\w-]*[a-zåäö]\b){1,2}(?![ \u00a0](?:kommuns?|stad)\b)")
"""The name of an institution after the word that says what it is: "Kvinnojouren Iris"."""

_OWNER = re.compile(r"\b(?!(?:Kommun|Polis|Stad|Varje|Alla|Samtlig|De|Vår|Dess)\w*)[A-ZÅÄÖ][\w-]+s[ \u00a0]$")
"""The name of a place before it: "Tidaholms sparbank"."""

_GENITIVE = ("ens", "ans", "ets", "nas", "kommuns", "KOMMUNS", "stads", "Stads", "ommuners")


def _mention(text: str, start: int, end: int, rule: Rule) -> Mention:
    quoted = text[start:end]
    genitive = quoted.endswith(_GENITIVE)
    end -= genitive
    if rule.data.get("named") and not genitive and (name := _NAME.match(text, end)):
        end = name.end()
    if rule.data.get("named") and (owner := _OWNER.search(text, max(0, start - 40), start)):
        start = owner.start()
    return Mention(rule.data["kind"], text[start:end], start, end, rule.id, genitive, rule.data.get("weak", False))


def _known_mentions(text: str, start: int, end: int, known: Sequence[KnownParty]) -> list[Mention]:
    found = []
    for party in known:
        at = text.find(party.name, start, end)
        while at >= 0:
            stop = at + len(party.name)
            genitive = text[stop : stop + 1] == "s" and not text[stop + 1 : stop + 2].isalpha()
            inside = text[at - 1 : at].isalnum() or (text[stop : stop + 1].isalnum() and not genitive)
            if not inside:
                found.append(Mention(party.kind, party.name, at, stop, "party.document", genitive))
            at = text.find(party.name, stop, end)
    return found
