"""The choice of a reader, by content."""

from dataclasses import dataclass
from typing import Literal

from loften.document import Document
from loften.errors import ReadError
from loften.sources import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: ``ocr`` says when pages go to text recognition."""

    ocr: Literal["auto", "always", "never"] = "auto"


def read(source: Source, reading: Reading | None = None) -> Document:
    """Read a source into a ``Document``; raise ``ReadError`` where it cannot be read."""
    raise ReadError(f"{source.uri}: this kind of document cannot be read yet")
