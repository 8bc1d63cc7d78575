"""Line-end hyphens: taken away where they only broke a word, kept where the word has one."""

import re
from functools import cache

HYPHENS = "-‐\u00ad"
# "gång- och cykelväg": a part is left out, and the hyphen stays, with a space after it.
JOINING = frozenset(("och", "eller", "samt", "respektive"))
KEEPS = re.compile(r"(?:[A-ZÅÄÖ0-9]{2,}|\d|\b[a-zåäöA-ZÅÄÖ])$")


def ends_in_hyphen(word: str) -> bool:
    """Tell whether a word at the end of a line has a hyphen at which it may have been broken."""
    return len(word) > 1 and word[-1] in HYPHENS and (word[-2].isalnum() or word[-2] in ')”"')


def join(left: str, right: str) -> tuple[str, str]:
    """Return the left part as it is to be written, and what goes between it and the right part."""
    stem = left.rstrip(HYPHENS)
    first = re.split(r"[\s.,;:)!?]", right, maxsplit=1)[0]
    if left[-1] == "\u00ad":
        return stem, ""
    if first.lower() in JOINING:
        return (stem, "") if is_word(stem + first) else (f"{stem}-", " ")
    if KEEPS.search(stem) or first[:1].isupper() or first[:1].isdigit():
        return f"{stem}-", ""
    return stem, ""


@cache
def is_word(word: str) -> bool:
    """Tell whether a Swedish lexicon knows a form."""
    import simplemma

    return bool(simplemma.is_known(word.lower(), lang="sv"))
