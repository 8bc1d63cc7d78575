"""Which pages go to text recognition."""

import re
from itertools import islice
from math import ceil
from typing import Literal

from loften.lexicon import is_word
from loften.readers.pdf.words import Page

Choice = Literal["layer", "doubtful", "scan"]

# A character that a font without a map to Unicode gives, or a control character.
BROKEN = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uefff\uf100-\uf8ff]")
LETTERS = re.compile(r"[A-Za-zÅÄÖåäöÉéÜü]{3,}")
MOST_BROKEN = 0.1
FEWEST_KNOWN = 0.35
FEWEST_WORDS = 40
MOST_WORDS = 150
LITTLE_TEXT = 150
LARGE_IMAGE = 0.5
MANY_SHAPES = 150


def choose(page: Page) -> Choice:
    """Tell whether a page's text layer is good, doubtful (read anew where that can be done), or missing.

    Missing: no text to speak of, and a picture of a page or outlines of letters. Doubtful: characters without meaning,
    words that are no words, or little text beside a large picture.
    """
    text = "".join([word.text for word in page.words])
    if not any(char.isalnum() for char in text):
        return "scan" if page.images > 0.02 or len(page.shapes) > MANY_SHAPES else "layer"
    broken = 0 if text.isprintable() and text.isascii() else len(BROKEN.findall(text))
    if broken > MOST_BROKEN * len(text) or _is_gibberish(page):
        return "doubtful"
    if page.images > LARGE_IMAGE and len(text) < LITTLE_TEXT and not all(word.hidden for word in page.words):
        return "doubtful"
    return "layer"


def _is_gibberish(page: Page) -> bool:
    """Tell whether hardly any word is known: a font with a wrong map, or text recognised in another language."""
    forms = LETTERS.findall(" ".join([word.text for word in page.words[:MOST_WORDS]]).lower())
    if len(forms) < FEWEST_WORDS:
        return False
    # The shortest first: they are the commonest, so most are known, and were looked up on pages before. Of a good page,
    # fewer than half are asked for before that is clear.
    known = islice(filter(is_word, sorted(forms, key=len)), ceil(FEWEST_KNOWN * len(forms)))
    return sum(1 for _ in known) < FEWEST_KNOWN * len(forms)
