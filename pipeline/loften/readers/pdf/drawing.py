"""What is drawn on a page that is no text, by PDFium: shapes, and the straight rules that tables are made of."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

from loften.readers.pdf import native
from loften.readers.pdf.words import Shape

Turn = Callable[[float, float, float, float], tuple[float, float, float, float]]
Matrix = tuple[float, float, float, float, float, float]

THIN = 2.5
# Beyond these, a drawing is a picture and no table, and what is left of it is not looked at.
MOST_OBJECTS = 50_000
MOST_SEGMENTS = 2_000
DEEPEST_FORM = 8
_TEXT = raw.FPDF_PAGEOBJ_TEXT
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """The shapes of a page, the straight rules among their outlines, and the area that images cover."""

    shapes: list[Shape] = field(default_factory=list)
    rules: list[Shape] = field(default_factory=list)
    images: float = 0.0


def read_drawing(page: Any, turn: Turn) -> Drawing:
    """Return what is drawn on a page of PDFium's, as it is shown."""
    drawing = Drawing()
    bounds = _Bounds()
    for handle, kind, matrix in _objects(page):
        box = bounds.of(handle)
        if box is None:
            continue
        shape = Shape(*turn(*_moved(box, matrix)))
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawing.images += (shape.x1 - shape.x0) * (shape.bottom - shape.top)
            continue
        drawing.shapes.append(shape)
        if shape.x1 - shape.x0 <= THIN or shape.bottom - shape.top <= THIN:
            drawing.rules.append(shape)
        else:
            drawing.rules += _straight_parts(handle, matrix, turn)
    return drawing


class _Bounds:
    """Asks for bounds with the same four numbers again and again."""

    def __init__(self) -> None:
        self._values = [ctypes.c_float() for _ in range(4)]
        self._pointers = [ctypes.byref(value) for value in self._values]

    def of(self, handle: int) -> tuple[float, float, float, float] | None:
        if not native.bounds_of(ctypes.c_void_p(handle), *self._pointers):
            return None
        left, bottom, right, top = (value.value for value in self._values)
        return left, bottom, right, top


def _objects(page: Any) -> Iterator[tuple[int, int, Matrix]]:
    """Yield the paths and images of a page, those within forms too, with the matrix of the forms they stand in."""
    count = min(native.count_objects(native.address_of(page)), MOST_OBJECTS)
    handles = list(map(native.get_object, repeat(page.raw), range(count)))
    # Some programs write every letter as an object of its own.
    for handle, kind in zip(handles, map(native.type_of, handles), strict=True):
        if kind != _TEXT:
            yield from _within(handle, kind, IDENTITY, 0)


def _within(handle: int, kind: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
        yield handle, kind, matrix
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
        inner = _multiplied(_matrix_of(handle), matrix)
        for index in range(min(native.count_form_objects(handle), MOST_OBJECTS)):
            part = native.get_form_object(handle, index)
            yield from _within(part, native.type_of(part), inner, depth + 1)


def _matrix_of(handle: int) -> Matrix:
    found = raw.FS_MATRIX()
    if not native.matrix_of(ctypes.c_void_p(handle), ctypes.byref(found)):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _multiplied(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    if matrix is IDENTITY:
        return box
    corners = [_point(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _straight_parts(path: int, matrix: Matrix, turn: Turn) -> Iterator[Shape]:
    """Yield the level and upright lines of a path's outline as shapes without thickness."""
    count = native.count_segments(path)
    if not 0 < count <= MOST_SEGMENTS:
        return
    own = _multiplied(_matrix_of(path), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    outline, segment = ctypes.c_void_p(path), ctypes.c_void_p()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment.value = native.get_segment(outline, index)
        native.point_of(segment, x_at, y_at)
        point = _point(own, x.value, y.value)
        kind = native.segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _straight(last, point, turn)
        if native.closes(segment):
            yield from _straight(point, start, turn)
        last = point


def _straight(one: tuple[float, float], other: tuple[float, float], turn: Turn) -> Iterator[Shape]:
    width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
    if (width < 0.5) == (height < 0.5):
        return
    yield Shape(*turn(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])))
