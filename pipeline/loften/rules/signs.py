"""Which of the stretches that patterns ask for a text holds: worked out once a text, for all patterns together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from ahocorasick import Automaton

from loften.rules.folded import small_letters
from loften.rules.needs import DIGIT, Clause

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_numbers: dict[Clause, int] = {}
_stretches: dict[str, list[int]] = defaultdict(list)
"""The clauses that ask for each stretch."""
_signs: dict[str, list[int]] = defaultdict(list)
_in_words, _across_words = Automaton(), Automaton()
"""The stretches that one word can hold, and the others; a text's words are mostly known from others."""


def number(clauses: Iterable[Clause]) -> list[int]:
    """Return the number of each clause, by which texts name those that they meet."""
    numbers = [_number(clause) for clause in clauses]
    asked = {stretch: set(numbers) for stretch, numbers in _stretches.items()}
    _fill(_in_words, asked)
    for stretch in asked:
        for _, inside in _in_words.iter(stretch) if asked else ():
            if inside is not asked[stretch]:  # a text with this stretch holds that one: it need not ask for both
                asked[stretch] -= inside
    _fill(_in_words, {stretch: asked[stretch] for stretch in asked if " " not in stretch.strip()})
    _fill(_across_words, {stretch: asked[stretch] for stretch in asked if " " in stretch.strip()})
    _met_by_word.cache_clear()
    met.cache_clear()
    return numbers


def _number(clause: Clause) -> int:
    if clause not in _numbers:
        _numbers[clause] = len(_numbers)
        for stretch in clause:
            (_signs if len(stretch) == 1 else _stretches)[stretch].append(_numbers[clause])
    return _numbers[clause]


def _fill(automaton: Automaton, asked: Mapping[str, Set[int]]) -> None:
    """Make an automaton of the stretches that are asked for, each with the clauses that ask."""
    automaton.clear()
    for stretch, numbers in asked.items():
        if numbers:
            automaton.add_word(stretch, numbers)
    automaton.make_automaton()


@lru_cache(maxsize=2048)
def met(text: str) -> Set[int] | None:
    """Return the numbers of the clauses that a text meets, None where nothing can be said of it."""
    small = small_letters(text)
    if small is None:
        return None
    words = _WORD.findall(small)
    found = set().union(*map(_met_by_word, words))
    if len(_across_words):
        found.update(*(numbers for _, numbers in _across_words.iter(f" {' '.join(words)} ")))
    for sign in _signs.keys() & text:
        found.update(_signs[sign])
    if _DIGIT.search(text):
        found.update(_signs[DIGIT])
    return found


@lru_cache(maxsize=1 << 14)
def _met_by_word(word: str) -> Set[int]:
    return (
        frozenset().union(*(numbers for _, numbers in _in_words.iter(f" {word} "))) if len(_in_words) else frozenset()
    )


@lru_cache(maxsize=256)
def words_of(text: str) -> str | None:
    """Return a text in small letters with one blank for all between two words, None where that says nothing."""
    small = small_letters(text)
    return None if small is None else f" {' '.join(_WORD.findall(small))} "
