"""What only the picture tells: how thick strokes are, and whether a dot stands before a line."""

from collections.abc import Sequence

import numpy as np

from loften.readers.scan.engine import Image, SeenLine, SeenWord

BULLET = "•"
DARK = 128
REACH = 2.6
SMALLEST, LARGEST = 0.12, 0.55
FULLEST = 0.45


def stroke_widths(image: Image, lines: Sequence[SeenLine]) -> list[float]:
    """Return the mean thickness of each line's strokes in pixels: the dark pixels over half of their outline."""
    return [_stroke_width(image, line) for line in lines]


def _stroke_width(image: Image, line: SeenLine) -> float:
    area = edge = 0
    for word in line.words:
        if not any(char.isalpha() for char in word.text):
            continue
        dark = _dark(image, word.x0, word.top, word.x1, word.bottom)
        if dark.size == 0:
            continue
        area += int(dark.sum())
        edge += int((dark[:, 1:] != dark[:, :-1]).sum())
        edge += int((dark[1:] != dark[:-1]).sum())
    return 2 * area / edge if edge else 0.0


def _dark(
    image: Image, x0: float, top: float, x1: float, bottom: float
) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    part = image[max(int(top), 0) : max(int(bottom), 0), max(int(x0), 0) : max(int(x1), 0)]
    return part < DARK


def is_dot(image: Image, word: SeenWord, line: SeenLine) -> bool:
    """Tell whether what was taken for a character at the head of a line is a filled dot or square, or a dash."""
    margin = 0.1 * line.size
    dark = _dark(image, word.x0 - margin, line_top(line, word), word.x1 + margin, line_foot(line, word))
    return _is_blob(dark, line.size)


def find_bullet(image: Image, line: SeenLine) -> SeenWord | None:
    """Return a bullet that the engine did not see: a dot alone before the first word, at the height of its letters."""
    first = line.words[0]
    x0, x1 = first.x0 - REACH * line.size, first.x0 - 0.12 * line.size
    if x0 < 0:
        return None
    top, foot = line_top(line, first), line_foot(line, first)
    dark = _dark(image, x0, top, x1, foot)
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
