"""A picture of a page made ready for recognition: its grain smoothed, the rules of its tables taken out.

Recognition reads what it is given: noise as full stops, a rule beside a digit as another digit.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loften.readers.pdf.words import Shape
from loften.readers.scan.engine import Image
from loften.readers.scan.ruling import find_rules
from loften.readers.scan.skew import find_slope

# Grey levels by which neighbours on blank paper differ; a clean scan has 1 or 2, and smoothing would only blur it.
GRAINY = 5.0
SMOOTHED = 1.2
BLANK = 180
# What paper comes to is made white, and the darkest hundredth black.
PAPER = 0.9


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without its rules, and the rules, in pixels of the page laid straight (as ``scan_page`` lays words).

    ``slope`` tells by how much lines fall to the right, 0.0 where they are level.
    """

    image: Image
    rules: list[Shape]
    slope: float = 0.0


def prepared(image: Image, dpi: int) -> Picture:
    """Return a grey picture of a page made ready; what is clean and without rules stays as it is."""
    if grain_of(image) > GRAINY:
        image = _smoothed(image)
    slope = find_slope(image)
    clean, rules = find_rules(image, dpi, slope)
    return Picture(clean, rules, slope)


def grain_of(image: Image) -> float:
    """Return by how many grey levels neighbours on blank paper differ, in the mean."""
    part = image[::3].astype(np.int16)
    left, right = part[:, :-1], part[:, 1:]
    blank = (left > BLANK) & (right > BLANK)
    return float(np.abs(left - right)[blank].mean()) if blank.any() else 0.0


def _smoothed(image: Image) -> Image:
    """Return a picture blurred a little, its paper white and its ink black."""
    weights = np.exp(-(np.arange(-4, 5) ** 2) / (2 * SMOOTHED**2)).astype(np.float32)
    weights /= weights.sum()
    grey: NDArray[np.float32] = image.astype(np.float32)
    for axis in (0, 1):
        grey = sum((w * np.roll(grey, at - 4, axis) for at, w in enumerate(weights)), np.zeros_like(grey))
    ink, paper = np.percentile(grey[::4, ::4], (1, 60))
    stretched = (grey - ink) * (255 / max(PAPER * paper - ink, 1.0))
    smoothed: Image = stretched.clip(0, 255).astype(np.uint8)
    return smoothed
