"""Words and shapes of a page, by PDFium."""

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from loften.readers.pdf.words import Page, Shape, Word

# PDFium marks a hyphen at which it took a line break away with one of these; a soft hyphen does the same.
LINE_HYPHENS = "\u0002\ufffe\u00ad"
WORD = re.compile(r"[^\s\x00]+")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\u00a0": " "}
)
BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[-,])bd", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
FORCE_BOLD = 1 << 18
BOLD_WEIGHT = 600
STROKED, HIDDEN = 2, 3
# What a broken font gives in place of a character.
UNKNOWN = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff]")

Turn = Callable[[float, float, float, float], tuple[float, float, float, float]]


@dataclass(slots=True, frozen=True)
class _Looks:
    """How a text object looks."""

    size: float
    bold: bool
    italic: bool
    font: str
    mark: int
    hidden: bool


def read_page(page: Any, number: int) -> Page:
    """Return a page's words in stream order and its shapes, turned and cropped as the page is shown."""
    turn, width, height = _turner(page)
    text_page = page.get_textpage()
    try:
        words = [word for word in _mended(_words(text_page, turn)) if _on_page(word, width, height)]
    finally:
        text_page.close()
    shapes, images = _shapes(page, turn)
    return Page(number, width, height, words, shapes, images / max(width * height, 1.0))


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


def _words(text_page: Any, turn: Turn) -> Iterator[Word]:
    """Yield the words in stream order; a word ends at white space and at a hyphen that broke a line."""
    codes = _codes(text_page)
    looks_of = _LooksCache(text_page)
    rect = raw.FS_RECTF()
    box = ctypes.byref(rect)
    for found in WORD.finditer(codes):
        for start, end, breaks in _split_at_hyphens(codes, found.start(), found.end()):
            if not raw.FPDFText_GetLooseCharBox(text_page, start, box):
                continue
            x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
            if end - start > 1 and raw.FPDFText_GetLooseCharBox(text_page, end - 1, box):
                x0, y0 = min(x0, rect.left), min(y0, rect.bottom)
                x1, y1 = max(x1, rect.right), max(y1, rect.top)
            looks = looks_of(start)
            if looks is None:
                continue
            text = codes[start:end].translate(LIGATURES)
            text = f"{text[:-1]}-" if breaks else text
            turned = turn(x0, y0, x1, y1)
            yield Word(
                text, *turned, looks.size, looks.bold, looks.italic, looks.font, looks.mark, breaks,
                looks.hidden,
            )  # fmt: skip


def _mended(words: Iterator[Word]) -> Iterator[Word]:
    """Yield the words, those made whole that a soft hyphen within a line parted: it is not shown there."""
    last: Word | None = None
    for word in words:
        if last is not None and last.breaks and _touches(last, word):
            x1, top, bottom = max(last.x1, word.x1), min(last.top, word.top), max(last.bottom, word.bottom)
            last = replace(last, text=last.text[:-1] + word.text, x1=x1, top=top, bottom=bottom, breaks=word.breaks)
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def _touches(last: Word, word: Word) -> bool:
    level = abs(last.bottom - word.bottom) < 0.2 * word.size
    return level and -0.5 * word.size < word.x0 - last.x1 < 0.15 * word.size


def _codes(text_page: Any) -> str:
    """Return the characters of a page, one a character index of PDFium's, so that positions are indices."""
    count = raw.FPDFText_CountChars(text_page)
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
        self._text_page = text_page
        self._looks: dict[int, _Looks] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}

    def __call__(self, index: int) -> _Looks | None:
        handle = raw.FPDFText_GetTextObject(self._text_page, index)
        if not handle:
            return None
        address = ctypes.addressof(handle.contents)
        if address not in self._looks:
            self._looks[address] = self._ask(handle)
        return self._looks[address]

    def _ask(self, handle: Any) -> _Looks:
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        raw.FPDFTextObj_GetFontSize(handle, ctypes.byref(size))
        scale = 1.0
        if raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
            scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        font, bold, italic = self._font(raw.FPDFTextObj_GetFont(handle))
        mode = raw.FPDFTextObj_GetTextRenderMode(handle)
        mark = raw.FPDFPageObj_GetMarkedContentID(handle)
        return _Looks(round(size.value * scale, 1), bold or mode == STROKED, italic, font, mark, mode == HIDDEN)

    def _font(self, font: Any) -> tuple[str, bool, bool]:
        if not font:
            return "", False, False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            self._fonts[address] = _font_looks(font)
        return self._fonts[address]


def _font_looks(font: Any) -> tuple[str, bool, bool]:
    """Return a font's name, and whether it is bold or italic: its name first, since weights are often wrong."""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("latin-1").partition("+")[2] or buffer.value.decode("latin-1")
    bold = bool(BOLD_NAME.search(name)) or raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
    return name, bold or bool(raw.FPDFFont_GetFlags(font) & FORCE_BOLD), bool(ITALIC_NAME.search(name))


def _shapes(page: Any, turn: Turn) -> tuple[list[Shape], float]:
    """Return what is drawn, and the area that images cover."""
    shapes: list[Shape] = []
    images = 0.0
    bounds = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(bound) for bound in bounds]
    for index in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        if not raw.FPDFPageObj_GetBounds(handle, *pointers):
            continue
        shape = Shape(*turn(*(bound.value for bound in bounds)))
        if kind == raw.FPDF_PAGEOBJ_PATH:
            shapes.append(shape)
        else:
            images += (shape.x1 - shape.x0) * (shape.bottom - shape.top)
    return shapes, images


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF; raise ``pypdfium2.PdfiumError`` where that cannot be done."""
    return pdfium.PdfDocument(data)
