"""Likeness of texts, weighed by how rare a term is among the texts that are compared (TF-IDF)."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from loften.likeness.terms import concepts, letters, stems

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, each 0..1.

    ``words``: cosine of stems and concepts. ``letters``: cosine of letter groups. ``covered``: the share of the poorer
    text's weight of words that the other has too, for a result says less than the promise it speaks of.
    """

    words: float
    letters: float
    covered: float

    @property
    def total(self) -> float:
        """Return the three in one figure."""
        return 0.4 * self.words + 0.3 * self.letters + 0.3 * self.covered


class Comparer:
    """Compares texts; a term that stands in many of the texts given counts little."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._frequency: Counter[str] = Counter()
        self._counts: dict[str, tuple[Counter[str], Counter[str]]] = {}
        self._known: dict[str, tuple[Vector, Vector]] = {}
        for text in dict.fromkeys(texts):
            words, groups = self._counts[text] = _terms(text)
            self._frequency.update(words.keys() | groups.keys())
        self._texts = len(self._counts)

    def compare(self, one: str, other: str) -> Likeness:
        """Return how alike two texts are."""
        words_one, letters_one = self._vectors(one)
        words_other, letters_other = self._vectors(other)
        return Likeness(
            words=_cosine(words_one, words_other),
            letters=_cosine(letters_one, letters_other),
            covered=_covered(words_one, words_other),
        )

    def _vectors(self, text: str) -> tuple[Vector, Vector]:
        if text not in self._known:
            words, groups = self._counts.get(text) or _terms(text)
            self._known[text] = self._weigh(words), self._weigh(groups)
        return self._known[text]

    def _weigh(self, counts: Counter[str]) -> Vector:
        weighed = {
            term: (1 + math.log(count)) * math.log((2 + self._texts) / (1 + self._frequency[term]))
            for term, count in counts.items()
        }
        norm = math.sqrt(sum(value * value for value in weighed.values()))
        return {term: value / norm for term, value in weighed.items()} if norm else {}


def _terms(text: str) -> tuple[Counter[str], Counter[str]]:
    """Return how often a text has each stem and concept, and each group of letters."""
    return stems(text) + concepts(text), letters(text)


def _cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return min(1.0, sum(value * other.get(term, 0.0) for term, value in one.items()))


def _covered(one: Vector, other: Vector) -> float:
    """Return the share of a vector's weight on terms that the other has too, whichever has the greater share."""
    shared = one.keys() & other.keys()
    return max((sum(v[t] for t in shared) / sum(v.values()) if v else 0.0) for v in (one, other))
