"""Line-end hyphens: taken away where they only broke a word, kept where the word has one."""

import re

from loften.lexicon import is_word

HYPHENS = "-‐\u00ad"
# Typesetters write these two only where they broke a word.
SOFT = "‐\u00ad"
DASH = "–"
# "gång- och cykelväg": a part is left out, and the hyphen stays, with a space after it.
JOINING = frozenset(("och", "eller", "samt", "respektive"))
KEEPS = re.compile(r"(?:[A-ZÅÄÖ0-9]{2,}|\d|\b[a-zåäöA-ZÅÄÖ])$")


def ends_in_hyphen(word: str) -> bool:
    """Tell whether a word has a hyphen, or a dash as in "2018–", at which a line may have been broken."""
    return len(word) > 1 and (word[-1] in HYPHENS or word[-1] == DASH) and (word[-2].isalnum() or word[-2] in ')”"')


def join(left: str, right: str) -> tuple[str, str]:
    """Return the left part as it is to be written, and what goes between it and the right part."""
    stem = left.rstrip(HYPHENS)
    first = re.split(r"[\s.,;:)!?]", right, maxsplit=1)[0]
    if left[-1] == DASH:
        # "2018–2019", "maj–september"; but "från 2018– i hela länet".
        alike = left[-2:-1].isdigit() == first[:1].isdigit() and first[:1].isalnum()
        return left, "" if alike else " "
    if left[-1] in SOFT:
        return stem, ""
    if stem.isupper() and first.isupper() and len(first) > 1 and first.lower() not in JOINING:
        return (stem, "") if _is_broken(stem.lower(), first.lower()) else (f"{stem}-", "")
    if first.lower() in JOINING:
        return (stem, "") if is_word(stem + first) else (f"{stem}-", " ")
    if KEEPS.search(stem) or first[:1].isupper() or first[:1].isdigit():
        return f"{stem}-", ""
    return stem, ""


def _is_broken(stem: str, rest: str) -> bool:
    """Tell whether a hyphen in capitals broke a word, and is not one of its own as in "EU-PENGAR"."""
    return is_word(stem + rest) or not (is_word(stem) and is_word(rest))
