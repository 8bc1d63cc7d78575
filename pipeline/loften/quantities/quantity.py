"""Amounts in a text: what is counted, how many, compared how, per what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import cast

from loften.agreement import Comparator, Value
from loften.quantities.numbers import Number, number_at, opens_number
from loften.quantities.numerals import ARTICLES, ordinal
from loften.quantities.rates import Rate, adverb_at, day_of_rate_at, every_at, opens_rate, rate_at
from loften.quantities.tokens import Token, may_hold_amount, rules_of, tokenize
from loften.quantities.units import unit_at

DURATIONS = re.compile(
    r"(?:timm|minut|sekund|dygn|dag|arbetsdag|vardag|helgdag|veck|arbetsvecka|månad|kvartal|termin|halvår|läsår|år)"
    r"(?:e|a|or|ar|er|en|et|na|arna)?"
)
"""Nouns that make an amount a duration."""

_SAME = ("dag", "dygn", "vecka", "kväll", "vardag", "arbetsdag")
_NTH = {"dagen": "dag", "arbetsdagen": "arbetsdag", "vardagen": "vardag", "veckan": "vecka", "dygnet": "dygn"}
_OF_ALL = ("de", "totalt", "våra", "kommunens", "årets", "periodens", "planerade", "utlovade")
_SHARES = ("procent", "procentenheter", "andel")
_CLAUSE_END = re.compile(r"[.;:!?]|,\s|\b(?:och|samt|som)\b")
_SPANS = ("dag", "kväll", "natt", "helg", "vecka", "eftermiddag", "förmiddag")
_PASSIVE = ("as", "es", "läggs", "görs", "hålls", "ges", "ska", "skall", "kommer")
_OPENINGS = ("senast", "inom", "samma", "nästa")
_REACH = 8  # tokens between a counted noun and its "per": "två vandringar i varje stadsdel per år"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at ``start:end`` of the text that was searched.

    "minst tre (3) besök per termin": value 3, unit "besök", comparator "minst", per "termin". "två till tre": [2, 3].
    "19 av 26": value 19, of 26. "en fjärdedel": 0.25, unit "andel". "årligen": value 1, per "år". ``rule`` is the id of
    the rule that read it. ``value`` is None only for "alla utom …" where the whole is not said.
    """

    start: int
    end: int
    value: Value | None
    unit: str | None = None
    comparator: Comparator | None = None
    per: str | None = None
    of: float | int | None = None
    rule: str = ""


def find_amounts(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Return the amounts in ``text[start:end]``, in order; offsets count in ``text``.

    Years, dates, clock times, ages, law citations, road, street, phone and page numbers and money are none.
    """
    stop = len(text) if end is None else end
    if not may_hold_amount(text, start, stop):
        return ()
    tokens = tokenize(text, start, stop)
    amounts: list[Amount] = []
    at = 0
    while at < len(tokens):
        amount, after = _amount_at(text, tokens, at) if _may_open(tokens[at]) else (None, at)
        if amount:
            _add(amounts, amount, text)
        at = max(after, at + 1)
    return tuple(amounts)


def _may_open(token: Token) -> bool:
    return token.kind == "number" or _opens(token.lower)


@lru_cache(maxsize=4096)
def _opens(word: str) -> bool:
    """Return whether an amount can begin with a lower-case word; with most it cannot."""
    return opens_number(word) or opens_rate(word) or word in _OPENINGS


def _add(amounts: list[Amount], amount: Amount, text: str) -> None:
    """Add an amount, or join it with the one before where the two are an amount and its rate, said apart."""
    before = amounts[-1] if amounts else None
    if before is None or before.end > amount.start or _CLAUSE_END.search(text, before.end, amount.start):
        amounts.append(amount)
    elif before.unit and before.per and before.per == amount.per and _is_bare(amount, text):
        pass  # "150 platser utlyses varje år": the rate has been read with what it is a rate of
    elif before.per and not before.unit and amount.unit and not amount.per and _is_of_rate(amount):
        amounts[-1] = replace(amount, per=before.per, rule="amount.rate")  # "varje år görs minst en tillsyn"
    else:
        amounts.append(amount)


def _is_bare(amount: Amount, text: str) -> bool:
    return amount.unit is None and amount.value == 1 and not text[amount.start].isdigit()


def _is_of_rate(amount: Amount) -> bool:
    """Return whether an amount counts things that can have a rate: no duration and no share."""
    return amount.unit not in _SHARES and DURATIONS.fullmatch(amount.unit or "") is None


def _amount_at(text: str, tokens: Sequence[Token], at: int) -> tuple[Amount | None, int]:
    if every := every_at(tokens, at) or adverb_at(tokens, at):
        return _softened(text, tokens, at, _bare_rate(tokens, at, every)), every.stop
    if one := day_of_rate_at(tokens, at):
        return replace(_bare_rate(tokens, at, one[1]), unit=one[0]), one[1].stop
    if same := _same_day(tokens, at):
        return same, at + 2 + (tokens[at].lower == "senast")
    if but := _all_but(tokens, at):
        return but
    number = number_at(tokens, at)
    return _counted(text, tokens, at, number) if number else (None, at + 1)


def _bare_rate(tokens: Sequence[Token], at: int, rate: Rate) -> Amount:
    end = tokens[rate.stop - 1].end
    return Amount(tokens[at].start, end, 1, comparator="exakt", per=rate.per, rule="amount.rate")


def _softened(text: str, tokens: Sequence[Token], at: int, amount: Amount) -> Amount:
    """Read "i genomsnitt varannan vecka"."""
    begin, comparator, _ = _comparator_before(text, tokens, at)
    return replace(amount, start=begin, comparator="cirka") if comparator == "cirka" else amount


def _same_day(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "samma dag", "nästa vardag", "senast tredje arbetsdagen", a response time."""
    words = [token.lower for token in tokens[at : at + 3]]
    if len(words) == 3 and words[0] in ("senast", "inom") and (nth := ordinal(words[1])) and words[2] in _NTH:
        return Amount(tokens[at].start, tokens[at + 2].end, nth, _NTH[words[2]], "högst", rule="amount.same-day")
    if tokens[at].lower not in ("samma", "nästa") or at + 1 >= len(tokens) or tokens[at + 1].lower not in _SAME:
        return None
    unit = tokens[at + 1]
    first = at - 1 if at and tokens[at - 1].lower in ("senast", "inom") else at
    return Amount(tokens[first].start, unit.end, 1, unit=unit.lower, comparator="högst", rule="amount.same-day")


def _all_but(tokens: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """Read "samtliga utom en", "alla 26 skolor utom två"."""
    if tokens[at].lower not in ("samtliga", "alla"):
        return None
    except_at = next((i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].lower == "utom"), None)
    left_out = number_at(tokens, except_at + 1) if except_at and except_at + 1 < len(tokens) else None
    if left_out is None or isinstance(left_out.value, tuple):
        return None
    whole = number_at(tokens, at + 1)
    total = whole.value if whole and not isinstance(whole.value, tuple) else None
    unit, _ = unit_at(tokens, whole.stop if whole else at + 1)
    unit = unit if unit != "utom" else unit_at(tokens, left_out.stop)[0]
    value = total - left_out.value if total is not None else None
    end = tokens[left_out.stop - 1].end
    return Amount(tokens[at].start, end, value, unit=unit, of=total, rule="amount.all-but"), left_out.stop


def _counted(text: str, tokens: Sequence[Token], at: int, number: Number) -> tuple[Amount | None, int]:
    begin, comparator, of_durations = _comparator_before(text, tokens, at)
    stop = number.stop
    unit, of = number.unit, None
    if unit is None:
        of, stop = _whole(tokens, stop)
        unit, stop = unit_at(tokens, stop)
        if of is None and unit:
            of, stop = _whole(tokens, stop)
    if of_durations and not (unit and DURATIONS.fullmatch(unit)):
        begin, comparator = tokens[at].start, None
    rate = _rate_after(tokens, stop, number)
    if number.article and not _is_counted_article(tokens, at, unit, comparator, rate):
        return None, at + 1
    if rate and not _is_apart(tokens, stop, rate):
        stop = rate.stop
    comparator, stop = _comparator_after(tokens, stop, comparator or number.comparator)
    amount = Amount(
        start=begin,
        end=tokens[stop - 1].end,
        value=number.value,
        unit=unit,
        comparator=comparator or ("mellan" if isinstance(number.value, tuple) else "exakt"),
        per=rate.per if rate else None,
        of=of,
        rule="amount.rate" if rate else "amount.count",
    )
    return amount, stop


def _whole(tokens: Sequence[Token], at: int) -> tuple[float | int | None, int]:
    """Read the "av 26" of "19 av 26", "19 av de 26", "19/26"."""
    if at + 1 >= len(tokens) or tokens[at].lower not in ("av", "/"):
        return None, at
    second = at + 2 if tokens[at + 1].lower in _OF_ALL else at + 1
    whole = number_at(tokens, second) if second < len(tokens) else None
    if whole is None or whole.article or whole.unit or isinstance(whole.value, tuple):
        return None, at
    return whole.value, whole.stop


def _rate_after(tokens: Sequence[Token], at: int, number: Number) -> Rate | None:
    """Return the rate that belongs to a counted noun which ends before token ``at``: near, in the same clause."""
    for index in range(at, min(at + _REACH, len(tokens))):
        token = tokens[index]
        if token.lower in {".", ";", ":", "!", "?", ")", "varav", "och", "samt"} or token.kind in ("number", "decoy"):
            return None
        if index > at and (token.lower in ("(", "–") or (token.lower == "," and number.article)):
            return None
        if token.lower not in ARTICLES and number_at(tokens, index) and not every_at(tokens, index):
            return None
        if rate := rate_at(tokens, index):
            return rate
    return None


def _is_said_alone(tokens: Sequence[Token], at: int, rate: Rate) -> bool:
    """Return whether a rate says how often by itself: "en vandring varje höst", not "en vandring per höst"."""
    return any(
        found is not None and found.stop == rate.stop
        for index in range(at, rate.stop)
        if (found := every_at(tokens, index) or adverb_at(tokens, index))
    )


def _is_apart(tokens: Sequence[Token], at: int, rate: Rate) -> bool:
    """Return whether more than phrases of place stand between a noun and its rate: "20 platser utlyses … varje år"."""
    onward = tokens[at] if at < rate.stop - 2 else None
    return onward is not None and onward.kind == "word" and onward.lower.endswith(_PASSIVE)


def _is_counted_article(
    tokens: Sequence[Token], at: int, unit: str | None, comparator: Comparator | None, rate: Rate | None
) -> bool:
    """Return whether "en" or "ett" counts: after a comparator, before "gång", with a rate, or in a response time."""
    if comparator or unit in ("gång", "gånger"):
        return True
    if rate and unit and (unit in _SPANS or not _is_said_alone(tokens, at, rate)):
        return True
    before = tokens[at - 1].lower if at else ""
    return bool(unit and DURATIONS.fullmatch(unit) and before in ("inom", "senast", "efter"))


@cache
def _comparators() -> list[tuple[re.Pattern[str], Comparator, bool]]:
    filler = r"(?:\s+(?:vid|i|på|till|med|ha|vara|under|ligga|de|vart|om)){0,2}\s*$"
    return [
        (
            re.compile(f"{rule.regex.pattern}{filler}", re.IGNORECASE),
            cast(Comparator, rule.data["comparator"]),
            bool(rule.data.get("duration")),
        )
        for rule in rules_of("comparator")
    ]


def _comparator_before(text: str, tokens: Sequence[Token], at: int) -> tuple[int, Comparator | None, bool]:
    """Return where the amount begins, its comparator, and whether that comparator holds of durations alone."""
    start = tokens[at].start
    window = text[max(tokens[0].start, start - 40) : start]
    offset = start - len(window)
    best: tuple[int, Comparator | None, bool] = (start, None, False)
    for regex, comparator, of_durations in _comparators():
        match = regex.search(window)
        if match and offset + match.start() < best[0]:
            best = (offset + match.start(), comparator, of_durations)
    return best


def _comparator_after(tokens: Sequence[Token], at: int, comparator: Comparator | None) -> tuple[Comparator | None, int]:
    """Read "eller fler" and "eller färre"."""
    words = [token.lower for token in tokens[at : at + 2]]
    if len(words) == 2 and words[0] == "eller" and words[1] in ("fler", "flera", "mer", "mera"):
        return "minst", at + 2
    if len(words) == 2 and words[0] == "eller" and words[1] in ("färre", "mindre"):
        return "högst", at + 2
    return comparator, at
