"""Sentence bounds that lists, lines and abbreviations decide, whatever the trained component thinks of them."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

OPEN = {
    *(
        "t.ex.",
        "bl.a.",
        "s.k.",
        "dvs.",
        "d.v.s.",
        "p.g.a.",
        "pga.",
        "fr.o.m.",
        "t.o.m.",
        "i.o.m.",
        "m.h.a.",
        "t ex",
        "bl a",
    ),
    *(
        "s k",
        "d v s",
        "p g a",
        "fr o m",
        "t o m",
        "ca.",
        "kl.",
        "nr.",
        "dnr.",
        "nr",
        "kl",
        "dnr",
        "resp.",
        "inkl.",
        "jfr.",
    ),
    *("ex.", "tel.", "tfn.", "kap.", "bitr.", "jfr", "s.", "§"),
}
"""Words that another always follows: no sentence ends after them."""

CLOSING = {"m.m.", "m m", "m.fl.", "m fl", "osv.", "o.s.v.", "o s v", "etc.", "o.d.", "o.dyl.", "e.d.", "e.dyl."}
"""Abbreviations that lists close with: before a capital letter the sentence ends too."""

ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-zåäö])[.)]?", re.IGNORECASE)
BULLET = re.compile(r"[•·▪►‣◦*–—-]")


@Language.component("line_bounds", assigns=["token.is_sent_start"])
def line_bounds(doc: Doc) -> Doc:
    """Begin a sentence at each item of a list and at each line with a capital; never after an open abbreviation."""
    fresh = True
    before: Token | None = None
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
            token.is_sent_start = token.i == 0
            continue
        if before is None:
            token.is_sent_start = token.i == 0
        elif (fresh and _opens_line(token)) or _opens_item(token, before):
            token.is_sent_start = True
        elif _continues(token, before):
            token.is_sent_start = False
        fresh, before = False, token
    return doc


def _opens_line(token: Token) -> bool:
    return not token.text[:1].islower() or (ENUMERATOR.fullmatch(token.text) is not None and _after_mark(token))


def _after_mark(token: Token) -> bool:
    return len(token.text) > 1 or (token.i + 1 < len(token.doc) and token.nbor().text in {".", ")"})


def _opens_item(token: Token, before: Token) -> bool:
    """Return whether a bullet or a number with its mark follows upon an end ("skolor. 2. Kommunen")."""
    if before.lower_ in CLOSING:
        return token.text[:1].isupper()
    return before.text in {".", ":", "!", "?", ";"} and (
        BULLET.fullmatch(token.text) is not None or (_is_number(token) and _after_mark(token) and _capital_after(token))
    )


def _is_number(token: Token) -> bool:
    return token.text.rstrip(".").isdigit() and ENUMERATOR.fullmatch(token.text) is not None


def _capital_after(token: Token) -> bool:
    words = token.doc[token.i + 1 : token.i + 3]
    return next((word.text[:1].isupper() for word in words if word.is_alpha), False)


def _continues(token: Token, before: Token) -> bool:
    """Return whether a word goes on after an open abbreviation, a bullet, or the number of an item."""
    if before.lower_ in OPEN or (before.is_sent_start and BULLET.fullmatch(before.text)):
        return True
    if before.text == "." and before.i and before.nbor(-1).is_digit and token.text[:1].islower():
        return True  # "den 1. maj"
    number = before
    if before.text in {".", ")"} and before.i and not before.is_sent_start:
        number = before.nbor(-1)
    return bool(
        number.is_sent_start and ENUMERATOR.fullmatch(number.text) and (number is not before or len(number) > 1)
    )
