"""Which of the stretches that patterns ask for a text holds: worked out once a text, for all patterns together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from ahocorasick import Automaton

from loften.rules.folded import small_letters
from loften.rules.needs import DIGIT, Clause

_BETWEEN = re.compile(r"\W+")
_DIGIT = re.compile(r"\d")
_numbers: dict[Clause, int] = {}
_stretches: dict[str, list[int]] = defaultdict(list)
_signs: dict[str, list[int]] = defaultdict(list)
_asked: list[Set[int]] = []
"""The clauses of each stretch, by its place among all."""
_automaton = Automaton()


def number(clauses: Iterable[Clause]) -> list[int]:
    """Return the number of each clause, by which texts name those that they meet."""
    numbers = [_number(clause) for clause in clauses]
    asked = [set(numbers) for numbers in _stretches.values()]
    _prepare(asked)
    for place, stretch in enumerate(_stretches):
        for _, inside in _automaton.iter(stretch):
            if inside != place:  # a text with this stretch holds that one too: it need not ask for the same twice
                asked[place] -= asked[inside]
    _prepare(asked)
    met.cache_clear()
    return numbers


def _prepare(asked: Sequence[Set[int]]) -> None:
    """Make the automaton of the stretches that some clause asks for."""
    _asked[:] = asked
    _automaton.clear()
    for place, stretch in enumerate(_stretches):
        if asked[place]:
            _automaton.add_word(stretch, place)
    _automaton.make_automaton()


def _number(clause: Clause) -> int:
    if clause not in _numbers:
        _numbers[clause] = len(_numbers)
        for stretch in clause:
            (_signs if len(stretch) == 1 else _stretches)[stretch].append(_numbers[clause])
    return _numbers[clause]


@lru_cache(maxsize=2048)
def met(text: str) -> Set[int] | None:
    """Return the numbers of the clauses that a text meets, None where nothing can be said of it."""
    words = words_of(text)
    if words is None:
        return None
    found: set[int] = set()
    for place in {place for _, place in _automaton.iter(words)} if _stretches else ():
        found.update(_asked[place])
    for sign in _signs.keys() & text:
        found.update(_signs[sign])
    if _DIGIT.search(text):
        found.update(_signs[DIGIT])
    return found


@lru_cache(maxsize=256)
def words_of(text: str) -> str | None:
    """Return a text in small letters with one blank for all between two words, None where that says nothing."""
    small = small_letters(text)
    return None if small is None else f" {_BETWEEN.sub(' ', small)} "
