"""The cutting of text into units: one set of responsible parties, one main predicate, its object."""

import re

from loften.parties import Mention, find_mentions
from loften.pledges.finding.judge import judge
from loften.sections.layout import BULLET
from loften.sections.sentences import sentences

Span = tuple[int, int]

_TAIL = re.compile(r"[\s:…]+$|\s+(?:genom(?:\s+att)?|och|samt|att)\s*[:…]?\s*$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;]\s+(?:(?:och|samt|medan|men)\s+)?(?:att\s+)?|\s(?:och|samt|medan)\s+att\s+|\s(?:och|samt|medan)\s+",
    re.IGNORECASE,
)
# Clauses in a row that each say what is to be done: "…, polisen ska patrullera, kurser ska hållas samt …".
_MODAL_CLAUSE = re.compile(
    r",\s+(?!att\b|som\b|där\b|när\b|om\b)(?=(?:(?!\b(?:ska|skall|som|att|för)\b)[^,.;:]){2,90}\b(?:ska|skall)\s)"
)
_FEWEST_CUTS = 2
# "… medan bostadsbolaget ser till att …": what others do meanwhile.
_MEDAN = re.compile(
    r",?\s+medan\s+(?=(?:\w+\s+){0,2}?\w+\s+(?:ska|skall|kommer|lovar|åtar|ansvarar|tar|ger|ser|får|gör|\w{3,}(?:ar|er))\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s+(?:(?:ska|skall|kommer|lovar|åtar|fortsätter)\b|(?:\w+\s)?\w+(?:ar|er|år|ör)\b(?!\s+(?:och|som)\b))",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:ska|skall|kommer|lovar|\w{2,}(?:ar|er|år|ör)s?|tar|ger|får|gör|går)\b", re.IGNORECASE)
_BETYDER = re.compile(
    r"^\W*(?:(?:i\s+praktiken\s+)?(?:det|detta)\s+(?:betyder|innebär)|(?:i\s+praktiken|(?:rent\s+)?konkret)\s+(?:betyder|innebär)\s+(?:det|detta))"
    r"\s+att\s+",
    re.IGNORECASE,
)

# News tell what an agreement holds: the promise is what they report.
_REPORTED = re.compile(
    r"^\W*(?:i|enligt|av)\s+(?:det\s+nya\s+|årets\s+)?(?:medborgar)?(?:löftet|överenskommelsen|avtalet)\s+"
    r"(?:står|sägs|anges|framgår|ingår|heter)(?:\s+(?:det|också|även|bland\s+annat|till\s+exempel))*\s+att\s+",
    re.IGNORECASE,
)
_COLON = re.compile(r"([^.:!?]{4,60}:)\s+(?=[A-ZÅÄÖ])")


def strip_bullet(text: str, start: int, end: int) -> int:
    """Return where a block's text starts behind a bullet or number that the reader left in it."""
    match = BULLET.match(text, start, end)
    return match.end() if match and match.end() < end else start


def strip_tail(text: str, start: int, end: int) -> int:
    """Return where an introducing promise ends without its "genom att:"."""
    match = _TAIL.search(text, start, end)
    while match and match.end() == end and match.start() > start:
        end = match.start()
        match = _TAIL.search(text, start, end)
    return end


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of a block behind its bullet."""
    return list(sentences(text, strip_bullet(text, start, end), end))


def split_parties(text: str, start: int, end: int) -> list[Span]:
    """Split a sentence whose coordinated clauses have different responsible parties; else return it whole.

    Codebook section 2: "… tar kommunen fram en rutin, och polisen bidrar med kunskap" is two pledges.
    """
    while_ = _MEDAN.search(text, start, end)
    if while_ is not None:
        return [*split_parties(text, start, while_.start()), *split_parties(text, while_.end(), end)]
    mentions = [m for m in find_mentions(text, start, end) if not m.genitive]
    if len({_side(m) for m in mentions}) < 2:
        return [(start, end)]
    cuts = [(start, start)]
    for match in _CLAUSE.finditer(text, start, end):
        subject = next((m for m in mentions if m.start >= match.end() and _opens(text, match.end(), m)), None)
        before = {
            _side(m)
            for m in mentions
            if cuts[-1][1] <= m.start < match.start() and _FINITE.search(text, cuts[-1][1], match.start())
        }
        if any(m.end == match.start() and not (m.weak and before) for m in mentions):
            continue  # coordinated subjects: "polisen och kommunen", but not what a clause ends with: "…, och polisen"
        if subject and _VERB.match(text, subject.end, end) and before and _side(subject) not in before:
            cuts.append((match.start(), match.end()))
    bounds = [*cuts[1:], (end, end)]
    return [(begin, stop) for (_, begin), (stop, _) in zip(cuts, bounds, strict=True)]


def _side(mention: Mention) -> str:
    """Return what tells parties apart: police and municipality by their kind, others by their names."""
    return mention.name.casefold() if mention.kind == "annan" else mention.kind


def split_clauses(text: str, start: int, end: int) -> list[Span]:
    """Split a sentence of three or more clauses in a row that each say what is to be done; else return it whole."""
    cuts = list(_MODAL_CLAUSE.finditer(text, start, end))
    if len(cuts) < _FEWEST_CUTS:
        return [(start, end)]
    begins, stops = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
    return list(zip(begins, stops, strict=True))


def inner_start(text: str, start: int, end: int) -> int:
    """Return where the promising clause starts behind "Det betyder att", "I löftet står att", "Så gör vi:"."""
    for opening in (_BETYDER, _REPORTED):
        if match := opening.match(text[start:end]):
            return start + match.end()
    led = _COLON.match(text[start:end])
    return start + led.end() if led and "lead.this-by" in judge(led[1]).reasons else start


def is_reported(text: str, start: int, end: int) -> bool:
    """Return whether a sentence reports what an agreement holds: "I löftet står att …"."""
    return _REPORTED.match(text[start:end]) is not None


def _opens(text: str, clause: int, mention: Mention) -> bool:
    """Return whether a mention opens a clause, behind at most an owner and a determiner ("stadens trygghetsvärdar")."""
    return mention.start == clause or bool(re.fullmatch(r"(?:\w+s\s+)?(?:\w+\s)?", text[clause : mention.start]))
