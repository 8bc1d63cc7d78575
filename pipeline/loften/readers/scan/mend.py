"""What recognition does to words, taken back where that is safe: stray spaces, rules and dots read as letters."""

import re
from dataclasses import replace

from loften.readers.pdf.hyphens import is_word
from loften.readers.scan.engine import SeenLine, SeenWord

LETTERS = re.compile(r"^[^\W\d_]+$")
WORD = re.compile(r"^([^\W\d_]+)([.,;:!?)”\"]*)$")
# Single letters that are words of their own.
SINGLE = frozenset("iåöIÅÖ")
LEAST_SURE = 25
RULE_LENGTH = 8
ABBREVIATIONS = frozenset(
    ("kl", "nr", "ca", "tel", "dnr", "st", "tfn", "jan", "feb", "apr", "aug", "sept", "okt", "nov")
)


def mend_line(line: SeenLine) -> SeenLine:
    """Return a line without what is no writing, its words made whole."""
    words = [word for word in line.words if not _is_rule(word)]
    if words and all(word.confidence < LEAST_SURE for word in words):
        words = []
    return replace(line, words=_join(words))


def _is_rule(word: SeenWord) -> bool:
    """Tell whether a word is a dotted or drawn line: long, of very few characters, unsure."""
    text = word.text.strip("[]|")
    if set(text) <= set("._-–—=~…|,'"):
        return len(text) > 2
    return len(text) >= RULE_LENGTH and len(set(text.upper())) <= max(4, len(text) // 8) and not is_word(text)


def _join(words: list[SeenWord]) -> list[SeenWord]:
    """Return the words with those joined that a stray space parted.

    Two parts make a word where the lexicon knows the whole, and does not know one of the parts.
    """
    joined: list[SeenWord] = []
    for word in words:
        last = joined[-1] if joined else None
        if last is not None and _belong(last.text, word.text):
            joined[-1] = SeenWord(
                last.text + word.text,
                last.x0,
                min(last.top, word.top),
                word.x1,
                max(last.bottom, word.bottom),
                min(last.confidence, word.confidence),
            )
        else:
            joined.append(word)
    return joined


def _belong(left: str, right: str) -> bool:
    tail = WORD.match(right)
    if not LETTERS.match(left) or tail is None or not tail[1].islower() or left.lower() in ABBREVIATIONS:
        return False
    whole = left + tail[1]
    if len(whole) < 4 or not is_word(whole):
        return False
    return not (_is_whole(left) and _is_whole(tail[1]))


def _is_whole(part: str) -> bool:
    return part in SINGLE if len(part) == 1 else is_word(part)
