"""Signs that recognition sees where the picture has none, or has another: told by the ink under them."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from loften.readers.scan.engine import Image, SeenLine, SeenWord
from loften.readers.scan.ink import dark_in

# In parts of the line's size: a sign as wide as this has some ink; a dot is no larger than this, and a middle dot
# stands so high above the base line.
WIDE, DOT, RAISED = 0.2, 0.22, 0.13
MIDDLE_DOT = "·"
# How "%" after a number is read; none is a word that follows a number.
PERCENT = frozenset(("Yo", "Ho", "Vo", "Yoe", "%o"))


def with_true_signs(line: SeenLine, image: Image) -> SeenLine:
    """Return a line without signs that have no ink, its middle dots as such, and "§ 6", "5 %" for "$ 6", "5 Yo"."""
    words = [word for word in line.words if word.text.isalnum() or not _is_ghost(word, line, image)]
    words = [replace(word, text=MIDDLE_DOT) if _is_middle_dot(word, line, image) else word for word in words]
    for at, (word, following) in enumerate(pairwise(words)):
        if word.text == "$" and following.text[0].isdigit():
            words[at] = replace(word, text="§")
        elif word.text.isdigit() and following.text in PERCENT:
            words[at + 1] = replace(following, text="%")
    return replace(line, words=words)


def _is_ghost(word: SeenWord, line: SeenLine, image: Image) -> bool:
    """Tell whether a sign, as "=" in the room between two columns, was read from blank paper."""
    if any(char.isalnum() for char in word.text) or word.x1 - word.x0 < WIDE * line.size:
        return False
    return not dark_in(image, word.x0, word.top, word.x1, word.bottom).any()


def _is_middle_dot(word: SeenWord, line: SeenLine, image: Image) -> bool:
    """Tell whether a sign within a line, read as ":", "+" or the like, is a dot that stands above the base line."""
    if len(word.text) > 2 or any(char.isalnum() for char in word.text) or word is line.words[0]:
        return False
    room = DOT * line.size
    if max(word.x1 - word.x0, word.bottom - word.top) > room:
        return False
    base = line.baseline_at(word.x0)
    dark = dark_in(image, word.x0 - room / 2, base - 0.8 * line.size, word.x1 + room / 2, base + 0.1 * line.size)
    rows = np.flatnonzero(dark.any(axis=1))
    if not len(rows) or rows[-1] - rows[0] > room:
        return False
    return bool(0.8 * line.size - rows[-1] > RAISED * line.size)
