"""Where a report turns from one act to another."""

import re
from collections.abc import Iterator

from loften.likeness import stem
from loften.parties import Mention, find_mentions
from loften.rules import load_rules

_LINK = re.compile(r",?\s+(?:och|men|medan|samt)\s+")
_SHORTEST = 4
_FRONTED = 60  # characters before a subject that does not open its sentence: "Under perioden har polisen …"


def turns(before: str, text: str) -> bool:
    """Tell whether a sentence turns to another act than the one before: it says so, or another party has acted."""
    if load_rules("follow_up")["result.another"].search(text):
        return True
    ours, theirs = _actor(before), _actor(text)
    return ours is not None and theirs is not None and (ours.kind, ours.name) != (theirs.kind, theirs.name)


def goes_on(before: str, text: str) -> bool:
    """Tell whether a sentence goes on about the act before: its words say so, or it opens with what was named there.

    "En kampanj startades. Kampanjen riktade sig till unga."
    """
    rules = load_rules("follow_up")
    if rules["result.continues"].search(text) or rules["result.bare"].search(before):
        return True
    opening = load_rules("follow_up")["result.taken-up"].search(text)
    if opening is None or any(one.start == 0 for one in find_mentions(text[: opening.end()])):
        return False
    taken_up = {form for form in (stem(opening[0]), opening["bare"].lower()) if len(form) >= _SHORTEST}
    named = {form for word in re.findall(r"[^\W\d_]{4,}", before) for form in (stem(word), word.lower())}
    return any(word.endswith(form) for word in named for form in taken_up)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of ``start:end`` in which different parties have acted; the whole where there is one."""
    acted = load_rules("follow_up")["result.acted"].regex  # searched outright: most parts are asked but once
    for link in _LINK.finditer(text, start, end):
        before, after = text[start : link.start()], text[link.end() : end]
        if acted.search_met(before) and acted.search_met(after) and turns(before, after):
            yield start, link.start()
            start = link.end()
    yield start, end


def _actor(text: str) -> Mention | None:
    """Return the party that acts in a sentence, where one stands at its head or right after its first verb."""
    mentions = [one for one in find_mentions(text[: 2 * _FRONTED]) if not one.genitive and not one.weak]
    if not mentions or mentions[0].start > _FRONTED:
        return None
    first = mentions[0]
    rule = load_rules("follow_up")["result.subject"]
    return first if first.start == 0 or rule.search(text[: first.start]) else None
