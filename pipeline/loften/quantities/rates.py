"""Rates: "per termin", "i veckan", "varannan månad", "var fjärde vecka", "1/skola", "årligen"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loften.quantities.numerals import ordinal
from loften.quantities.tokens import Token, rules_of

_TIME = re.compile(
    r"\w*(?:dag|dygn|vecka|månad|kvartal|termin|halvår|år|säsong|sommar|vinter|vår|höst|kväll|natt|morgon|helg|lov"
    r"|tertial|afton|timme|timma|skolavslutning|löning|valborg|lucia|studentdag|marknad|rast)"
)
_PLURALS = {"dagar": "dag", "kvällar": "kväll", "nätter": "natt", "morgnar": "morgon", "helger": "helg"}
_PLURALS |= {"eftermiddagar": "eftermiddag", "veckor": "vecka", "månader": "månad", "terminer": "termin", "lov": "lov"}
_PLURALS |= {
    "somrar": "sommar",
    "vintrar": "vinter",
    "höstar": "höst",
    "vårar": "vår",
    "raster": "rast",
    "dygn": "dygn",
}
_WEEKDAY = re.compile(r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|s(?:kväll|natt|morgon)(?:en)?)")
_AROUND = ("i", "om", "på")
_DAYS_OF = {"veckans": "vecka", "årets": "år", "månadens": "månad", "dygnets": "dygn"}
_OPENINGS = frozenset(("alla", "samtliga", "varje", "varenda", "vartenda", "varannan", "vartannat", "var", "vart"))
_OPENINGS |= {"sista", *_DAYS_OF}
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
_SPELLS = ("säsongen", "sommaren", "helgen", "timmen")
"""Definite times that what stands after "om" is about ("ett samtal om säsongen"), not how often."""

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
        return _per(tokens, at)
    if (word == "i" or (word == "om" and after.lower not in _SPELLS)) and after.lower in _DEFINITE:
        return Rate(_DEFINITE[after.lower], at + 2)
    return every_at(tokens, at) or adverb_at(tokens, at)


def _per(tokens: Sequence[Token], at: int) -> Rate:
    """Read "per termin", and "per kommun och år", where one of the two is a time."""
    first = base_form(tokens[at + 1].lower)
    words = [token.lower for token in tokens[at + 2 : at + 4]]
    if len(words) == 2 and words[0] == "och" and is_time(first) != is_time(words[1]) and tokens[at + 3].kind == "word":
        ends = at + 4 == len(tokens) or tokens[at + 4].kind == "sign"
        if ends:
            return Rate(f"{first} och {base_form(words[1])}", at + 4)
    return Rate(first, at + 2)


def every_at(tokens: Sequence[Token], at: int) -> Rate | None:
    """Read "varje fredag", "alla dagar i veckan", "varannan månad", "var fjärde vecka", "var 14:e dag"."""
    if tokens[at].lower not in _OPENINGS:
        return None
    words = [token.lower for token in tokens[at : at + 6]]
    if words[0] in ("alla", "samtliga", *_DAYS_OF):
        return _all_times(tokens, at)
    if words[0] in ("varje", "var", "varenda", "vartenda"):
        nth = _nth(words)
        if nth and len(words) > nth[1] and is_time(words[nth[1]]):
            return Rate(_every_nth(nth[0], words[nth[1]]), at + nth[1] + 1)
        return _each_time(tokens, at + 1)
    if len(words) > 1 and words[0] in ("varannan", "vartannat") and is_time(words[1]):
        return Rate(_every_nth(2, words[1]), at + 2)
    if len(words) > 2 and words[0] == "vart" and (n := ordinal(words[1])) and is_time(words[2]):
        return Rate(_every_nth(n, words[2]), at + 3)
    return None


def day_of_rate_at(tokens: Sequence[Token], at: int) -> tuple[str, Rate] | None:
    """Read "första onsdagen i varje månad", "sista fredagen i månaden": the day, and what it is one per."""
    words = [token.lower for token in tokens[at : at + 3]]
    if len(words) < 3 or not (ordinal(words[0]) or words[0] == "sista") or not _WEEKDAY.fullmatch(words[1]):
        return None
    onward = at + 3 if words[2] in _AROUND and every_at(tokens, at + 3 if at + 3 < len(tokens) else at) else at + 2
    rate = rate_at(tokens, onward)
    return (words[1].removesuffix("en"), rate) if rate and is_period(rate.per) else None


def _nth(words: Sequence[str]) -> tuple[int, int] | None:
    """Return n and how many words it takes: "var fjärde", "var 14:e"."""
    if words[0] != "var" or len(words) < 3:
        return None
    if n := ordinal(words[1]):
        return n, 2
    if words[1].isdigit() and words[2] == ":" and len(words) > 3 and words[3] in ("e", "a"):
        return int(words[1]), 4
    return None


def _each_time(tokens: Sequence[Token], at: int) -> Rate | None:
    """Read the time after "varje": "fredag", "helgfri torsdag", "fredag- och lördagskväll"."""
    words = [token.lower for token in tokens[at : at + 3]]
    if len(words) > 2 and words[0].endswith("-") and words[1] in ("och", "eller") and is_time(words[2]):
        return Rate(" ".join(words), at + 3)
    if words and is_time(words[0]):
        return Rate(base_form(words[0]), at + 1)
    if len(words) > 1 and words[0].endswith(("fri", "ad", "ig", "enda", "lig")) and is_time(words[1]):
        return Rate(base_form(words[1]), at + 2)
    return None


def _all_times(tokens: Sequence[Token], at: int) -> Rate | None:
    """Read "alla dagar i veckan", "alla veckans kvällar", "veckans alla dagar", "samtliga nätter"."""
    words = [token.lower for token in tokens[at : at + 5]]
    index = 1
    if len(words) > 2 and (words[1] in _DAYS_OF or (words[0] in _DAYS_OF and words[1] in ("alla", "samtliga"))):
        index = 2
    if len(words) > index + 2 and words[index].endswith("-") and words[index + 1] in ("och", "eller"):
        per = _singular(words[index + 2])
        return Rate(" ".join((*words[index : index + 2], per)), at + index + 3) if per else None
    per = _singular(words[index]) if index < len(words) and (index == 2 or words[0] not in _DAYS_OF) else None
    if per is None:
        return None
    within = words[index + 1 : index + 3] in (["i", "veckan"], ["om", "året"], ["i", "månaden"])
    return Rate(per, at + index + 1 + 2 * within)


def _singular(word: str) -> str | None:
    """Return a time noun in the plural in its basic form: "lördagskvällarna" is "lördagskväll"; None for others."""
    noun = word.removesuffix("na") if word.endswith("rna") else word
    ending = max((ending for ending in _PLURALS if noun.endswith(ending)), key=len, default=None)
    return None if ending is None else noun.removesuffix(ending) + _PLURALS[ending]


def adverb_at(tokens: Sequence[Token], at: int) -> Rate | None:
    """Read "årligen", "kvartalsvis" and the like."""
    period = _period_of(tokens[at].lower) if tokens[at].kind == "word" else None
    return None if period is None else Rate(period, at + 1)


@lru_cache(maxsize=4096)
def _period_of(adverb: str) -> str | None:
    """Return the period of an adverb of frequency, None for every other word."""
    if not any(rule.regex.fullmatch(adverb) for rule in rules_of("frequency")):
        return None
    return next((period for period, stems in _ADVERBS.items() if adverb.startswith(stems)), None)


def opens_rate(word: str) -> bool:
    """Return whether a rate that needs no "per" can begin with a lower-case word; with most it cannot."""
    return word in _OPENINGS or _period_of(word) is not None or ordinal(word) is not None


def is_time(word: str) -> bool:
    """Return whether a lower-case noun in the singular is a period or a recurring day."""
    return _TIME.fullmatch(word) is not None


def is_period(per: str) -> bool:
    """Return whether a rate's "per" is a time ("termin", "2 månader"), not a place or a thing ("skola")."""
    return per[:1].isdigit() or any(is_time(part) for part in per.split(" och "))


def base_form(word: str) -> str:
    """Return the indefinite, unabbreviated form of a time noun; other nouns stay as they are."""
    return _SHORT.get(word) or _DEFINITE.get(word) or word


def _every_nth(n: int, noun: str) -> str:
    base = base_form(noun)
    return f"{n} {_PLURAL.get(base, base)}"
