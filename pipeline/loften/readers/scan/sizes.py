"""Sizes and weights of recognised lines: evened out, so that lines of one style have one size."""

from collections.abc import Sequence
from statistics import median

from loften.readers.pdf.words import Page
from loften.readers.scan.engine import SeenLine

# Sizes nearer to each other than this share of them differ by measurement alone; the second is for short lines.
SNAP = (0.12, 0.2)
SNAP_BOLD = (0.07, 0.09)
SHORT = 20
BOLDER = 1.28
HIGHEST = 1.3


def bold_lines(lines: Sequence[SeenLine], strokes: Sequence[float]) -> list[bool]:
    """Tell which lines are bold: their strokes are thicker, for their size, than those of most of the text."""
    ratios = [stroke / line.size for line, stroke in zip(lines, strokes, strict=True)]
    usual = _weighted_median(ratios, _lengths(lines))
    return [ratio > BOLDER * usual > 0 for ratio in ratios]


def measured_sizes(lines: Sequence[SeenLine], strokes: Sequence[float], bold: Sequence[bool]) -> list[float]:
    """Return the sizes of lines in pixels, those of bold lines by how thick their strokes are.

    The height of a line depends on which letters it has. Headings are short, and so their heights say little; the
    thickness of their strokes does not depend on the letters, and grows with the size. A line far higher than
    its strokes are thick has the rules of a table in it.
    """
    lengths = _lengths(lines)
    sizes = [line.size for line in lines]
    for weight in (True, False):
        members = [n for n, is_bold in enumerate(bold) if is_bold == weight and strokes[n] > 0]
        if not members:
            continue
        ratio = _weighted_median([strokes[n] / sizes[n] for n in members], [lengths[n] for n in members])
        for n in members:
            by_stroke = strokes[n] / ratio
            sizes[n] = by_stroke if weight or sizes[n] > HIGHEST * by_stroke else sizes[n]
    return sizes


def even_out(pages: Sequence[Page]) -> None:
    """Give the lines of recognised pages sizes that are equal where they differ by measurement alone."""
    lengths: dict[tuple[bool, int, float], int] = {}
    for page in pages:
        for word in page.words:
            key = (word.bold, page.number, word.size)
            lengths[key] = lengths.get(key, 0) + len(word.text)
    evened: dict[tuple[bool, int, float], float] = {}
    for heavy, room in ((False, SNAP), (True, SNAP_BOLD)):
        keys = [key for key in lengths if key[0] == heavy]
        sizes = _even([size for _, _, size in keys], [lengths[key] for key in keys], room)
        evened.update(zip(keys, sizes, strict=True))
    for page in pages:
        for word in page.words:
            word.size = round(evened[word.bold, page.number, word.size], 1)


def _even(sizes: Sequence[float], lengths: Sequence[int], room: tuple[float, float]) -> list[float]:
    """Return sizes with those made equal that are near each other, the longest lines first."""
    clusters: list[list[tuple[float, int]]] = []
    members = [0] * len(sizes)
    for index in sorted(range(len(sizes)), key=lambda index: (-lengths[index], index)):
        size, far = sizes[index], room[lengths[index] < SHORT]
        near = [(abs(size / _mean(c) - 1), n) for n, c in enumerate(clusters) if abs(size / _mean(c) - 1) <= far]
        if near:
            members[index] = min(near)[1]
            clusters[members[index]].append((size, lengths[index]))
        else:
            members[index] = len(clusters)
            clusters.append([(size, lengths[index])])
    return [_mean(clusters[member]) for member in members]


def _mean(members: Sequence[tuple[float, int]]) -> float:
    total = sum(length for _, length in members)
    return sum(size * length for size, length in members) / max(total, 1)


def _lengths(lines: Sequence[SeenLine]) -> list[int]:
    return [sum(len(word.text) for word in line.words) for line in lines]


def _weighted_median(values: Sequence[float], weights: Sequence[int]) -> float:
    """Return the value that half of the weight lies below."""
    spread = sorted(zip(values, weights, strict=True))
    half, seen = sum(weights) / 2, 0
    for value, weight in spread:
        seen += weight
        if seen >= half:
            return value
    return median(values) if values else 0.0
