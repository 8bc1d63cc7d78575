"""Which of the stretches that patterns ask for a text holds: worked out once a text, for all patterns together.

What a text holds is a number with one bit a clause, so that a pattern is ruled out by one comparison.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ahocorasick import Automaton

from loften.rules.needs import DIGIT, Clause, Need

ALL = -1
"""The bits of a text of which nothing can be said."""

_BETWEEN = re.compile(r"\W+")
_clauses: dict[Clause, int] = {}
_stretches: dict[str, int] = defaultdict(int)
_signs: dict[str, int] = defaultdict(int)
_automaton = Automaton()


def ask(wanted: Iterable[Need]) -> list[int]:
    """Return for every need the bits that a text has to have all that meets it."""
    found = [sum(_bit(clause) for clause in sorted(need, key=sorted)) for need in wanted]
    _automaton.clear()
    for stretch, bits in _stretches.items():
        _automaton.add_word(stretch, bits)
    _automaton.make_automaton()
    held.cache_clear()
    return found


def _bit(clause: Clause) -> int:
    if clause not in _clauses:
        _clauses[clause] = 1 << len(_clauses)
        for stretch in clause:
            (_signs if len(stretch) == 1 else _stretches)[stretch] |= _clauses[clause]
    return _clauses[clause]


@lru_cache(maxsize=2048)
def held(text: str) -> int:
    """Return the bits of the clauses of which a text holds a stretch."""
    small = text.lower()
    if len(small) != len(text) or "ı" in text or "ſ" in text:  # the two that letters also match when case is ignored
        return ALL
    bits = 0
    for _, more in _automaton.iter(f" {_BETWEEN.sub(' ', small)} ") if _stretches else ():
        bits |= more
    for sign in set(small):
        if sign in _signs:
            bits |= _signs[sign]
        elif sign.isdigit():
            bits |= _signs[DIGIT]
    return bits
