"""Words and shapes of a page, by PDFium."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from loften.readers.pdf import native
from loften.readers.pdf.drawing import Turn, read_drawing
from loften.readers.pdf.mending import SMALL, SUPERSCRIPT, mended
from loften.readers.pdf.tags import read_tags
from loften.readers.pdf.upright import set_upright
from loften.readers.pdf.words import Page, Word

# PDFium marks a hyphen at which it took a line break away with one of these; a soft hyphen does the same.
LINE_HYPHENS = "\u0002\ufffe\u00ad"
# What a page holds beyond is left unread.
MOST_CHARACTERS = 500_000
WORD = re.compile(r"[^\s\x00]+")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\u00a0": " "}
)
BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[-,])bd", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
FORCE_BOLD = 1 << 18
BOLD_WEIGHT = 600
# Text that is not drawn is what recognition found in a picture of the page, if there is one of this share of it.
OCR_LAYER = 0.3
STROKED, HIDDEN = 2, 3
# What a broken font gives in place of a character.
UNKNOWN = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff]")


@dataclass(slots=True, frozen=True)
class _Looks:
    """How a text object looks."""

    size: float
    bold: bool
    italic: bool
    font: str
    mark: int
    hidden: bool
    quarter: int


def read_page(page: Any, number: int, tagged: bool = False) -> Page:
    """Return a page's words in stream order and its shapes, turned and cropped as the page is shown.

    ``tagged`` says that the document is tagged, and so its structure tree is worth asking.
    """
    turn, width, height = _turner(page)
    text_page = page.get_textpage()
    try:
        words = [
            word for word in mended(_words(text_page, turn, page.get_rotation() // 90)) if _on_page(word, width, height)
        ]
    finally:
        text_page.close()
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


def _on_page(word: Word, width: float, height: float) -> bool:
    return word.x1 > 0 and word.bottom > 0 and word.x0 < width and word.top < height


def _words(text_page: Any, turn: Turn, rotation: int) -> Iterator[Word]:
    """Yield the words in stream order; a word ends at white space and at a hyphen that broke a line."""
    codes = _codes(text_page)
    looks_of = _LooksCache(text_page)
    rect = raw.FS_RECTF()
    box = ctypes.addressof(rect)
    handle, char_box = native.address_of(text_page), native.char_box
    for found in WORD.finditer(codes):
        for start, end, breaks in _split_at_hyphens(codes, found.start(), found.end()):
            if not char_box(handle, start, box):
                continue
            x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
            if end - start > 1 and char_box(handle, end - 1, box):
                x0, y0 = min(x0, rect.left), min(y0, rect.bottom)
                x1, y1 = max(x1, rect.right), max(y1, rect.top)
            looks = looks_of(start)
            if looks is None:
                continue
            text = codes[start:end].translate(LIGATURES)
            text = f"{text[:-1]}-" if breaks else text
            if end - start > 1 and text[-1].isdigit() and not text[0].isdigit():
                text = _with_note(text, looks_of(end - 1), looks)
            turned = turn(x0, y0, x1, y1)
            yield Word(
                text, *turned, looks.size, looks.bold, looks.italic, looks.font, looks.mark, breaks,
                looks.hidden, quarter=(looks.quarter - rotation) % 4,
            )  # fmt: skip


def _with_note(text: str, last: _Looks | None, looks: _Looks) -> str:
    """Return a word with the number of a footnote at its end as one, if that is set small."""
    if last is None or last.size > SMALL * looks.size:
        return text
    stem = text.rstrip("0123456789")
    return stem + text[len(stem) :].translate(SUPERSCRIPT)


def _codes(text_page: Any) -> str:
    """Return the characters of a page, one a character index of PDFium's, so that positions are indices."""
    count = min(raw.FPDFText_CountChars(text_page), MOST_CHARACTERS)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) == count and "\x00" not in text:
        return text
    return "".join(chr(raw.FPDFText_GetUnicode(text_page, index) or 32) for index in range(count))


def _split_at_hyphens(codes: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    for index in range(start, end):
        if codes[index] in LINE_HYPHENS:
            if index > start:
                yield start, index + 1, True
            start = index + 1
    if start < end:
        yield start, end, False


class _LooksCache:
    """The looks of the text object that a character belongs to, asked of PDFium once an object."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = native.address_of(text_page)
        self._looks: dict[int, _Looks] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._size, self._matrix = ctypes.c_float(), raw.FS_MATRIX()
        self._size_at, self._matrix_at = ctypes.addressof(self._size), ctypes.addressof(self._matrix)

    def __call__(self, index: int) -> _Looks | None:
        handle = native.text_object(self._text_page, index)
        if not handle:
            return None
        looks = self._looks.get(handle)
        if looks is None:
            looks = self._looks[handle] = self._ask(handle)
        return looks

    def _ask(self, handle: int) -> _Looks:
        native.font_size(handle, self._size_at)
        scale, quarter = 1.0, 0
        matrix = self._matrix
        if native.matrix_of(handle, self._matrix_at):
            scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
            if matrix.a <= abs(matrix.b):
                quarter = 2 if abs(matrix.b) < -matrix.a else 1 if matrix.b > 0 else 3
        font, bold, italic = self._font(native.font_of(handle))
        mode = native.render_mode(handle)
        size = round(self._size.value * scale, 1)
        mark = native.mark_of(handle)
        return _Looks(size, bold or mode == STROKED, italic, font, mark, mode == HIDDEN, quarter)

    def _font(self, font: int) -> tuple[str, bool, bool]:
        if not font:
            return "", False, False
        if font not in self._fonts:
            self._fonts[font] = _font_looks(ctypes.cast(font, raw.FPDF_FONT))
        return self._fonts[font]


def _font_looks(font: Any) -> tuple[str, bool, bool]:
    """Return a font's name, and whether it is bold or italic: its name first, since weights are often wrong."""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("latin-1").partition("+")[2] or buffer.value.decode("latin-1")
    bold = bool(BOLD_NAME.search(name)) or raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
    return name, bold or bool(raw.FPDFFont_GetFlags(font) & FORCE_BOLD), bool(ITALIC_NAME.search(name))


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF; raise ``pypdfium2.PdfiumError`` where that cannot be done."""
    return pdfium.PdfDocument(data)
