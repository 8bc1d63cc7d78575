"""Bullets of recognised lists: told by the picture, since they are read as any letter, or not at all."""

import numpy as np

from loften.lexicon import is_word
from loften.readers.scan.engine import Image, SeenLine, SeenWord
from loften.readers.scan.ink import dark_in

BULLET = "•"
REACH = 2.6
SMALLEST, LARGEST = 0.12, 0.55
FULLEST = 0.45
LETTER_ROOM = 0.16


def with_bullet(line: SeenLine, image: Image) -> list[SeenWord]:
    """Return a line's words, a dot at its head as a bullet, also where the engine saw none or took it for a letter."""
    first = line.words[0]
    if len(line.words) > 1 and len(first.text) <= 2 and not first.text.isdigit() and is_dot(image, first, line):
        bullet = SeenWord(BULLET, first.x0, first.top, first.x1, first.bottom, first.confidence)
        return [bullet, *line.words[1:]]
    parted = _parted(image, first, line)
    if parted:
        return [*parted, *line.words[1:]]
    found = find_bullet(image, line)
    return line.words if found is None else [found, *line.words]


def _parted(image: Image, word: SeenWord, line: SeenLine) -> list[SeenWord]:
    """Return a bullet and the word after it that were read as one word, or nothing.

    The picture has a dot at the left, then more room than between letters; the word is known, or begins with a capital,
    without its first letter.
    """
    rest = word.text[1:]
    if len(rest) < 2 or not (rest[0].isupper() or is_word(rest)):
        return []
    dark = dark_in(image, word.x0, line_top(line, word), word.x1, line_foot(line, word))
    inked = np.flatnonzero(dark.any(axis=0))
    if not len(inked):
        return []
    blank = np.flatnonzero(~dark[:, inked[0] :].any(axis=0))
    room = inked[inked > inked[0] + blank[0]] - (inked[0] + blank[0]) if len(blank) else inked[:0]
    if not len(room) or room[0] < LETTER_ROOM * line.size or not _is_blob(dark[:, : inked[0] + blank[0]], line.size):
        return []
    edge = float(int(word.x0) + inked[0] + blank[0])
    bullet = SeenWord(BULLET, word.x0, word.top, edge, word.bottom, word.confidence)
    return [bullet, SeenWord(rest, edge, word.top, word.x1, word.bottom, word.confidence)]


def is_dot(image: Image, word: SeenWord, line: SeenLine) -> bool:
    """Tell whether what was taken for a character at the head of a line is a filled dot or square, or a dash."""
    margin = 0.1 * line.size
    dark = dark_in(image, word.x0 - margin, line_top(line, word), word.x1 + margin, line_foot(line, word))
    return _is_blob(dark, line.size)


def find_bullet(image: Image, line: SeenLine) -> SeenWord | None:
    """Return a bullet that the engine did not see: a dot alone before the first word, at the height of its letters."""
    first = line.words[0]
    x0, x1 = first.x0 - REACH * line.size, first.x0 - 0.12 * line.size
    if x0 < 0:
        return None
    top, foot = line_top(line, first), line_foot(line, first)
    dark = dark_in(image, x0, top, x1, foot)
    if not _is_blob(dark, line.size):
        return None
    columns, rows = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    left, upper = float(int(x0) + columns[0]), float(int(top) + rows[0])
    return SeenWord(
        BULLET, left, upper, float(int(x0) + columns[-1] + 1), float(int(top) + rows[-1] + 1), first.confidence
    )


def line_top(line: SeenLine, word: SeenWord) -> float:
    """Return the height of the ascenders above a word."""
    return line.baseline_at(word.x0) - 0.8 * line.size


def line_foot(line: SeenLine, word: SeenWord) -> float:
    """Return the height of the descenders below a word."""
    return line.baseline_at(word.x0) + 0.1 * line.size


def _is_blob(dark: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]", size: float) -> bool:
    """Tell whether all that is dark is one filled shape, about as wide as high, and small, above the base line."""
    if dark.size == 0:
        return False
    # Specks of dirt: columns and rows with a single dark pixel do not count.
    columns, rows = np.flatnonzero(dark.sum(axis=0) > 1), np.flatnonzero(dark.sum(axis=1) > 1)
    if not len(columns) or not len(rows):
        return False
    width, height = int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)
    if not (SMALLEST * size <= width <= LARGEST * size and SMALLEST * size <= height <= LARGEST * size):
        return False
    if not 0.5 <= width / height <= 2.0 or rows[-1] > 0.82 * dark.shape[0]:
        return False
    inside = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return float(inside.mean()) > FULLEST
