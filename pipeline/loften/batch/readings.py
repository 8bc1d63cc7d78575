"""Documents as read, kept as bytes, so that a new rule does not have them read again."""

import zlib
from functools import cache

from pydantic import TypeAdapter

from loften.document import Document

LEVEL = 1
"""The quickest compression: it takes a twentieth of the time that a slower one would, for a fifth more bytes."""


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def to_bytes(document: Document) -> bytes:
    """Return a document as compressed JSON."""
    return zlib.compress(_adapter().dump_json(document), LEVEL)


def from_bytes(data: bytes) -> Document:
    """Return the document that ``to_bytes`` was given; raise ``ValueError`` or ``zlib.error`` where it is damaged."""
    return _adapter().validate_json(zlib.decompress(data))
