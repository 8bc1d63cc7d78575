"""How far a phrase goes: a noun with what describes it, a clause up to the next verb that is not its own."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from loften.pledges.measurability.words import Word

_BEFORE_NOUN = ("article", "modifier", "number")
_NOUNS = ("noun", "name")
_SUPINES = ("t", "ts")
_GENITIVES = ("ens", "ets", "ans", "nas", "ars", "ers", "ors", "mans", "arnas", "uns")
_BELONGING = frozenset(("i", "på", "till", "för", "från", "vid", "inom", "hos", "av"))
"""Prepositions whose phrase belongs to the noun before: "alla föräldrar till barn i förskoleklass"."""

_DIRECTION = frozenset(("i", "på", "till", "från", "mot", "vid"))
"""Prepositions that go on with a place: "längs gångvägarna från stationen"."""

_NO_PLACE = frozenset(
    [
        "att",
        "syfte",
        "samband",
        "samverkan",
        "samarbete",
        "dialog",
        "dag",
        "fall",
        "stället",
        "synnerhet",
        "allmänhet",
        "första",
        "form",
        "tid",
        "god",
    ]
)
"""What after a preposition makes an adverb of it: "i syfte", "för att"."""


def index_at(words: Sequence[Word], offset: int) -> int:
    """Return the index of the first word that starts at ``offset`` or after it."""
    return bisect_left(words, offset, key=attrgetter("start"))


def end_of_phrase(words: Sequence[Word], at: int, belonging: frozenset[str] = _BELONGING) -> int:
    """Return where the noun phrase ends that begins with word ``at``: with its nouns, their phrases and clauses.

    The result is an offset in the text. "alla | föräldrar till barn i förskoleklass | en föräldrakurs": to the bar.
    """
    stop = _core(words, at)
    while stop < len(words):
        onward = _coordination(words, stop) or _belonging(words, stop, belonging) or _relative(words, stop)
        if onward is None:
            break
        stop = onward
    return words[stop - 1].end if stop > at else words[at].end


def end_of_place(words: Sequence[Word], at: int) -> int:
    """Return where a place ends whose noun phrase begins with word ``at``."""
    return end_of_phrase(words, at, _DIRECTION)


def end_of_clause(words: Sequence[Word], at: int) -> int:
    """Return where the clause ends that word ``at`` opens: before a sign, or a second verb that is not coordinated."""
    stop = _clause(words, at + 1)
    return words[stop - 1].end


def _core(words: Sequence[Word], at: int) -> int:
    """Return the index after modifiers and nouns: "varje årskurs 5", "de fyra boendena", "unga | i riskzon"."""
    stop = at
    while stop < len(words) and words[stop].kind in _BEFORE_NOUN:
        stop += 1
    first = stop
    while stop < len(words) and _is_head(words, at, first, stop):
        stop += 1
        if words[stop - 1].lower.endswith("-"):
            break
    while first < stop < len(words) and words[stop].kind == "number" and words[stop].lower.isdigit():
        stop += 1
    return stop if stop > first or words[stop - 1].kind == "modifier" else at


def _is_head(words: Sequence[Word], at: int, first: int, stop: int) -> bool:
    """Return whether a noun belongs to the phrase: the first, a name with it, or what a genitive owns."""
    word, before = words[stop], words[stop - 1]
    if stop == first:
        # right after a modifier even what looks like a verb is a noun; a time is one after a quantifier
        return word.kind in _NOUNS or (first > at and word.kind in ("infinitive", "time"))
    if _owns(before):
        return word.kind in (*_NOUNS, "modifier")
    return (word.kind == "name" and before.kind in _NOUNS) or (
        before.kind in ("name", "modifier") and word.kind == "noun"
    )


def _owns(word: Word) -> bool:
    return word.kind in _NOUNS and (
        word.lower.endswith(_GENITIVES) or (word.kind == "name" and word.lower.endswith("s"))
    )


def _coordination(words: Sequence[Word], at: int) -> int | None:
    """Return the index after ", B och C" or "och B", None where what follows is no noun or the subject of a verb."""
    if words[at].lower == "," and not _ends_as_list(words, at):
        return None
    if words[at].kind != "and" and words[at].lower not in (",", "/"):
        return None
    start = at + 1
    if start < len(words) and words[start].kind == "and":
        start += 1
    if start < len(words) and words[start].kind == "preposition" and words[at].kind == "and":
        start += 1
    stop = _core(words, start)
    if stop == start:
        return None
    verb_follows = stop < len(words) and words[stop].kind == "verb"
    return None if verb_follows and _has_verb(words[:at]) else stop


def _ends_as_list(words: Sequence[Word], at: int) -> bool:
    """Return whether the nouns after a comma end with "och C"."""
    stop = _core(words, at + 1)
    while stop < len(words) and words[stop].lower == "," and stop > at + 1:
        at, stop = stop, _core(words, stop + 1)
    return stop > at + 1 and stop < len(words) and words[stop].kind == "and"


def _belonging(words: Sequence[Word], at: int, prepositions: frozenset[str]) -> int | None:
    if words[at].lower not in prepositions or at + 1 >= len(words):
        return None
    if words[at + 1].lower in _NO_PLACE or words[at + 1].kind == "time":
        return None
    if words[at].lower == "till" and words[at + 1].lower in ("en", "ett"):
        return None  # "bjuda in alla niondeklassare till en temadag"
    first = at + 1 + (words[at + 1].lower == "nära")  # "i nära relation"
    stop = _core(words, first)
    return stop if stop > first else None


def _relative(words: Sequence[Word], at: int) -> int | None:
    return _clause(words, at + 1) if words[at].lower == "som" and at + 1 < len(words) else None


def _clause(words: Sequence[Word], at: int) -> int:
    """Return the index after a clause whose subordinator stands before word ``at``."""
    verbs, stop = 0, at
    while stop < len(words):
        word, before = words[stop], words[stop - 1]
        if word.kind == "sign" and not (word.lower == "/" or (word.lower == "," and _ends_as_list(words, stop))):
            break
        if word.kind == "that" and word.lower != "att":
            verbs -= 1
        if before.lower == "samt" and word.kind == "infinitive":
            break
        if word.kind in ("verb", "infinitive") and before.kind != "and" and before.lower != "att":
            if verbs >= 1 and (word.kind == "verb" or before.kind in _NOUNS):
                break
            verbs += word.kind == "verb" or stop == at
        elif stop == at and word.kind != "article" and word.lower.endswith(_SUPINES):
            verbs += 1
        stop += 1
    while stop > at and words[stop - 1].kind in ("and", "preposition"):
        stop -= 1
    return stop


def _has_verb(words: Sequence[Word]) -> bool:
    return any(word.kind in ("verb", "infinitive") for word in words)
