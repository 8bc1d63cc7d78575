"""Which pages of a PDF are recognised, and what to tell about it."""

from typing import Any

from loften.document import Place, Warning
from loften.errors import ReadError
from loften.readers.pdf.words import Page
from loften.readers.reading import OcrChoice
from loften.readers.scan import Engine, EngineFailedError, EngineMissingError, Tesseract, choose, scan_page

LOW_CONFIDENCE = 75.0


class Recogniser:
    """Completes the pages of one document; ``used`` names the engine once a page has gone to it."""

    def __init__(self, uri: str, ocr: OcrChoice, engine: Engine | None = None) -> None:
        self._uri = uri
        self._ocr = ocr
        self._engine = engine or Tesseract()
        self.used: str | None = None
        self.warnings: list[Warning] = []

    @property
    def advice(self) -> str:
        """Return what to do about a document without any text."""
        return "read it with --ocr auto" if self._ocr == "never" else "check that it was saved whole"

    def warn(self, code: str, message: str, number: int) -> None:
        """Note a warning about a page."""
        self.warnings.append(Warning(code, message, Place(page=number)))

    def complete(self, page: Any, layer: Page) -> Page:
        """Return the page with its text layer, or recognised where that is missing or worse."""
        choice = choose(layer)
        if self._ocr == "never":
            if choice != "layer":
                self.warn(
                    "text-layer", f"page {layer.number} has no good text layer; read it with --ocr auto", layer.number
                )
            return layer
        if choice == "layer" and (self._ocr == "auto" or not (layer.words or layer.images)):
            return layer
        try:
            version = self._engine.version()
            scanned = scan_page(page, layer, self._engine)
        except EngineMissingError as error:
            return self._without_engine(layer, choice == "scan" or self._ocr == "always", str(error))
        except EngineFailedError as error:
            self.warn("ocr-failed", f"page {layer.number}: {error}; its text is missing or poor", layer.number)
            return layer
        if choice == "doubtful" and self._ocr == "auto" and _length(scanned.page) < 0.5 * _length(layer):
            return layer
        self.used = version
        if choice == "doubtful":
            self.warn("text-layer", f"page {layer.number} has no good text layer and was recognised", layer.number)
        if scanned.page.words and scanned.confidence < LOW_CONFIDENCE:
            percent = round(scanned.confidence)
            self.warn(
                "ocr-unsure", f"page {layer.number} was recognised with {percent} % confidence: check it", layer.number
            )
        return scanned.page

    def _without_engine(self, layer: Page, needed: bool, advice: str) -> Page:
        if needed:
            raise ReadError(f"{self._uri}: page {layer.number} is a scan without text: {advice}")
        self.warn("text-layer", f"page {layer.number} has a poor text layer: {advice}", layer.number)
        return layer


def _length(page: Page) -> int:
    return sum(len(word.text) for word in page.words)
