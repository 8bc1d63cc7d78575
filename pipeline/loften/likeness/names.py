"""Names of places and things in a text: capitalised words that do not open a sentence or label a party."""

import re

from loften.lexicon import is_word
from loften.parties import find_mentions

_NAME = re.compile(r"(?<![.!?:|]\s)(?<=\s)[A-ZÅÄÖ][^\W\d_]{2,}(?:[ -][A-ZÅÄÖ][^\W\d_]{2,})*")
_LONGEST = 2
_GENITIVE = re.compile(r"s$")


def place_names(text: str) -> frozenset[str]:
    """Return the names in a text, lower-case and without the s of the genitive; names of parties are left out."""
    parties = [(mention.start, mention.end) for mention in find_mentions(text)]
    return frozenset(
        _GENITIVE.sub("", match[0].lower())
        for match in _NAME.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in parties)
    )


def is_name(label: str) -> bool:
    """Tell whether a heading or cell is a name alone: neither words of the language, as a theme's are, nor a party."""
    words = label.split()
    if len(words) > _LONGEST or not all(word[0].isupper() and word.isalpha() for word in words):
        return False
    return not all(map(is_word, words)) and not any(find_mentions(label))
