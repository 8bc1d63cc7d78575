"""The language of a document, by its most common words."""

import re
from collections import Counter

from loften.document import Document

# The words that a few hundred words of running text cannot do without.
_COMMON = {
    "sv": "och att det som en på är av för med den till inte om ett i vi ska har kan från",
    "en": "the and of to in that is for it with as on be are this by we our will from",
    "fi": "ja on ei se että hän oli mutta niin joka myös kuin ovat sen tai ole",
    "no": "og det som en på er av for med den til ikke om et i vi skal har kan fra",
    "de": "und der die das ist nicht ein zu mit den von für auf wir sich des im eine",
}
FREQUENT = {code: frozenset(words.split()) for code, words in _COMMON.items()}
WORD = re.compile(r"[^\W\d_]+")
FEWEST = 8


def find_language(document: Document) -> str | None:
    """Return the ISO 639-1 code of a document's language, or None where it is too short or of a language not known."""
    words = Counter(WORD.findall(document.text.lower()))
    counts = {code: sum(words[word] for word in frequent) for code, frequent in FREQUENT.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= FEWEST else None
