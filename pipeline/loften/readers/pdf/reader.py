"""A born-digital PDF to a ``Document``: pages to lines, lines to blocks, what the margins repeat set aside."""

import re
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium

from loften.document import Document, SourceInfo, Warning
from loften.errors import ReadError
from loften.readers.builder import Draft, build_blocks
from loften.readers.furniture import furniture_rule
from loften.readers.lines import clean
from loften.readers.pdf.blocks import Paragraph, draft_of, find_paragraphs, join_across
from loften.readers.pdf.headings import find_headings
from loften.readers.pdf.lines import Line, find_lines
from loften.readers.pdf.lists import level_items, number_items
from loften.readers.pdf.margins import find_margins
from loften.readers.pdf.pdfium import open_pdf, read_page
from loften.readers.pdf.recognise import Recogniser
from loften.readers.pdf.tables import Table, find_tables, row_drafts
from loften.readers.pdf.words import Page
from loften.readers.reading import Reading
from loften.sources import Source

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 2_000
PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


def read_pdf(source: Source, reading: Reading | None = None) -> Document:
    """Read a PDF; raise ``ReadError`` where it is encrypted, damaged, or without any text.

    Pages without a usable text layer are recognised as ``reading.ocr`` says: "auto" those alone, "always" all pages,
    "never" none.
    """
    pdf = _open(source)
    try:
        recogniser = Recogniser(source.uri, reading.ocr if reading else "auto")
        pages = [_read_page(pdf, index, recogniser) for index in range(min(len(pdf), MOST_PAGES))]
        count, metadata = len(pdf), _metadata(pdf)
    finally:
        pdf.close()
    warnings = list(recogniser.warnings)
    if count > MOST_PAGES:
        warnings.append(Warning("too-many-pages", f"only the first {MOST_PAGES} of {count} pages were read"))
    text, blocks, runs = build_blocks(_drafts(pages))
    if not blocks:
        raise ReadError(f"{source.uri}: the PDF has no text: {recogniser.advice}")
    engine = recogniser.used
    info = SourceInfo(
        source.uri, MEDIA_TYPE, source.sha256, len(source.data), count, engine is not None, source.archive
    )
    return Document(text, blocks, runs, info, metadata, tuple(warnings), engine)


def _read_page(pdf: pdfium.PdfDocument, index: int, recogniser: Recogniser) -> Page:
    """Return a page's words; a page that is damaged has none, and a warning says so."""
    try:
        page = pdf[index]
    except pdfium.PdfiumError as error:
        recogniser.warn("damaged-page", f"page {index + 1} is damaged ({error}) and was left out", index + 1)
        return Page(index + 1, 0.0, 0.0, [], [])
    try:
        return recogniser.complete(page, read_page(page, index + 1))
    finally:
        page.close()


def _open(source: Source) -> pdfium.PdfDocument:
    try:
        return open_pdf(source.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(f"{source.uri}: the PDF is encrypted: save it without a password") from error
        raise ReadError(f"{source.uri}: the PDF is damaged ({error}): fetch or export it again") from error


def _metadata(pdf: Any) -> dict[str, str]:
    """Return what the file says of itself, dates as ``2023-04-01``."""
    said = pdf.get_metadata_dict(skip_empty=True)
    names = {"Title": "title", "Author": "author", "CreationDate": "published", "ModDate": "modified"}
    found: dict[str, str] = {}
    for name, key in names.items():
        value = clean(said.get(name, ""))
        if name.endswith("Date"):
            date = PDF_DATE.match(value)
            value = "-".join(date.groups()) if date else ""
        if value:
            found[key] = value
    return found


def _drafts(pages: Sequence[Page]) -> list[Draft]:
    """Return the blocks of all pages in reading order."""
    lined = [(page, find_lines(page.words, page.shapes, page.number)) for page in pages]
    ruled = find_tables(pages)
    margins = find_margins([(page, _outside(lines, ruled[page.number])) for page, lines in lined])
    paragraphs: list[Paragraph] = []
    tables: dict[int, Table] = {}
    for page, lines in lined:
        found = ruled[page.number]
        body = [line for line in lines if id(line) not in margins]
        paragraphs += _page_paragraphs(body, found, tables)
        paragraphs += [Paragraph([line], furniture=True) for line in lines if id(line) in margins]
    return _finish(join_across(paragraphs), tables)


def _outside(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line]:
    return [line for line in lines if not any(table.holds(line) for table in tables)]


def _page_paragraphs(lines: Sequence[Line], tables: Sequence[Table], held: dict[int, Table]) -> list[Paragraph]:
    """Return a page's paragraphs; where a table stands, one paragraph holds its place."""
    free: list[Line] = []
    found: list[Paragraph] = []
    begun: set[int] = set()
    for line in lines:
        table = next((table for table in tables if table.holds(line)), None)
        if table is None:
            free.append(line)
        elif id(table) not in begun:
            begun.add(id(table))
            found += find_paragraphs(free)
            free = []
            found.append(Paragraph([line]))
            held[id(found[-1])] = table
    return [*found, *find_paragraphs(free)]


def _finish(paragraphs: list[Paragraph], tables: dict[int, Table]) -> list[Draft]:
    number_items(paragraphs)
    headings = find_headings(paragraphs)
    levels = level_items(paragraphs, headings)
    drafts: list[Draft] = []
    for index, paragraph in enumerate(paragraphs):
        if id(paragraph) in tables:
            drafts += row_drafts(tables[id(paragraph)])
            continue
        draft = draft_of(paragraph)
        if index in headings:
            draft = Draft("heading", draft.pieces, headings[index], bold=paragraph.bold)
        elif draft.kind == "list_item":
            draft.level = levels[index]
        elif furniture_rule(paragraph.text):
            draft.furniture = True
        drafts.append(draft)
    return drafts
