"""Lemmas of words by their endings: a table learnt from a lexicon, the longest known ending decides."""

import json
from functools import cache, lru_cache
from pathlib import Path

ENDING = 9
"""The longest ending in the table, in characters."""


@cache
def endings() -> dict[str, tuple[int, str]]:
    """Return for each known ending how many characters to take away and what to put in their place."""
    table = json.loads((Path(__file__).parent / "endings.json").read_text(encoding="utf-8"))
    return {ending: (cut, add) for ending, (cut, add) in table.items()}


@lru_cache(maxsize=10_000)  # the embedding asks for a word, and so does the lemmatizer
def analyse(form: str) -> tuple[str, str]:
    """Return a lower-case form's lemma, and the ending that decided; the form itself where none is known."""
    table = endings()
    for start in range(max(0, len(form) - ENDING), len(form) + 1):
        rule = table.get(form[start:])
        if rule is not None:
            cut, add = rule
            return (form[: len(form) - cut] + add, form[start:]) if len(form) > cut else (form, "")
    return form, ""
