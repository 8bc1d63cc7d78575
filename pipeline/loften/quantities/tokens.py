"""The words, numbers and signs of a text, with decoys taken out."""

import re
from typing import NamedTuple

from loften.rules import RuleSet, load_rules

_TOKEN = re.compile(
    r"""(?P<number> \d{1,3}(?:[ \u00a0]\d{3})+(?!\d) | \d+(?:[,.]\d+)? )
      | (?P<word> [^\W\d_]+(?:[-:][^\W\d_]+)*-? )
      | (?P<sign> [%/()–—.,;:!?-] )""",
    re.VERBOSE,
)
# For small letters, which are searched faster than any.
_HAS_NUMBER = re.compile(
    r"\d|\b(?:noll|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|arton|bägge|trenne|samma|nästa"
    r"|\w+ton|tjugo\w*|\w+tio\w*|\w*hundra\w*|\w*tusen|var|varje|vart|varannan|vartannat|varenda|vartenda|varsin|varsitt|utom|halva|hälften"
    r"|halver\w+|fördubbl\w+|dubbler\w+|tredubbl\w+|\w*procentig[at]?"
    r"|\w+talet|\w+del(?:ar|en)?|\w+ligen|\w+lig[at]?|\w+visa?"
    r"|(?:alla|samtliga)\s+(?:\w+s\s+)?\w*(?:dagar|kvällar|nätter|morgnar|helger|veckor|månader|terminer|lov|raster)\w*"
    r"|(?:veckans|årets|månadens|dygnets)\s+(?:alla|samtliga)|(?:första|andra|tredje|fjärde|sista)\s+\w+dag\w*)\b"
)


class Token(NamedTuple):
    """A word, number or sign at ``start:end``; ``lower`` is its lower-case text."""

    start: int
    end: int
    lower: str
    kind: str


def may_hold_amount(text: str, start: int, end: int) -> bool:
    """Return whether it is worth looking: a digit or the ending of a number word."""
    return _HAS_NUMBER.search(text[start:end].lower()) is not None


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``; years, citations, ages and other decoys are tokens of kind "decoy"."""
    decoys = _decoys(text, start, end)
    tokens: list[Token] = []
    at = start
    for first, last in [*decoys, (end, end)]:
        tokens.extend(
            Token(match.start(), match.end(), match[0].lower(), match.lastgroup or "")
            for match in _TOKEN.finditer(text, at, first)
        )
        if last > first:
            tokens.append(Token(first, last, "", "decoy"))
        at = last
    return tokens


def rules_of(role: str) -> RuleSet:
    """Return the rules of one role, in their order."""
    return load_rules("quantities").where(role=role)


def _decoys(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = sorted(match.span() for _, match in rules_of("decoy").finditer(text, start, end))
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
