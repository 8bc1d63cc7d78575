"""A look at how large a PDF's packed streams are, before PDFium unpacks them without asking.

A page is drawn by what its streams unpack to; a few kilobytes can unpack to gigabytes, and then PDFium ends the whole
process for want of memory.
"""

import re
import zlib
from collections.abc import Iterator

# A page with a map on it draws some megabytes; pictures and fonts are larger, but are not unpacked to read words.
MOST_BYTES = 12_000_000
MOST_IN_ALL = 400_000_000
STEP = 1 << 20
# Deflate packs at most so well, so a shorter stream cannot be too large.
BEST_RATIO = 1_032
LONGEST_HEAD = 2_000
FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
NOT_DRAWN = re.compile(
    rb"/Subtype\s*/Image|/Length1\b|/Type\s*/(?:XRef|ObjStm|Metadata)|/FunctionType|/N\s+\d\s*/Alternate"
)
START = re.compile(rb"stream\r?\n")


def unpacks_too_large(data: bytes) -> bool:
    """Tell whether a stream that may draw a page unpacks to more than ``MOST_BYTES``, or all to ``MOST_IN_ALL``."""
    total = 0
    for start, filters in _streams(data):
        packed = data.find(b"endstream", start)
        length = (packed if packed >= 0 else len(data)) - start
        levels = filters.count(b"/FlateDecode") + filters.count(b"/Fl ")
        if levels == 0 or (levels == 1 and length * BEST_RATIO <= MOST_BYTES):
            continue
        size = _unpacked(data, start, levels)
        total += size
        if size > MOST_BYTES or total > MOST_IN_ALL:
            return True
    return False


def _streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield where each deflated stream starts that is no picture or font, and its filters."""
    for found in START.finditer(data):
        if data[max(found.start() - 3, 0) : found.start()] == b"end":
            continue
        head = data[max(found.start() - LONGEST_HEAD, 0) : found.start()]
        head = head[max(head.rfind(b" obj"), 0) :]
        filters = FILTER.search(head)
        if filters and b"/Fl" in filters[1] and not NOT_DRAWN.search(head):
            yield found.end(), filters[1] + b" "


def _unpacked(data: bytes, start: int, levels: int) -> int:
    """Return how large a stream is when unpacked, or a little more than ``MOST_BYTES``."""
    chain = [zlib.decompressobj() for _ in range(min(levels, 8))]
    view = memoryview(data)
    size = 0
    try:
        for at in range(start, len(data), STEP):
            for piece in _through(chain, bytes(view[at : at + STEP])):
                size += len(piece)
                if size > MOST_BYTES:
                    return size
            if chain[0].eof:
                break
    except zlib.error:
        pass
    return size


def _through(chain: "list[zlib._Decompress]", packed: bytes) -> Iterator[bytes]:
    """Yield bytes as they come out of the last of a chain of filters, a bounded piece at a time."""
    if not chain:
        yield packed
        return
    first, *rest = chain
    while packed and not first.eof:
        piece = first.decompress(packed, STEP)
        packed = first.unconsumed_tail
        yield from _through(rest, piece)
        if not piece:
            break
