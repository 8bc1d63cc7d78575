"""A picture of a page to a page of words: sizes evened out, skew taken away, weights measured, bullets found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from loften.document import Box
from loften.readers.pdf.words import Page, Shape, Word
from loften.readers.scan.bullets import with_bullet
from loften.readers.scan.engine import Engine, Image, SeenLine
from loften.readers.scan.ink import stroke_widths
from loften.readers.scan.mend import mend_line
from loften.readers.scan.picture import prepared
from loften.readers.scan.signs import with_true_signs
from loften.readers.scan.sizes import bold_lines, measured_sizes
from loften.readers.scan.turned import recognise_upright, turn_back

DPI = 300
MOST_PIXELS = 40_000_000


@dataclass(slots=True)
class Scanned:
    """A recognised page, and the mean confidence of its words (0..100), weighted by their length."""

    page: Page
    confidence: float


def scan_page(page: Any, layer: Page, engine: Engine) -> Scanned:
    """Recognise a page of PDFium's; ``layer`` gives its number and size.

    Boxes are in points of the page as it is read, upright and straight; ``shown`` is where the words stand. Sizes are
    as measured, see ``even_out``.
    """
    image, dpi = render(page, layer.width, layer.height)
    picture = prepared(image, dpi)
    seen, image, quarters = recognise_upright(picture.image, dpi, engine)
    mended = (mend_line(with_true_signs(line, image)) for line in seen)
    lines = [line for line in mended if line.words]
    weights = [(word.confidence, len(word.text)) for line in lines for word in line.words]
    total = sum(length for _, length in weights)
    confidence = sum(value * length for value, length in weights) / total if total else 0.0
    back = turn_back(quarters, layer.width, layer.height)
    words = _words(lines, image, 72 / dpi, back, 0.0 if quarters else picture.slope)
    rules = [_scaled(rule, 72 / dpi) for rule in picture.rules if not quarters]
    width, height = (layer.height, layer.width) if quarters % 2 else (layer.width, layer.height)
    return Scanned(Page(layer.number, width, height, words, [], layer.images, rules, recognised=True), confidence)


def render(page: Any, width: float, height: float) -> tuple[Image, int]:
    """Return a page as a grey image and its dots per inch: ``DPI``, or less where the page is very large."""
    most = (MOST_PIXELS / max(width * height, 1.0)) ** 0.5 * 72
    dpi = max(int(min(DPI, most)), 1)
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=False)
    image = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return image.reshape(image.shape[0], image.shape[1]), dpi


def _words(lines: Sequence[SeenLine], image: Image, scale: float, back: Callable[..., Box], slope: float) -> list[Word]:
    """Return the words in points, upright: as they would stand if the page had been laid straight.

    ``slope`` is the picture's, 0.0 where only the lines tell.
    """
    slopes = [line.slope for line in lines if len(line.words) > 3]
    slope = slope or (median(slopes) if slopes else 0.0)
    strokes = stroke_widths(image, lines)
    bold = bold_lines(lines, strokes)
    sizes = measured_sizes(lines, strokes, bold)
    words: list[Word] = []
    for line, size, heavy in zip(lines, sizes, bold, strict=True):
        for seen in with_bullet(line, image):
            base = line.baseline_at((seen.x0 + seen.x1) / 2) - slope * (seen.x0 + seen.x1) / 2
            shift = slope * line.baseline_at(line.left)
            words.append(
                Word(
                    seen.text,
                    (seen.x0 + shift) * scale,
                    (base - 0.76 * size) * scale,
                    (seen.x1 + shift) * scale,
                    (base + 0.24 * size) * scale,
                    size * scale,
                    heavy,
                    shown=back(seen.x0 * scale, seen.top * scale, seen.x1 * scale, seen.bottom * scale),
                )
            )
    return words


def _scaled(rule: Shape, scale: float) -> Shape:
    return Shape(rule.x0 * scale, rule.top * scale, rule.x1 * scale, rule.bottom * scale)
