"""Scans that lie on their side or upside down: recognised as they lie, and turned where that makes no words."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from loften.document import Box
from loften.lexicon import is_word
from loften.readers.scan.engine import Engine, Image, SeenLine

LETTERS = re.compile(r"[^\W\d_]{3,}")
# With so large a share of letters in known words, a page stands upright; with fewer letters it says too little.
KNOWN = 0.4
FEWEST_LETTERS = 30
INK = 0.002
DARK = 128


def recognise_upright(image: Image, dpi: int, engine: Engine) -> tuple[list[SeenLine], Image, int]:
    """Return the lines of a page, the image as they read it, and by how many quarters to the left it was turned."""
    lines = engine.recognise(image, dpi)
    best = (_known_letters(lines), lines, image, 0)
    if _is_upright(lines) or float((image < DARK).mean()) < INK:
        return lines, image, 0
    for quarters in (1, 3, 2):
        turned = np.ascontiguousarray(np.rot90(image, quarters))
        found = engine.recognise(turned, dpi)
        known = _known_letters(found)
        if known > best[0]:
            best = (known, found, turned, quarters)
        if _is_upright(found):
            break
    return best[1], best[2], best[3]


def _forms(lines: Sequence[SeenLine]) -> list[str]:
    return [form for line in lines if not line.sideways for word in line.words for form in LETTERS.findall(word.text)]


def _known_letters(lines: Sequence[SeenLine]) -> int:
    return sum(len(form) for form in _forms(lines) if is_word(form))


def _is_upright(lines: Sequence[SeenLine]) -> bool:
    letters = sum(map(len, _forms(lines)))
    if sum(line.sideways for line in lines) > 0.5 * len(lines):
        return False
    return letters >= FEWEST_LETTERS and _known_letters(lines) > KNOWN * letters


def turn_back(quarters: int, width: float, height: float) -> Callable[[float, float, float, float], Box]:
    """Return the map of boxes from a page turned left back to the page as it is shown, which has this size."""
    turns: dict[int, Callable[[float, float, float, float], Box]] = {
        0: lambda x0, top, x1, bottom: (x0, top, x1, bottom),
        1: lambda x0, top, x1, bottom: (width - bottom, x0, width - top, x1),
        2: lambda x0, top, x1, bottom: (width - x1, height - bottom, width - x0, height - top),
        3: lambda x0, top, x1, bottom: (top, height - x1, bottom, height - x0),
    }
    return turns[quarters]
