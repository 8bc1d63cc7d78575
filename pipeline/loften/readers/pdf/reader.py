"""A born-digital PDF to a ``Document``: pages to lines, lines to blocks, what the margins repeat set aside."""

import re
from typing import Any

import pypdfium2 as pdfium

from loften.document import Document, SourceInfo, Warning
from loften.errors import ReadError
from loften.readers.builder import build_blocks
from loften.readers.lines import clean
from loften.readers.pdf.layout import drafts_of
from loften.readers.pdf.pdfium import open_pdf, read_page
from loften.readers.pdf.recognise import Recogniser
from loften.readers.pdf.tags import is_tagged
from loften.readers.pdf.unpacking import unpacks_too_large
from loften.readers.pdf.words import Page
from loften.readers.reading import Reading
from loften.readers.scan import even_out
from loften.sources import Source

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 2_000
MOST_WORDS = 1_000_000
PDFIUM_REASON = re.compile(r"\(PDFium: (.*?)\.?\)")
PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


def read_pdf(source: Source, reading: Reading | None = None) -> Document:
    """Read a PDF; raise ``ReadError`` where it is encrypted, damaged, or without any text.

    Pages without a usable text layer are recognised as ``reading.ocr`` says: "auto" those alone, "always" all pages,
    "never" none.
    """
    pdf = _open(source)
    try:
        recogniser = Recogniser(source.uri, reading.ocr if reading else "auto")
        tagged = is_tagged(pdf)
        pages = _read_pages(pdf, recogniser, tagged)
        count, metadata = len(pdf), _metadata(pdf)
    finally:
        pdf.close()
    warnings = list(recogniser.warnings)
    if count > len(pages):
        warnings.append(Warning("too-many-pages", f"only the first {len(pages)} of {count} pages were read"))
    text, blocks, runs = build_blocks(drafts_of(pages))
    if not blocks:
        raise ReadError(f"{source.uri}: the PDF has no text: {recogniser.advice}")
    engine = recogniser.used
    info = SourceInfo(
        source.uri, MEDIA_TYPE, source.sha256, len(source.data), count, engine is not None, source.archive
    )
    return Document(text, blocks, runs, info, metadata, tuple(warnings), engine)


def _read_pages(pdf: pdfium.PdfDocument, recogniser: Recogniser, tagged: bool) -> list[Page]:
    """Return the pages, until there are more or longer ones than a document has."""
    pages: list[Page] = []
    words = 0
    while len(pages) < min(len(pdf), MOST_PAGES) and words < MOST_WORDS:
        pages.append(_read_page(pdf, len(pages), recogniser, tagged))
        words += len(pages[-1].words)
    even_out([page for page in pages if page.recognised])
    return pages


def _read_page(pdf: pdfium.PdfDocument, index: int, recogniser: Recogniser, tagged: bool) -> Page:
    """Return a page's words; a page that is damaged has none, and a warning says so."""
    try:
        page = pdf[index]
    except pdfium.PdfiumError as error:
        recogniser.warn("damaged-page", f"page {index + 1} is damaged ({_reason(error)}) and was left out", index + 1)
        return Page(index + 1, 0.0, 0.0, [], [])
    try:
        return recogniser.complete(page, read_page(page, index + 1, tagged))
    finally:
        page.close()


def _open(source: Source) -> pdfium.PdfDocument:
    if unpacks_too_large(source.data):
        advice = "print it to a new PDF, if you trust it"
        raise ReadError(f"{source.uri}: the PDF unpacks to far more than a document can hold: {advice}")
    try:
        return open_pdf(source.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{source.uri}: the PDF is encrypted: save it without a password") from error
        raise ReadError(f"{source.uri}: the PDF is damaged ({_reason(error)}): fetch or export it again") from error


def _reason(error: pdfium.PdfiumError) -> str:
    """Return what PDFium says is wrong: "Failed to load document (PDFium: Data format error)." begins alike always."""
    found = PDFIUM_REASON.search(str(error))
    return found[1].lower() if found else str(error).rstrip(".").lower()


def _metadata(pdf: Any) -> dict[str, str]:
    """Return what the file says of itself, dates as ``2023-04-01``."""
    names = {"Title": "title", "Author": "author", "CreationDate": "published", "ModDate": "modified"}
    found: dict[str, str] = {}
    for name, key in names.items():
        value = clean(pdf.get_metadata_value(name))
        if name.endswith("Date"):
            date = PDF_DATE.match(value)
            value = "-".join(date.groups()) if date else ""
        if value:
            found[key] = value
    return found
