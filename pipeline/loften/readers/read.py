"""The choice of a reader, by content."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from loften.document import Document, Warning
from loften.errors import ReadError
from loften.readers.kind import NAMES, advice_for, kind_of, said_kind
from loften.readers.reading import Reading
from loften.sources import Source

LONGEST = 1_000_000
"""Characters of a document: some 400 pages. What is longer is no agreement, and would take minutes."""

READERS: dict[str, tuple[str, str]] = {
    "html": ("loften.readers.html", "read_html"),
    "pdf": ("loften.readers.pdf.reader", "read_pdf"),
    "docx": ("loften.readers.docx", "read_docx"),
    "odt": ("loften.readers.odt", "read_odt"),
    "text": ("loften.readers.text", "read_text"),
}


def read(source: Source, reading: Reading | None = None) -> Document:
    """Read a source into a ``Document``; raise ``ReadError`` where it cannot be read.

    The bytes decide which reader it is; where the name says otherwise, the document carries a warning.
    """
    if not source.data.strip(b" \t\r\n\x00"):
        raise ReadError(f"{source.uri}: the file is empty: fetch or save it again")
    kind = kind_of(source.data)
    if kind not in READERS:
        what = NAMES.get(kind, kind)
        raise ReadError(f"{source.uri}: this is {what}, which cannot be read: {advice_for(kind)}")
    document = _read_as(kind, source, reading or Reading())
    if len(document.text) > LONGEST:
        raise ReadError(
            f"{source.uri}: the text has {len(document.text):,} characters, "
            f"more than the {LONGEST:,} that one document may have: split it"
        )
    said = said_kind(source.uri, source.media_type)
    if said is None or said == kind:
        return document
    warning = Warning("media-type", f"named as {NAMES[said]}, but it is {NAMES[kind]}, and was read as that")
    return replace(document, warnings=(warning, *document.warnings))


def _read_as(kind: str, source: Source, reading: Reading) -> Document:
    """Read with the kind's reader, which is imported when the first document needs it."""
    module, name = READERS[kind]
    try:
        reader: Callable[..., Document] = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        raise ReadError(f"{source.uri}: reading {NAMES[kind]} needs {error.name}: install it") from error
    return reader(source, reading) if kind == "pdf" else reader(source)
