"""The terms of a text: stems of its content words, groups of letters, and concepts that have several words."""

import re
from collections import Counter
from functools import cache, lru_cache

from loften.lexicon import lemma_of
from loften.rules import load_rules

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDINGS: tuple[str, ...] = (
    "arnas",
    "ernas",
    "ornas",
    "arna",
    "erna",
    "orna",
    "ens",
    "ets",
    "ans",
    "ar",
    "er",
    "or",
    "en",
    "et",
    "an",
)
_ENDINGS += ("na", "s", "a", "e", "n", "t")
_SHORTEST = 4
_LETTERS = (3, 4, 5)


@cache
def _common() -> frozenset[str]:
    """Return the words that promises and reports have anyway and that say nothing about which promise is meant."""
    rule = load_rules("likeness")["common.words"]
    return frozenset(word for words in rule.data["list"] for word in words.split())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a word's lemma without its ending, so that verb and noun of one act fall together more often."""
    return _without_ending(lemma_of(word))


def _without_ending(word: str) -> str:
    """Return a word without the longest ending that leaves four letters."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def stems(text: str) -> Counter[str]:
    """Return the stems of a text's content words, numbers left out."""
    words = (match[0].lower() for match in _WORD.finditer(text))
    return Counter(stem(word) for word in words if word not in _common())


def concepts(text: str) -> Counter[str]:
    """Return the concepts that a text names, by the ids of their rules."""
    return Counter(rule.id for rule in load_rules("likeness").where(concept=True).matching(text))


def letters(text: str) -> Counter[str]:
    """Return the letter groups of three to five inside a text's content words, which sees the parts of compounds."""
    found: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in _common():
            continue
        framed = f"<{_without_ending(word)}"
        found.update(framed[i : i + n] for n in _LETTERS for i in range(len(framed) - n + 1))
    return found
