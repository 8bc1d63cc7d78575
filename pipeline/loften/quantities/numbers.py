"""Numbers as written: digits, words, both, ranges, shares, round numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loften.agreement import Comparator, Value
from loften.quantities.numerals import ARTICLES, COLLECTIVES, cardinal, fraction, ordinal
from loften.quantities.tokens import Token

_DASHES = {"–", "—", "-"}
_RANGE_WORDS = {"till", "à", "eller", "upp"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token ``stop``; ``article``: its only word is "en" or "ett"."""

    value: Value
    stop: int
    unit: str | None = None
    comparator: Comparator | None = None
    article: bool = False


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Return the number that begins at token ``at``, with its repetition in parentheses or its range, or None."""
    if tokens[at].kind != "number" and not opens_number(tokens[at].lower):
        return None
    if share := _share(tokens, at) or _collective(tokens, at) or _one_each(tokens, at):
        return share
    value = _value(tokens, at)
    if value is None:
        return None
    article = tokens[at].lower in ARTICLES
    stop = at + 1
    repeated = _parenthesised(tokens, stop)
    if repeated is not None and repeated == value:
        return Number(value, stop + 3)
    high = _range_end(tokens, at, value)
    if high:
        return high
    return Number(value, stop, article=article and repeated is None)


@lru_cache(maxsize=4096)
def opens_number(word: str) -> bool:
    """Return whether a number can begin with a lower-case word; with most it cannot."""
    return (
        cardinal(word) is not None
        or fraction(word) is not None
        or word in ("var", "vart", "varsin", "varsitt")
        or word.endswith("talet")
    )


def _value(tokens: Sequence[Token], at: int) -> int | float | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        digits = token.lower.replace(" ", "").replace("\u00a0", "")
        if "," in digits or "." in digits:
            return float(digits.replace(",", "."))
        return int(digits)
    return cardinal(token.lower) if token.kind == "word" else None


def _parenthesised(tokens: Sequence[Token], at: int) -> int | float | None:
    if at + 2 < len(tokens) and tokens[at].lower == "(" and tokens[at + 2].lower == ")":
        return _value(tokens, at + 1)
    return None


def _range_end(tokens: Sequence[Token], at: int, low: int | float) -> Number | None:
    """Read "5-7", "två till tre", "2 (två) till 3 (tre)", "mellan fem och tio"."""
    joint = at + 1
    if _parenthesised(tokens, joint) is not None:
        joint += 3
    if joint + 1 >= len(tokens):
        return None
    sign = tokens[joint].lower
    between = at > 0 and tokens[at - 1].lower == "mellan" and sign == "och"
    changes = at > 0 and tokens[at - 1].lower == "från" and sign == "till"
    if changes or not (sign in _DASHES or sign in _RANGE_WORDS or between):
        return None
    high = _value(tokens, joint + 1)
    if high is None or high <= low:
        return None
    stop = joint + 2
    if _parenthesised(tokens, stop) is not None:
        stop += 3
    return Number((low, high), stop, comparator="mellan" if between else None)


def _share(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "en fjärdedel", "två tredjedelar", "hälften", "var femte", "38 procent"."""
    word = tokens[at].lower
    if tokens[at].kind == "word" and (whole := fraction(word)) is not None:
        return Number(whole, at + 1, unit="andel")
    if word in ("var", "vart") and at + 1 < len(tokens) and (n := ordinal(tokens[at + 1].lower)):
        return Number(round(1 / n, 4), at + 2, unit="andel")
    count = _value(tokens, at)
    if count is None or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1].lower
    if (part := fraction(after)) is not None:
        return Number(round(count * part, 4), at + 2, unit="andel")
    if after == "-" and at + 2 < len(tokens) and tokens[at + 2].lower.startswith("procentig"):
        return Number(count, at + 3, unit="procent")
    if after == "%" or after.startswith("procent"):
        return Number(count, at + 2, unit="procentenheter" if after.startswith("procentenhet") else "procent")
    return None


def _collective(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "ett tiotal", "ett par", "20-talet", "tjugotalet"."""
    words = [token.lower for token in tokens[at : at + 3]]
    if words[0] in ARTICLES and len(words) > 1 and words[1] in COLLECTIVES:
        return Number(COLLECTIVES[words[1]], at + 2, comparator="cirka")
    if tokens[at].kind == "number" and len(words) == 3 and words[1] == "-" and words[2] in ("tal", "talet"):
        value = _value(tokens, at)
        return None if value is None else Number(value, at + 3, comparator="cirka")
    if words[0].endswith("talet") and words[0].removesuffix("et") in COLLECTIVES:
        return Number(COLLECTIVES[words[0].removesuffix("et")], at + 1, comparator="cirka")
    return None


def _one_each(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "var sin", "varsitt": one for each."""
    words = [token.lower for token in tokens[at : at + 2]]
    if words[0] in ("varsin", "varsitt"):
        return Number(1, at + 1)
    return Number(1, at + 2) if words in (["var", "sin"], ["var", "sitt"]) else None
