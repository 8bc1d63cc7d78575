"""Scans: pages without a usable text layer, read by a text recognition engine into words like those of a PDF."""

from loften.readers.scan.choose import Choice, choose
from loften.readers.scan.engine import Engine, EngineFailedError, EngineMissingError
from loften.readers.scan.page import scan_page
from loften.readers.scan.sizes import even_out
from loften.readers.scan.tesseract import Tesseract

__all__ = [
    "Choice", "Engine", "EngineFailedError", "EngineMissingError", "Tesseract", "choose", "even_out", "scan_page",
]  # fmt: skip
