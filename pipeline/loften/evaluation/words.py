"""Words as the common ground of two texts: gold and a record are paired by them, never by offsets."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``start:end`` of its text, in lower case."""

    form: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words of a text: runs of letters, digits and underscores, in lower case and NFC."""
    return [Word(unicodedata.normalize("NFC", m[0]).casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]


def forms(text: str) -> list[str]:
    """Return the words of a text without their places."""
    return [word.form for word in words(text)]


def jaccard(a: str, b: str) -> float:
    """Return the words that two texts share over those that either has, repeated words counted as often (0..1)."""
    return bag_jaccard(Counter(forms(a)), Counter(forms(b)))


def bag_jaccard(a: Counter[str], b: Counter[str]) -> float:
    """Return the Jaccard index of two bags of words; two empty bags are alike."""
    union = (a | b).total()
    return (a & b).total() / union if union else 1.0


def same_words(a: str, b: str) -> bool:
    """Return whether two texts have the same words in the same order."""
    return forms(a) == forms(b)


def align_words(parts: Sequence[str], text: str) -> list[list[tuple[Word, Word | None]]]:
    """Pair the words of each part with the words of ``text``; None where the text has no such word left.

    Parts that stand in the text's order are paired in one pass; those that the text has elsewhere (columns, text boxes)
    are then looked for among the words left over.
    """
    target = words(text)
    part_words = [words(part) for part in parts]
    origin = [(number, index) for number, part in enumerate(part_words) for index in range(len(part))]
    paired: dict[tuple[int, int], int] = {}
    source_forms = [part_words[number][index].form for number, index in origin]
    for i, j in _matches(source_forms, [word.form for word in target]):
        paired[origin[i]] = j
    for number in _scattered(part_words, paired):
        _pair_again(number, part_words[number], target, paired)
    return [
        [
            (word, target[paired[number, index]] if (number, index) in paired else None)
            for index, word in enumerate(part)
        ]
        for number, part in enumerate(part_words)
    ]


def _matches(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return [(match.a + k, match.b + k) for match in blocks for k in range(match.size)]


def _scattered(part_words: Sequence[list[Word]], paired: dict[tuple[int, int], int]) -> list[int]:
    """Return the parts of which more than a third is unpaired, longest first."""
    missing = [sum((number, index) not in paired for index in range(len(p))) for number, p in enumerate(part_words)]
    chosen = [number for number, part in enumerate(part_words) if missing[number] * 3 > len(part)]
    return sorted(chosen, key=lambda number: (-len(part_words[number]), number))


def _pair_again(number: int, part: list[Word], target: Sequence[Word], paired: dict[tuple[int, int], int]) -> None:
    for index in range(len(part)):
        paired.pop((number, index), None)
    used = set(paired.values())
    free = [index for index in range(len(target)) if index not in used]
    for i, j in _matches([word.form for word in part], [target[index].form for index in free]):
        paired[number, i] = free[j]
