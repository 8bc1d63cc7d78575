"""The rules of tables in a picture: long, thin, level or upright lines. They are noted and taken out."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from loften.readers.pdf.words import Shape
from loften.readers.scan.engine import Image
from loften.readers.scan.skew import sheared

Mask = NDArray[np.bool_]

# In inches. No stroke of a letter is so long and thin.
SHORTEST, THICKEST = 0.5, 0.03
# What is so much darker than the paper along so many pixels is drawn; a rule may be broken by noise here and there.
DRAWN, ALONG = 20, 5
WHOLE = 0.93
MOST_DRAWN = 0.4
MOST_BESIDE = 0.25


def find_rules(image: Image, dpi: int, slope: float = 0.0) -> tuple[Image, list[Shape]]:
    """Return a picture without its rules, and the rules: one shape for each row or column of pixels of theirs.

    Rules are looked for, and told, as they lie when the picture, whose lines fall by ``slope``, is laid straight about
    its upper left corner. The picture itself is not turned: that would spoil its letters.
    """
    height, width = image.shape
    paper = float(np.median(image[::8, ::8]))
    straight = sheared(image, slope) if slope else image
    dark, dark_down = _drawn(straight, paper - DRAWN), _drawn(straight.T, paper - DRAWN).T
    if dark.mean() > MOST_DRAWN:
        return image, []
    length, thickness = max(int(SHORTEST * dpi), 8), max(int(THICKEST * dpi), 2)
    level = _long(dark, length) & dark & ~_long(dark.T, thickness).T & _alone(dark, length, thickness)
    upright = _long(dark_down.T, length).T & dark_down & ~_long(dark_down, thickness)
    if not (level.any() or upright.any()):
        return image, []
    gone = _wider(level) | _wider(upright.T).T
    if slope:
        gone = _wider(sheared(gone, slope, back=True))
    down, right = -slope * width / 2, slope * height / 2
    rules = [Shape(start + right, row + down, end + right, row + 1 + down) for row, start, end in _runs(level, length)]
    rules += [
        Shape(at + right, start + down, at + 1 + right, end + down) for at, start, end in _runs(upright.T, length)
    ]
    return np.where(gone, np.uint8(paper), image), rules


def _drawn(image: Image, limit: float) -> Mask:
    """Return which pixels are dark in the mean over some neighbours in their row: noise goes, what is long stays."""
    sums = np.zeros((image.shape[0], image.shape[1] + 1), dtype=np.int32)
    np.cumsum(image, axis=1, dtype=np.int32, out=sums[:, 1:])
    mask = np.zeros(image.shape, dtype=np.bool_)
    half = ALONG // 2
    mask[:, half:-half] = sums[:, ALONG:] - sums[:, :-ALONG] < limit * ALONG
    return mask


def _alone(dark: Mask, length: int, thickness: int) -> Mask:
    """Return which pixels have little ink along them just above and below: the feet of letters have the letters."""
    sums = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    starts = np.clip(np.arange(dark.shape[1]) - length // 2, 0, max(dark.shape[1] - length, 0))
    busy = sums[:, np.minimum(starts + length, dark.shape[1])] - sums[:, starts] > MOST_BESIDE * length
    alone = np.ones_like(dark)
    alone[thickness:] &= ~busy[:-thickness]
    alone[:-thickness] &= ~busy[thickness:]
    return alone


def _long(dark: Mask, length: int) -> Mask:
    """Return which pixels stand in a stretch of a row that is so long and nearly all dark."""
    height, width = dark.shape
    if width <= length:
        return np.zeros_like(dark)
    sums = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    full = sums[:, length:] - sums[:, :-length] >= WHOLE * length
    # Each full stretch covers ``length`` pixels from its start: count where stretches begin and end.
    marks = np.zeros((height, width + 1), dtype=np.int8)
    marks[:, : full.shape[1]] += full
    marks[:, length : length + full.shape[1]] -= full
    return np.cumsum(marks, axis=1, dtype=np.int32)[:, :width] > 0


def _wider(mask: Mask) -> Mask:
    """Return a mask with the rows above and below, where rules fade into the paper."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    return wide


def _runs(mask: Mask, gap: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, start and end of each stretch of a row in a mask, with the ``gap`` that a rule across it makes."""
    for row in np.flatnonzero(mask.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], mask[row].view(np.int8), [0]))))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield int(row), int(start) - gap, int(end) + gap
