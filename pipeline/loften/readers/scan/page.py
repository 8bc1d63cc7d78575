"""A picture of a page to a page of words: sizes evened out, skew taken away, weights measured, bullets found."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from loften.readers.pdf.words import Page, Word
from loften.readers.scan.engine import Engine, Image, SeenLine, SeenWord
from loften.readers.scan.ink import find_bullet, is_dot, stroke_widths
from loften.readers.scan.mend import mend_line

DPI = 300
MOST_PIXELS = 40_000_000
BULLET = "•"
BOLDER = 1.28
SNAP = 0.12
SNAP_SHORT = 0.2
SHORT = 20


@dataclass(slots=True)
class Scanned:
    """A recognised page, and the mean confidence of its words (0..100), weighted by their length."""

    page: Page
    confidence: float


def scan_page(page: Any, layer: Page, engine: Engine) -> Scanned:
    """Recognise a page of PDFium's; ``layer`` gives its number and size. Boxes are in points of the shown page."""
    image, dpi = render(page, layer.width, layer.height)
    lines = [line for line in map(mend_line, engine.recognise(image, dpi)) if line.words]
    weights = [(word.confidence, len(word.text)) for line in lines for word in line.words]
    total = sum(length for _, length in weights)
    confidence = sum(value * length for value, length in weights) / total if total else 0.0
    words = _words(lines, image, 72 / dpi)
    return Scanned(Page(layer.number, layer.width, layer.height, words, [], layer.images), confidence)


def render(page: Any, width: float, height: float) -> tuple[Image, int]:
    """Return a page as a grey image and its dots per inch: ``DPI``, or less where the page is very large."""
    most = (MOST_PIXELS / max(width * height, 1.0)) ** 0.5 * 72
    dpi = max(int(min(DPI, most)), 1)
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=False)
    image = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return image.reshape(image.shape[0], image.shape[1]), dpi


def _words(lines: Sequence[SeenLine], image: Image, scale: float) -> list[Word]:
    """Return the words in points, upright: as they would stand if the page had been laid straight."""
    slopes = [line.slope for line in lines if len(line.words) > 3]
    slope = median(slopes) if slopes else 0.0
    sizes = _even_sizes(lines)
    bold = _bold(lines, image, sizes)
    words: list[Word] = []
    for line, size, heavy in zip(lines, sizes, bold, strict=True):
        for seen in _with_bullet(line, image):
            base = line.baseline_at((seen.x0 + seen.x1) / 2) - slope * (seen.x0 + seen.x1) / 2
            shift = slope * line.baseline_at(line.left)
            words.append(
                Word(
                    seen.text,
                    (seen.x0 + shift) * scale,
                    (base - 0.76 * size) * scale,
                    (seen.x1 + shift) * scale,
                    (base + 0.24 * size) * scale,
                    round(size * scale, 1),
                    heavy,
                    shown=(seen.x0 * scale, seen.top * scale, seen.x1 * scale, seen.bottom * scale),
                )
            )
    return words


def _with_bullet(line: SeenLine, image: Image) -> list[SeenWord]:
    """Return a line's words, a dot at its head as a bullet, also where the engine saw none."""
    first = line.words[0]
    if len(line.words) > 1 and len(first.text) <= 2 and not first.text.isdigit() and is_dot(image, first, line):
        bullet = SeenWord(BULLET, first.x0, first.top, first.x1, first.bottom, first.confidence)
        return [bullet, *line.words[1:]]
    found = find_bullet(image, line)
    return line.words if found is None else [found, *line.words]


def _even_sizes(lines: Sequence[SeenLine]) -> list[float]:
    """Return the sizes of lines in pixels, those that differ only by measurement made equal."""
    if not lines:
        return []
    lengths = [sum(len(word.text) for word in line.words) for line in lines]
    order = sorted(range(len(lines)), key=lambda index: -lengths[index])
    centres: list[list[tuple[float, int]]] = []
    even = [0.0] * len(lines)
    members: list[int] = [0] * len(lines)
    for index in order:
        size = lines[index].size
        room = SNAP if lengths[index] >= SHORT else SNAP_SHORT
        near = [
            (abs(size / _mean(centre) - 1), number)
            for number, centre in enumerate(centres)
            if abs(size / _mean(centre) - 1) <= room
        ]
        if near:
            members[index] = min(near)[1]
            centres[members[index]].append((size, lengths[index]))
        else:
            members[index] = len(centres)
            centres.append([(size, lengths[index])])
    for index in range(len(lines)):
        even[index] = _mean(centres[members[index]])
    return even


def _mean(members: Sequence[tuple[float, int]]) -> float:
    total = sum(length for _, length in members)
    return sum(size * length for size, length in members) / max(total, 1)


def _bold(lines: Sequence[SeenLine], image: Image, sizes: Sequence[float]) -> list[bool]:
    """Tell which lines are bold: their strokes are thicker, for their size, than those of most of the text."""
    if not lines:
        return []
    widths = [width / size for width, size in zip(stroke_widths(image, lines), sizes, strict=True)]
    lengths = [sum(len(word.text) for word in line.words) for line in lines]
    spread = sorted(zip(widths, lengths, strict=True))
    half, seen, usual = sum(lengths) / 2, 0, spread[-1][0]
    for width, length in spread:
        seen += length
        if seen >= half:
            usual = width
            break
    return [width > BOLDER * usual > 0 for width in widths]
