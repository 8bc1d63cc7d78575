"""Rates: "per termin", "i veckan", "varannan månad", "var fjärde vecka", "1/skola", "årligen"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loften.quantities.numerals import ordinal
from loften.quantities.tokens import Token, rules_of

_TIME = re.compile(
    r"\w*(?:dag|dygn|vecka|månad|kvartal|termin|halvår|år|säsong|sommar|vinter|vår|höst|kväll|natt|morgon|helg|lov"
    r"|tertial|afton|timme|timma|skolavslutning|löning|valborg|lucia|studentdag|marknad)"
)
_DEFINITE = {
    "veckan": "vecka",
    "månaden": "månad",
    "året": "år",
    "dagen": "dag",
    "dygnet": "dygn",
    "kvartalet": "kvartal",
}
_DEFINITE |= {"halvåret": "halvår", "terminen": "termin", "läsåret": "läsår", "säsongen": "säsong", "kvällen": "kväll"}
_DEFINITE |= {"timmen": "timme", "natten": "natt", "tertialet": "tertial", "helgen": "helg", "sommaren": "sommar"}
_SHORT = {
    "mån": "månad",
    "v": "vecka",
    "ter": "termin",
    "kv": "kvartal",
    "vt": "vårtermin",
    "ht": "hösttermin",
    "d": "dag",
}
_CHANNELS = frozenset(("sms", "mejl", "mail", "e-post", "telefon", "post", "brev", "video", "länk", "automatik"))
"""What stands after "per" and says by which means, not how often."""

_PLURAL = {
    "vecka": "veckor",
    "månad": "månader",
    "år": "år",
    "dag": "dagar",
    "termin": "terminer",
    "kvartal": "kvartal",
}
_PLURAL |= {"kväll": "kvällar", "natt": "nätter", "helg": "helger", "timme": "timmar"}
_ADVERBS = {
    "år": ("år", "årsvis"),
    "månad": ("månad", "månat"),
    "vecka": ("veck",),
    "läsår": ("läsår",),
    "termin": ("termin",),
    "kvartal": ("kvartal",),
    "halvår": ("halvår",),
    "tertial": ("tertial",),
    "dag": ("dag",),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """The period or thing that something is counted per; it ends before token ``stop``."""

    per: str
    stop: int


def rate_at(tokens: Sequence[Token], at: int) -> Rate | None:
    """Return the rate that begins at token ``at``: any noun after per and "/", times after the rest; or None."""
    if at + 1 >= len(tokens):
        return adverb_at(tokens, at) if at < len(tokens) else None
    word, after = tokens[at].lower, tokens[at + 1]
    if word in ("per", "/", "pr") and after.kind == "word" and after.lower not in _CHANNELS:
        return Rate(base_form(after.lower), at + 2)
    if word in ("i", "om") and after.lower in _DEFINITE:
        return Rate(_DEFINITE[after.lower], at + 2)
    return every_at(tokens, at) or adverb_at(tokens, at)


def every_at(tokens: Sequence[Token], at: int) -> Rate | None:
    """Read "varje fredag", "alla dagar i veckan", "varannan månad", "vartannat år", "var fjärde vecka"."""
    words = [token.lower for token in tokens[at : at + 4]]
    if words[:2] in (["alla", "dagar"], ["samtliga", "dagar"]):
        return Rate("dag", at + 4 if words[2:] in (["i", "veckan"], ["om", "året"]) else at + 2)
    if len(words) > 1 and words[0] in ("varje", "var") and is_time(words[1]):
        return Rate(base_form(words[1]), at + 2)
    if len(words) > 1 and words[0] in ("varannan", "vartannat") and is_time(words[1]):
        return Rate(_every_nth(2, words[1]), at + 2)
    if len(words) > 2 and words[0] in ("var", "vart") and (n := ordinal(words[1])) and is_time(words[2]):
        return Rate(_every_nth(n, words[2]), at + 3)
    return None


def adverb_at(tokens: Sequence[Token], at: int) -> Rate | None:
    """Read "årligen", "kvartalsvis" and the like."""
    word = tokens[at].lower
    if tokens[at].kind == "word" and any(rule.regex.fullmatch(word) for rule in rules_of("frequency")):
        for period, stems in _ADVERBS.items():
            if word.startswith(stems):
                return Rate(period, at + 1)
    return None


def is_time(word: str) -> bool:
    """Return whether a lower-case noun in the singular is a period or a recurring day."""
    return _TIME.fullmatch(word) is not None


def is_period(per: str) -> bool:
    """Return whether a rate's "per" is a time ("termin", "2 månader"), not a place or a thing ("skola")."""
    return per[:1].isdigit() or is_time(per)


def base_form(word: str) -> str:
    """Return the indefinite, unabbreviated form of a time noun; other nouns stay as they are."""
    return _SHORT.get(word) or _DEFINITE.get(word) or word


def _every_nth(n: int, noun: str) -> str:
    base = base_form(noun)
    return f"{n} {_PLURAL.get(base, base)}"
