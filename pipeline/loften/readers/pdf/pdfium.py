"""Words and shapes of a page, by PDFium."""

import ctypes
import re
import struct
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from loften.readers.pdf import native
from loften.readers.pdf.drawing import Turn, read_drawing
from loften.readers.pdf.looks import Looks, LooksOf
from loften.readers.pdf.mending import SMALL, SUPERSCRIPT, mended
from loften.readers.pdf.tags import read_tags
from loften.readers.pdf.upright import set_upright
from loften.readers.pdf.words import Page, Word

# PDFium marks a hyphen at which it took a line break away with one of these; a soft hyphen does the same.
LINE_HYPHENS = "\u0002\ufffe\u00ad"
WORD = re.compile(rf"([^\s\x00{LINE_HYPHENS}]+)[{LINE_HYPHENS}]?")
# What a page holds beyond is left unread.
MOST_CHARACTERS = 500_000
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
LIGATURE = re.compile("[ﬀ-ﬆ]")
# Text that is not drawn is what recognition found in a picture of the page, if there is one of this share of it.
OCR_LAYER = 0.3
# FS_RECTF: left, top, right, bottom.
_BOX = struct.Struct("4f")


def read_page(page: Any, number: int, tagged: bool = False) -> Page:
    """Return a page's words in stream order and its shapes, turned and cropped as the page is shown.

    ``tagged`` says that the document is tagged, and so its structure tree is worth asking.
    """
    turn, width, height = _turner(page)
    text_page = page.get_textpage()
    try:
        looks_of = LooksOf(text_page, page.get_rotation() // 90, tagged)
        words = mended(_words(text_page, turn, looks_of))
    finally:
        text_page.close()
    words = [word for word in words if word.x1 > 0 and word.bottom > 0 and word.x0 < width and word.top < height]
    drawing = read_drawing(page, turn)
    images = drawing.images / max(width * height, 1.0)
    tags = read_tags(page) if tagged else None
    if images < OCR_LAYER and any(not word.hidden for word in words):
        words = [word for word in words if not word.hidden]
    return set_upright(Page(number, width, height, words, drawing.shapes, images, drawing.rules, tags))


def _turner(page: Any) -> tuple[Turn, float, float]:
    """Return the map from the page's own space to the shown page's, and the shown width and height."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    turns: dict[int, Turn] = {
        0: lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0),
        90: lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    }
    rotation = page.get_rotation() % 360
    return turns.get(rotation, turns[0]), *((height, width) if rotation in (90, 270) else (width, height))


def _words(text_page: Any, turn: Turn, looks_of: LooksOf) -> Iterator[Word]:
    """Yield the words in stream order; a word ends at white space and at a hyphen that broke a line."""
    codes = _codes(text_page)
    handle, char_box = text_page.raw, native.char_box
    room = ctypes.create_string_buffer(_BOX.size)
    box = _BOX.unpack_from
    ligatures = LIGATURE.search(codes) is not None
    for found in WORD.finditer(codes):
        start, end = found.span()
        if not char_box(handle, start, room):
            continue
        x0, y1, x1, y0 = box(room)
        if end - start > 1 and char_box(handle, end - 1, room):
            left, upper, right, lower = box(room)
            # As min() and max(), which cost three times as much.
            x0, x1 = left if left < x0 else x0, right if right > x1 else x1
            y0, y1 = lower if lower < y0 else y0, upper if upper > y1 else y1
        looks = looks_of(start)
        if looks is None:
            continue
        text, breaks = found[0], found.end(1) < end
        if breaks:
            text = f"{text[:-1]}-"
        if ligatures:
            text = text.translate(LIGATURES)
        if text[-1].isdigit() and not text[0].isdigit():
            text = _with_note(text, looks_of(end - 1), looks)
        left, upper, right, lower = turn(x0, y0, x1, y1)
        size, bold, italic, hidden, quarter, mark = looks
        yield Word(text, left, upper, right, lower, size, bold, italic, hidden, quarter, mark, breaks)


def _with_note(text: str, last: Looks | None, looks: Looks) -> str:
    """Return a word with the number of a footnote at its end as one, if that is set small."""
    if last is None or last[0] > SMALL * looks[0]:
        return text
    stem = text.rstrip("0123456789")
    return stem + text[len(stem) :].translate(SUPERSCRIPT)


def _codes(text_page: Any) -> str:
    """Return the characters of a page, one a character index of PDFium's, so that positions are indices."""
    count = min(raw.FPDFText_CountChars(text_page), MOST_CHARACTERS)
    if count <= 0:
        return ""
    # ctypes makes a type of its own of every length of array, at the price of reading some twenty words.
    buffer = bytearray(2 * count + 2)
    raw.FPDFText_GetText(text_page, 0, count, ctypes.byref(ctypes.c_ushort.from_buffer(buffer)))
    text = buffer[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) == count and "\x00" not in text:
        return text
    return "".join(chr(raw.FPDFText_GetUnicode(text_page, index) or 32) for index in range(count))


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF; raise ``pypdfium2.PdfiumError`` where that cannot be done."""
    return pdfium.PdfDocument(data)
