"""Images of the pages of PDFs, rendered from the sources."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pypdfium2 as pdfium

from loften.agreement import Agreement
from loften.extras import need
from loften.report.sources import Sources

WIDTH, TALLEST = 1100, 3300
QUALITY = 62
MOST_PAGES = 200

State = Literal["shown", "none", "not asked", "not found", "broken"]


@dataclass(frozen=True)
class PageImages:
    """The images of a document's pages, each with its size in PDF points; ``state`` says why there are none.

    ``none``: the document has no pages; ``not asked``: no folder of sources was named; ``not found``: its bytes are in
    none of them; ``broken``: the renderer does not open it.
    """

    state: State
    pages: tuple[tuple[str, float, float], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as the page's scripts read it."""
        pages = [{"file": file, "width": width, "height": height} for file, width, height in self.pages]
        return {"state": self.state, "pages": pages}


def page_images(record: Agreement, key: str, sources: Sources, folder: Path) -> PageImages:
    """Render the pages of a document into ``folder/key/``; at most ``MOST_PAGES`` of them.

    Raise ``UsageError`` where Pillow is not installed.
    """
    source = record.document.source
    if source.media_type != "application/pdf":
        return PageImages("none")
    if not sources:
        return PageImages("not asked")
    file = sources.find(source)
    if file is None:
        return PageImages("not found")
    need("PIL", "report")
    try:
        return PageImages("shown", tuple(_render(file, folder / key)))
    except pdfium.PdfiumError:
        return PageImages("broken")


def _render(file: Path, folder: Path) -> list[tuple[str, float, float]]:
    folder.mkdir(parents=True, exist_ok=True)
    rendered = []
    document = pdfium.PdfDocument(file)
    try:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            width, height = page.get_size()
            name = f"{number + 1}.webp"
            bitmap = page.render(scale=min(WIDTH / width, TALLEST / height))
            bitmap.to_pil().convert("RGB").save(folder / name, "WEBP", quality=QUALITY, method=4)
            bitmap.close()
            page.close()
            rendered.append((f"{folder.name}/{name}", round(width, 1), round(height, 1)))
    finally:
        document.close()
    return rendered
