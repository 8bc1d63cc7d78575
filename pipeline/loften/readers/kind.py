"""What a file is, told from its bytes; its name and what a server called it are hints that can be wrong."""

import io
import re
import zipfile
from posixpath import splitext
from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["html", "pdf", "docx", "odt", "text"]

SNIFF = 4096
SIGNATURES = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"RIFF", "an image or recording"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "an RTF file"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
ADVICE = {
    "an image": "make a PDF of it, which can be read by text recognition",
    "an old Word, Excel or PowerPoint file": "save it as .docx or PDF",
    "an RTF file": "save it as .docx or PDF",
    "a PostScript file": "save it as PDF",
}
RECORD = "a record that loften has written"
ADVICE[RECORD] = "look at it with loften show, or convert the document that it was made from"
JSON = re.compile(rb'\s*\{\s*"(?P<key>[^"\\]{1,60})"\s*:')
HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|p|h[1-6]|table|ul|ol|br|a)\b[^<]*>?",
    re.IGNORECASE,
)
CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32)))
SUFFIXES: dict[str, Kind] = {
    ".htm": "html", ".html": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".odt": "odt",
    ".txt": "text", ".text": "text", ".md": "text",
}  # fmt: skip
MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "text",
}  # fmt: skip
NAMES: dict[str, str] = {
    "html": "a web page", "pdf": "a PDF", "docx": "a Word file", "odt": "an OpenDocument text", "text": "plain text",
}  # fmt: skip


def kind_of(data: bytes) -> str:
    """Return what the bytes are: a kind that can be read, or in words what they are instead."""
    head = data[:SNIFF]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"")
    if not _is_text(data):
        return "an unknown binary file"
    data_key = JSON.match(start)
    if data_key:
        return RECORD if data_key["key"] == b"schema_version" else "JSON data"
    return "html" if start.startswith(b"<") or HTML.search(start) else "text"


def said_kind(uri: str, media_type: str | None) -> Kind | None:
    """Return what the name, or else what the server, says that it is."""
    suffix = splitext((urlsplit(uri).path if "://" in uri else uri).rstrip("/"))[1]
    return SUFFIXES.get(suffix.lower()) or MEDIA_TYPES.get((media_type or "").partition(";")[0].strip().lower())


def advice_for(name: str) -> str:
    """Return what a user can do about a file that cannot be read."""
    return ADVICE.get(name, "give a web page, PDF, Word file, OpenDocument text or plain text")


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "content.xml" in names and "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return "odt" if b"opendocument.text" in archive.read("mimetype") else "another OpenDocument file"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return "a damaged archive"
    return "an archive"


def _is_text(data: bytes) -> bool:
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf16(sample):
        return True
    control = len(sample) - len(sample.translate(None, CONTROL))
    return control * 100 <= len(sample)


def _is_utf16(sample: bytes) -> bool:
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half
