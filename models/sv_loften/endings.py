"""Learn the table of lemma endings from simplemma's Swedish lexicon: ``python models/sv_loften/endings.py``.

simplemma (MIT licence) lists 960,000 Swedish forms with their lemmas. For every ending of up to nine characters that
at least ``SEEN`` forms have, the table holds the change that most of them need ("arna" → take away 4, add nothing),
unless a shorter ending says the same already.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from sv_loften.lexicon import ENDING

SEEN = 2
"""Of 587 nouns of the treebank's development part that its training part lacks, 92.8 % get their lemma with 2."""

Change = tuple[int, str]


def main() -> None:
    """Write the table into the package."""
    lexicon = DefaultDictionaryFactory().get_dictionary("sv")
    forms = ((form, lemma.lower()) for form, lemma in lexicon.items())
    table = learn((form, lemma) for form, lemma in forms if form.islower() and form.replace("-", "").isalpha())
    path = Path(__file__).parent / "sv_loften" / "endings.json"
    path.write_text(json.dumps(table, ensure_ascii=False) + "\n", encoding="utf-8")


def learn(forms: Iterable[tuple[str, str]]) -> dict[str, Change]:
    """Return for each ending how many characters to take away and what to add, the shortest endings first."""
    counts: dict[str, Counter[Change]] = defaultdict(Counter)
    for form, lemma in forms:
        for start in range(max(0, len(form) - ENDING), len(form)):
            counts[form[start:]][change(form, lemma)] += 1
    table: dict[str, Change] = {}
    for ending in sorted(counts, key=lambda ending: (len(ending), ending)):
        seen = counts[ending]
        best = min(seen, key=lambda made: (-seen[made], made))
        if seen.total() >= SEEN and best != _shorter(table, ending):
            table[ending] = best
    return table


def change(form: str, lemma: str) -> Change:
    """Return how many last characters of a form its lemma lacks, and what it has in their place."""
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return len(form) - common, lemma[common:]


def _shorter(table: dict[str, Change], ending: str) -> Change | None:
    return next((table[ending[cut:]] for cut in range(1, len(ending)) if ending[cut:] in table), None)


if __name__ == "__main__":
    main()
