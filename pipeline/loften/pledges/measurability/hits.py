"""The telling words of a sentence: acts, intentions, nouns of events, each with its class and place."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from loften.rules import RuleSet, load_rules

Class = Literal["act", "carrier", "have", "intent", "degree", "outcome", "comparative", "event", "hollow", "method"]
Span = tuple[int, int]

NOUNS = ("event", "hollow", "method", "comparative")
VERBS = ("act", "carrier", "have", "intent", "degree", "outcome")
CLAUSE_END = re.compile(r"[,;:.]")
_RULES = load_rules("acts")
_MEMBER = re.compile(r"\s+(?:[\w-]+\s+){0,1}[\w-]+(?:,|\s+(?:och|samt|eller)\s+(?!(?:ska|kommer|att)\b))")


class Hit(NamedTuple):
    """A word or phrase of a class at ``start:end``; ``inside``: it stands in a subordinate clause."""

    kind: Class
    start: int
    end: int
    rule: str
    inside: bool = False


def find_subordinate(text: str, start: int, end: int) -> list[Span]:
    """Return the subordinate clauses of a sentence, roughly: from the word that opens one to the next comma or end."""
    spans = []
    inverted = _RULES["clause.inverted"].regex
    may_be_inverted = inverted.may_match(text, start, end)  # what the sentence does not hold no part of it does
    for match in _RULES["clause.subordinate"].regex.finditer(text, start, end):
        stop = _end_of_list(text, match.end(), end)
        main = inverted.search_met(text, match.end(), end) if may_be_inverted else None
        bounds = [found.start() for found in (stop, main) if found]
        spans.append((match.start(), min(bounds, default=end)))
    return spans


def _end_of_list(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the sign that ends a clause: no comma between short members of a list that ends with "och"."""
    stop = CLAUSE_END.search(text, start, end)
    while stop and stop[0] == "," and _MEMBER.match(text, stop.end(), end):
        stop = CLAUSE_END.search(text, stop.end(), end)
    return stop


def find_hits(text: str, start: int, end: int, clauses: Sequence[Span] = ()) -> tuple[Hit, ...]:
    """Return the telling words of one sentence in order; where two begin or overlap at one place, the longer one.

    ``clauses`` are its subordinate clauses.
    """
    found: list[Hit] = []
    for rule, match in _classed().finditer(text, start, end):
        inside = any(first <= match.start() < last for first, last in clauses)
        found.append(Hit(rule.data["class"], match.start(), match.end(), rule.id, inside))
    found.sort(key=lambda hit: (hit.start, hit.start - hit.end))
    last_verb = start - 1
    kept: list[Hit] = []
    for hit in found:
        if hit.kind in VERBS:
            if hit.start < last_verb:
                continue
            last_verb = hit.end
        kept.append(hit)
    return tuple(kept)


@cache
def _classed() -> RuleSet:
    return _RULES.select(lambda rule: rule.data["class"] in (*VERBS, *NOUNS))
