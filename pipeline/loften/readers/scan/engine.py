"""What a text recognition engine is to the reader: an image in, words out."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]


class EngineMissingError(Exception):
    """The engine or its language is not installed; the message is the advice."""


class EngineFailedError(Exception):
    """The engine gave up on one page; the message says why."""


@dataclass(slots=True)
class SeenWord:
    """A word as recognised: its box in pixels (origin top left), how sure the engine is (0..100)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


@dataclass(slots=True)
class SeenLine:
    """Words on one line: ``size`` is the height from descender to ascender in pixels, ``baseline`` a slope and offset.

    The base line stands at ``slope * (x - left) + offset`` pixels below the line's lower left corner. ``sideways`` says
    that the engine read the line up or down the image.
    """

    words: list[SeenWord]
    size: float
    slope: float
    offset: float
    left: float
    bottom: float
    sideways: bool = False

    def baseline_at(self, x: float) -> float:
        """Return the height of the base line at ``x``, in pixels from the top of the image."""
        return self.bottom + self.slope * (x - self.left) + self.offset


class Engine(Protocol):
    """Recognises text. Implementations hold no state between pages."""

    def version(self) -> str:
        """Return name, version and language, for provenance; raise ``EngineMissingError`` where it is not installed."""

    def recognise(self, image: Image, dpi: int) -> list[SeenLine]:
        """Return the lines of a grey image in reading order; raise ``EngineFailedError`` where it gives up."""
