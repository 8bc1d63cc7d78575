"""How text looks: its size, weight, slant and direction, asked of PDFium as seldom as can be."""

import ctypes
import re
import struct
from typing import Any

from loften.readers.pdf import native

# Size, bold, italic, hidden, quarter, mark: fields of ``Word``, in their order.
Looks = tuple[float, bool, bool, bool, int, int]

BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|(?:^|[-,])bd", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
FORCE_BOLD = 1 << 18
BOLD_WEIGHT = 600
STROKED, HIDDEN = 2, 3
# A font's size, then FS_MATRIX, of which the last two numbers are a place.
_SIZE_AND_TURN, _PLACE = struct.Struct("f4f"), struct.Struct("2f")
# A name in a PDF has at most 127 bytes.
_NAME = ctypes.create_string_buffer(128)


class LooksOf:
    """The looks of the text object that a character belongs to.

    ``rotation`` is by how many quarters the page is turned to the right when shown; without ``tagged``, no object has a
    mark.
    """

    def __init__(self, text_page: Any, rotation: int, tagged: bool) -> None:
        self._text_page = text_page.raw
        self._rotation = rotation
        self._tagged = tagged
        self._known: dict[int, Looks] = {}
        self._alike: dict[tuple[bytes, int, int], Looks] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._numbers = ctypes.create_string_buffer(_SIZE_AND_TURN.size + _PLACE.size)
        self._matrix = ctypes.byref(self._numbers, ctypes.sizeof(ctypes.c_float))
        self._object = ctypes.c_void_p()

    def __call__(self, index: int) -> Looks | None:
        """Return the looks of a character, None where it has no object, as a space that PDFium made up."""
        handle = native.text_object(self._text_page, index)
        if not handle:
            return None
        looks = self._known.get(handle)
        if looks is None:
            looks = self._known[handle] = self._ask(handle)
        return looks

    def _ask(self, handle: int) -> Looks:
        """Return an object's looks; many objects of a page, often one a word, differ in no more than their mark."""
        text = self._object
        text.value = handle
        native.font_size(text, self._numbers)
        native.matrix_of(text, self._matrix)
        key = self._numbers.raw[: _SIZE_AND_TURN.size], native.font_of(text) or 0, native.render_mode(text)
        alike = self._alike.get(key)
        if alike is None:
            alike = self._alike[key] = self._told(*key)
        return (*alike[:-1], native.mark_of(text)) if self._tagged else alike

    def _told(self, numbers: bytes, font: int, mode: int) -> Looks:
        size, a, b, c, d = _SIZE_AND_TURN.unpack(numbers)
        scale = (c**2 + d**2) ** 0.5 or 1.0
        quarter = 0
        if a <= abs(b):
            quarter = 2 if abs(b) < -a else 1 if b > 0 else 3
        bold, italic = self._font(font)
        quarter = (quarter - self._rotation) % 4
        return round(size * scale, 1), bold or mode == STROKED, italic, mode == HIDDEN, quarter, -1

    def _font(self, font: int) -> tuple[bool, bool]:
        if not font:
            return False, False
        if font not in self._fonts:
            self._fonts[font] = _font_looks(font)
        return self._fonts[font]


def _font_looks(font: int) -> tuple[bool, bool]:
    """Return whether a font is bold and whether it is italic: its name tells first, since weights are often wrong."""
    length = native.font_name(font, ctypes.addressof(_NAME), len(_NAME))
    name = _NAME.value.decode("latin-1") if 0 < length <= len(_NAME) else ""
    name = name.partition("+")[2] or name
    bold = bool(BOLD_NAME.search(name)) or native.font_weight(font) >= BOLD_WEIGHT
    return bold or bool(native.font_flags(font) & FORCE_BOLD), bool(ITALIC_NAME.search(name))
