"""Pages that were laid askew on the glass: by how much, and a picture laid straight.

The slope is the one along which the ink falls into the fewest rows: the sum of the squares of what each row holds is
then largest (Postl's method). Two shears stand in for the rotation, which for the few degrees in question is the same.
"""

from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from loften.readers.scan.engine import Image

Pixel = TypeVar("Pixel", np.uint8, np.bool_)

STEEPEST = 0.06
COARSE, FINE = 0.004, 0.0005
# Less than this does no harm; and a page whose rows do not show better along a slope has no rows, or is straight.
LEAST = 0.0015
BETTER = 1.04
SHRUNK = 3
DARK = 128
MOST_POINTS = 150_000


def find_slope(image: Image) -> float:
    """Return by how many pixels lines of text fall a pixel to the right, 0.0 where they are straight."""
    rows, columns = np.nonzero(image[::SHRUNK, ::SHRUNK] < DARK)
    if len(rows) < 100:
        return 0.0
    step = len(rows) // MOST_POINTS + 1
    rows, columns = rows[::step], columns[::step]
    coarse = _best(rows, columns, np.arange(-STEEPEST, STEEPEST + COARSE / 2, COARSE))
    fine = _best(rows, columns, np.arange(coarse - COARSE, coarse + COARSE + FINE / 2, FINE))
    if abs(fine) < LEAST or _sharpness(rows, columns, fine) < BETTER * _sharpness(rows, columns, 0.0):
        return 0.0
    return float(fine)


def _best(rows: NDArray[np.int64], columns: NDArray[np.int64], slopes: NDArray[np.float64]) -> float:
    return float(max(slopes, key=lambda slope: _sharpness(rows, columns, float(slope))))


def _sharpness(rows: NDArray[np.int64], columns: NDArray[np.int64], slope: float) -> float:
    levels = np.rint(rows - slope * columns).astype(np.int64)
    counts = np.bincount(levels - levels.min())
    return float((counts.astype(np.float64) ** 2).sum())


def sheared(image: NDArray[Pixel], slope: float, back: bool = False) -> NDArray[Pixel]:
    """Return a picture or mask laid straight about its middle, if its lines fell by ``slope``, or laid ``back`` so.

    What comes into a picture is white, into a mask False.
    """
    height, width = image.shape
    down = np.rint(slope * (np.arange(width) - width / 2)).astype(int)
    right = np.rint(-slope * (np.arange(height) - height / 2)).astype(int)
    if back:
        return _shifted(_shifted(image, -right).T, -down).T
    return _shifted(_shifted(image.T, down).T, right)


def _shifted(image: NDArray[Pixel], shifts: NDArray[np.int64]) -> NDArray[Pixel]:
    """Return a picture with each row moved to the left by its shift."""
    result = np.full_like(image, 255 if image.dtype == np.uint8 else 0)
    edges = [0, *(np.flatnonzero(np.diff(shifts)) + 1).tolist(), len(shifts)]
    for start, end in pairwise(edges):
        shift = int(shifts[start])
        if shift > 0:
            result[start:end, :-shift] = image[start:end, shift:]
        elif shift < 0:
            result[start:end, -shift:] = image[start:end, :shift]
        else:
            result[start:end] = image[start:end]
    return result
