"""Swedish numerals: "fem", "tjugofem", "tvåhundra", "ett tiotal", "hälften", and ordinals, as numbers."""

from functools import cache

_ONES = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton"]
_ONES += ["fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]
_TENS = {"tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90}
_ORDINALS = ["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"]
_ORDINALS += ["elfte", "tolfte", "trettonde", "fjortonde", "femtonde"]

ARTICLES = frozenset({"en", "ett"})
"""Numerals that are articles elsewhere (codebook section 4, rule 1)."""

FRACTIONS: dict[str, float] = {
    "hälften": 0.5,
    "halva": 0.5,
    **dict.fromkeys(("halvera", "halveras", "halverat", "halverats", "halverad", "halvering", "halveringen"), 0.5),
    **dict.fromkeys(("fördubbla", "fördubblas", "fördubblat", "fördubblats", "fördubblad", "fördubbling"), 2.0),
    **dict.fromkeys(("dubblera", "dubbleras", "dubblerat", "dubblerad", "dubblering"), 2.0),
    **dict.fromkeys(("tredubbla", "tredubblas", "tredubblat", "tredubblad", "tredubbling"), 3.0),
    "tredjedel": 1 / 3,
    "fjärdedel": 0.25,
    "femtedel": 0.2,
    "sjättedel": 1 / 6,
    "sjundedel": 1 / 7,
    "åttondel": 0.125,
    "åttondedel": 0.125,
    "niondel": 1 / 9,
    "tiondel": 0.1,
    "tiondedel": 0.1,
}
"""Shares by the noun: "en fjärdedel" is 0.25; the plural in -ar multiplies ("två tredjedelar")."""

COLLECTIVES = {"par": 2, "dussin": 12, "tiotal": 10, "tjugotal": 20, "trettiotal": 30, "fyrtiotal": 40}
COLLECTIVES |= {"femtiotal": 50, "hundratal": 100, "tusental": 1000, "femtontal": 15, "sextiotal": 60, "åttiotal": 80}
"""Nouns after "ett" that stand for about so many."""


@cache
def _cardinals() -> dict[str, int]:
    numbers = {word: value for value, word in enumerate(_ONES)}
    numbers |= {"ett": 1, "tvenne": 2, "trenne": 3, "bägge": 2, "aderton": 18}
    for ten, value in _TENS.items():
        numbers[ten] = value
        numbers |= {ten + ones: value + digit for digit, ones in enumerate(_ONES[1:10], 1)}
        numbers[ten + "ett"] = value + 1
    for digit, ones in enumerate(["", *_ONES[1:10]]):
        numbers[ones + "hundra"] = 100 * max(digit, 1)
        numbers[ones + "tusen"] = 1000 * max(digit, 1)
    numbers |= {"etthundra": 100, "ettusen": 1000, "etttusen": 1000, "hundrafemtio": 150, "tvåhundrafemtio": 250}
    return numbers


def cardinal(word: str) -> int | None:
    """Return the number that a lower-case Swedish numeral stands for, None where it is none."""
    return _cardinals().get(word)


def ordinal(word: str) -> int | None:
    """Return the number of a lower-case ordinal up to fifteen, None where it is none."""
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else None


def fraction(word: str) -> float | None:
    """Return the share that a noun stands for ("fjärdedel", "tredjedelar", "hälften"), None where it is none."""
    share = FRACTIONS.get(word) or FRACTIONS.get(word.removesuffix("ar")) or FRACTIONS.get(word.removesuffix("en"))
    return None if share is None else round(share, 4)
