"""Where the things that gold quotes stand in a text that was really read."""

import re
from collections.abc import Sequence
from statistics import median

from loften.evaluation.gold import Gold, GoldBlock, GoldPledge
from loften.evaluation.words import Word, align_words, forms

Span = tuple[int, int]
Pairs = list[tuple[Word, Word | None]]


def locate_pledges(gold: Gold, text: str) -> list[Span | None]:
    """Return where each gold pledge stands in ``text``, or None where less than half of its words are there."""
    numbers = {block.n: index for index, block in enumerate(gold.blocks)}
    pairs = align_words([block.text for block in gold.blocks], text)
    return [_locate(p, gold.blocks[numbers[p.block]], pairs[numbers[p.block]], text) for p in gold.pledges]


def _locate(pledge: GoldPledge, block: GoldBlock, pairs: Pairs, text: str) -> Span | None:
    start = block.text.find(pledge.text)
    if start < 0:
        return None
    inside = [there for here, there in pairs if there and start <= here.start < start + len(pledge.text)]
    inside = _together(inside, len(pledge.text))
    if not inside or len(inside) * 2 < len(forms(pledge.text)):
        return None
    first, last = min(word.start for word in inside), max(word.end for word in inside)
    return first, _with_final_stop(pledge.text, last, text)


def _together(found: Sequence[Word], length: int) -> list[Word]:
    """Return the words without those that were paired far away from the others."""
    if not found:
        return []
    middle = median(word.start for word in found)
    return [word for word in found if abs(word.start - middle) <= length]


def _with_final_stop(quoted: str, end: int, text: str) -> int:
    """Return the end of a span with the signs after its last word, where the text has the same."""
    tail = re.search(r"\W*$", quoted)
    signs = tail[0] if tail else ""
    return end + len(signs) if signs and text.startswith(signs, end) else end


def locate_quote(quote: str, text: str, start: int, end: int) -> Span | None:
    """Return where ``text[start:end]`` has a quote: literally, else from its first to its last word in common."""
    at = text.find(quote, start, end)
    if at >= 0:
        return at, at + len(quote)
    found = [there for _, there in align_words([quote], text[start:end])[0] if there]
    found = _together(found, 2 * len(quote))
    if len(found) * 2 < len(forms(quote)) or not found:
        return None
    return start + min(word.start for word in found), start + max(word.end for word in found)
