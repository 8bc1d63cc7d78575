"""The words of a promise with their kinds: from the parse where there is one, corrected by what Swedish allows."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from loften.language import Parsed
from loften.pledges.measurability.syntax import Syntax
from loften.rules import load_rules

WordKind = Literal[
    "noun",
    "name",
    "time",
    "verb",
    "infinitive",
    "article",
    "modifier",
    "number",
    "preposition",
    "and",
    "that",
    "sign",
    "other",
]

_CLOSED = load_rules("words")
_TOKEN = re.compile(r"[^\W_]+(?:[-:/–][^\W_]+)*-?|[^\w\s]")
_NOMINAL_BEFORE = ("preposition", "article", "number")
_KINDS: dict[str, WordKind] = {
    "NOUN": "noun", "PROPN": "name", "ADJ": "modifier", "DET": "modifier", "NUM": "number", "ADP": "preposition",
}  # fmt: skip


class Word(NamedTuple):
    """A word or sign at ``start:end`` of the text."""

    start: int
    end: int
    lower: str
    kind: WordKind


def read_words(text: str, start: int, end: int, parsed: Parsed) -> list[Word]:
    """Return the words of ``text[start:end]``, in order."""
    tags = dict(_tags(start, end, parsed))
    words: list[Word] = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        lower = match[0].lower()
        words.append(Word(first, last, lower, _kind(lower, tags.get(first, ""), words)))
    return words


def read_syntax(start: int, end: int, parsed: Parsed) -> Syntax | None:
    """Return the parse of ``start:end`` of the document's text, None where it was not parsed."""
    span, block = parsed.span(start, end), parsed.document.block_at(start)
    if span is None or block is None or not span.doc.has_annotation("DEP"):
        return None
    return Syntax(span, parsed.document.blocks[block].start)


def attributes(words: Sequence[Word]) -> set[int]:
    """Return where words start that only describe a noun after them: "den öppna handeln", "upprepad frånvaro"."""
    before = [None, *words]
    return {
        word.start
        for first, (word, after) in zip(before, pairwise(words), strict=False)
        if word.kind == "modifier" and after.kind in ("noun", "name", "modifier") and _describes(first, word)
    }


def _describes(before: Word | None, word: Word) -> bool:
    """Return whether a word that the tagger calls an adjective is none the less no infinitive ("rikta blicken")."""
    leads = before is not None and before.kind in ("article", "preposition", "modifier", "number")
    return leads or word.lower.endswith(("ad", "at", "ade", "ande", "ende", "d", "t"))


def _tags(start: int, end: int, parsed: Parsed) -> Iterator[tuple[int, str]]:
    """Yield the start and tag of every token; finite verbs are "FIN"."""
    span, block = parsed.span(start, end), parsed.document.block_at(start)
    if span is None or block is None:
        return
    origin = parsed.document.blocks[block].start
    for token in span:
        finite = token.pos_ in ("VERB", "AUX") and "VerbForm=Fin" in str(token.morph)
        yield origin + token.idx, "FIN" if finite else token.pos_


@cache
def _closed_classes() -> re.Pattern[str]:
    """Return the rules of the closed classes, one for each kind, as one for small letters: its group is the kind."""
    return re.compile("|".join(f"(?P<{rule.data['kind']}>{rule.regex.pattern}\n)" for rule in _CLOSED), re.VERBOSE)


@lru_cache(maxsize=8192)
def _closed(lower: str) -> WordKind | None:
    """Return the kind of a word of a closed class."""
    match = _closed_classes().fullmatch(lower)
    return cast(WordKind, match.lastgroup) if match else None


def _kind(lower: str, tag: str, before: Sequence[Word]) -> WordKind:
    if not lower[0].isalnum():
        return "sign"
    if closed := _closed(lower):
        return closed
    if lower[0].isdigit():
        return "number"
    after_nominal = bool(before) and before[-1].kind in _NOMINAL_BEFORE
    if tag in ("VERB", "AUX", "FIN"):
        if after_nominal:
            return "noun"  # right after a preposition, article or adjective there is no verb
        return "verb" if tag == "FIN" or lower.endswith(("as", "es", "ats", "its")) else "infinitive"
    if tag in _KINDS:
        return _KINDS[tag]
    return "noun" if tag in ("", "X", "PRON") or not tag else "other"
