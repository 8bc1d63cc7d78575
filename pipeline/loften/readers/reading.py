"""How a user wants documents read."""

from dataclasses import dataclass
from typing import Literal

OcrChoice = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: ``ocr`` says when pages go to text recognition."""

    ocr: OcrChoice = "auto"
