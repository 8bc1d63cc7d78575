"""Forms of Swedish words by which they are found in other inflections."""

import re
from functools import lru_cache
from typing import Any

import simplemma

from loften.extras import need

_WORD = re.compile(r"\w+")
_MODAL = frozenset({"ska", "skall", "skulle"})  # their base form, "skola", is the school's too


def search_forms(text: str) -> str:
    """Return base form and stem of every word of a text, in lower case, joined by spaces.

    The base form finds "skolor" under "skola"; the stem (Snowball's Swedish one) finds compounds that no lexicon has:
    "trafikkontroller" under "trafikkontroll".
    """
    return " ".join(form for word in _WORD.findall(text.lower()) for form in _forms(word))


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[str, ...]:
    if word in _MODAL:
        return (word,)
    return tuple(dict.fromkeys((simplemma.lemmatize(word, lang="sv").lower(), _stemmer().stemWord(word))))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return need("snowballstemmer", "tables").stemmer("swedish")
