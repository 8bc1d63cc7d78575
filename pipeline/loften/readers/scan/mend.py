"""What recognition does to words, taken back where that is safe: stray spaces, rules and dots read as letters."""

import re
from dataclasses import replace

from loften.lexicon import is_word
from loften.readers.scan.engine import SeenLine, SeenWord

LETTERS = re.compile(r"^[^\W\d_]+$")
WORD = re.compile(r"^([^\W\d_]+)([.,;:!?)”\"]*)$")
# Single letters that are words of their own.
SINGLE = frozenset("iåöIÅÖ")
RANGE = re.compile(r"^(?P<before>[(\"”]*)(?P<one>\d+|[^\W\d_]+)[-–](?P<other>\d+|[^\W\d_]+)(?P<after>[.,;:!?)\"”]*)$")
DOUBLED = re.compile(r"^[^\W\d_a-zåäöé]([^\W\d_a-zåäöé][a-zåäöé]{2,})")
MONTHS = re.compile(
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\Z",
    re.IGNORECASE,
)
LEAST_SURE = 25
RULE_LENGTH = 8
ABBREVIATIONS = frozenset(
    ("kl", "nr", "ca", "tel", "dnr", "st", "tfn", "jan", "feb", "apr", "aug", "sept", "okt", "nov")
)


def mend_line(line: SeenLine) -> SeenLine:
    """Return a line without what is no writing, its words made whole."""
    words = [_with_dash(_without_echo(word)) for word in line.words if not _is_rule(word)]
    if words and all(word.confidence < LEAST_SURE for word in words):
        words = []
    return replace(line, words=_join(words))


def _without_echo(word: SeenWord) -> SeenWord:
    """Return a word without the letter before its capital that a bullet or a speck was read as: "MNattvandrare"."""
    found = DOUBLED.match(word.text)
    return replace(word, text=word.text[1:]) if found and is_word(found[1]) and not is_word(word.text) else word


def _with_dash(word: SeenWord) -> SeenWord:
    """Return a word with the dash that Swedish has, alone and in ranges: "–", where a longer or shorter one was read.

    A range counts up: "2018-2019", "19—24", "juni-augusti"; a date, a phone or diary number has its hyphen.
    """
    text = word.text.replace("—", "–")
    if text == "-":
        text = "–"
    found = RANGE.match(text)
    if found and _counts_up(found["one"], found["other"]):
        text = f"{found['before']}{found['one']}–{found['other']}{found['after']}"
    return word if text == word.text else replace(word, text=text)


def _counts_up(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        alike = len(one) == len(other) if one[0] == "0" or other[0] == "0" else len(other) - len(one) in (0, 1)
        return alike and int(one) < int(other)
    return all(MONTHS.match(part) or (part.isdigit() and int(part) < 32) for part in (one, other))


def _is_rule(word: SeenWord) -> bool:
    """Tell whether a word is a dotted or drawn line: long, of very few characters, unsure."""
    text = word.text.strip("[]|")
    if set(text) <= set("._-–—=~…|,'"):
        return len(text) > 2
    few = len(set(text.upper())) <= max(4, len(text) // 8)
    return len(text) >= RULE_LENGTH and few and not any(map(str.isdigit, text)) and not is_word(text)


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
