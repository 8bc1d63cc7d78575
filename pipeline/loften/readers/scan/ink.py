"""What only the picture tells: how thick strokes are."""

from collections.abc import Sequence

import numpy as np

from loften.readers.scan.engine import Image, SeenLine

DARK = 128


def stroke_widths(image: Image, lines: Sequence[SeenLine]) -> list[float]:
    """Return the mean thickness of each line's strokes in pixels: the dark pixels over half of their outline."""
    return [_stroke_width(image, line) for line in lines]


def _stroke_width(image: Image, line: SeenLine) -> float:
    area = edge = 0
    for word in line.words:
        if not any(char.isalpha() for char in word.text):
            continue
        dark = dark_in(image, word.x0, word.top, word.x1, word.bottom)
        if dark.size == 0:
            continue
        area += int(dark.sum())
        edge += int((dark[:, 1:] != dark[:, :-1]).sum())
        edge += int((dark[1:] != dark[:-1]).sum())
    return 2 * area / edge if edge else 0.0


def dark_in(
    image: Image, x0: float, top: float, x1: float, bottom: float
) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    """Return which pixels of a part of an image are dark."""
    part = image[max(int(top), 0) : max(int(bottom), 0), max(int(x0), 0) : max(int(x1), 0)]
    return part < DARK
