"""The structure tree of a tagged page: which marked content makes which block, in the author's order."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pypdfium2.raw as raw

from loften.readers.pdf import native

TagKind = Literal["heading", "paragraph", "list_item", "caption", "table"]

DEEPEST = 60
MOST_ELEMENTS = 20_000
HEADING = re.compile(r"^H([1-6])?$")
PARAGRAPHS = frozenset(("P", "Note", "FENote", "BlockQuote", "TOCI", "BibEntry", "Formula", "Index", "Aside"))


@dataclass(slots=True)
class Tag:
    """A block as it is tagged: its level, the marks of its content, those of its bullet or number, its cells.

    The level is that of a heading, or how deep a list item stands. ``rows`` holds for every cell its marks; ``head``
    says that the first row is one of headings.
    """

    kind: TagKind
    level: int | None = None
    marks: list[int] = field(default_factory=list)
    label: list[int] = field(default_factory=list)
    rows: list[list[list[int]]] = field(default_factory=list)
    head: bool = False


def is_tagged(pdf: Any) -> bool:
    """Tell whether a document says that it is tagged."""
    return bool(raw.FPDFCatalog_IsTagged(pdf))


def read_tags(page: Any) -> list[Tag] | None:
    """Return the tagged blocks of a page in order; None without a tree, or with one that is out of all bounds."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        walk = _Walk()
        address = native.address_of(tree)
        for index in range(min(native.count_top_elements(address), MOST_ELEMENTS)):
            walk.visit(native.get_top_element(address, index), 0)
    except _OutOfBoundsError:
        return None
    finally:
        raw.FPDF_StructTree_Close(tree)
    return [tag for tag in walk.tags if tag.marks or tag.rows]


class _OutOfBoundsError(Exception):
    """A tree too deep or too large to be one of a document."""


class _Walk:
    """Goes through a tree in order and gathers blocks; content outside of any block makes paragraphs."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self._seen = 0
        self._lists = 0
        self._open: Tag | None = None

    def visit(self, element: int | None, depth: int) -> None:
        """Go through an element that may hold blocks."""
        if not element:
            return
        self._seen += 1
        if depth > DEEPEST or self._seen > MOST_ELEMENTS:
            raise _OutOfBoundsError
        kind = _type_of(element)
        heading = HEADING.match(kind)
        if heading:
            self._block(Tag("heading", int(heading[1] or 1)), element, depth)
        elif kind == "Title":
            self._block(Tag("heading", 1), element, depth)
        elif kind in PARAGRAPHS:
            self._block(self._paragraph(), element, depth)
        elif kind == "Caption":
            self._block(Tag("caption"), element, depth)
        elif kind == "L":
            self._lists += 1
            self._children(element, depth)
            self._lists -= 1
        elif kind == "LI":
            self._block(Tag("list_item", max(self._lists, 1)), element, depth)
        elif kind == "Table":
            self._table(element, depth)
        elif kind == "Lbl" and self._open is not None:
            self._open.label += _marks_within(element, depth)
        else:
            self._children(element, depth)

    def _paragraph(self) -> Tag:
        """Return the item for the first paragraph within it, else a new paragraph."""
        if self._open is not None and self._open.kind == "list_item" and not self._open.marks:
            return self._open
        return Tag("paragraph")

    def _block(self, tag: Tag, element: int, depth: int) -> None:
        outer, self._open = self._open, tag
        if tag is not outer:
            self.tags.append(tag)
        self._children(element, depth)
        self._open = outer

    def _children(self, element: int, depth: int) -> None:
        for child, mark in _children_of(element):
            if child:
                self.visit(child, depth + 1)
            elif mark >= 0:
                if self._open is None:
                    self.tags.append(Tag("paragraph"))
                (self._open or self.tags[-1]).marks.append(mark)

    def _table(self, element: int, depth: int) -> None:
        tag = Tag("table")
        for row in _descendants(element, "TR", depth):
            cells = [child for child, _ in _children_of(row) if child and _type_of(child) in ("TH", "TD")]
            if not tag.rows:
                tag.head = bool(cells) and all(_type_of(cell) == "TH" for cell in cells)
            tag.rows.append([_marks_within(cell, depth) for cell in cells])
        for caption in _descendants(element, "Caption", depth):
            self._block(Tag("caption"), caption, depth)
        self.tags.append(tag)


def _children_of(element: int) -> Iterator[tuple[int | None, int]]:
    """Yield the children of an element: an element and -1, or None and the number of marked content."""
    for index in range(min(native.count_elements(element), MOST_ELEMENTS)):
        child = native.get_element(element, index)
        yield (child, -1) if child else (None, native.mark_at(element, index))


def _marks_within(element: int, depth: int) -> list[int]:
    if depth > DEEPEST:
        raise _OutOfBoundsError
    marks: list[int] = []
    for child, mark in _children_of(element):
        if child:
            marks += _marks_within(child, depth + 1)
        elif mark >= 0:
            marks.append(mark)
    return marks


def _descendants(element: int, kind: str, depth: int) -> Iterator[int]:
    """Yield the elements of a kind below one, none within another of them."""
    if depth > DEEPEST:
        raise _OutOfBoundsError
    for child, _ in _children_of(element):
        if child and _type_of(child) == kind:
            yield child
        elif child:
            yield from _descendants(child, kind, depth + 1)


_BUFFER = ctypes.create_string_buffer(128)
_BUFFER_AT = ctypes.addressof(_BUFFER)


def _type_of(element: int) -> str:
    length = native.element_type(element, _BUFFER_AT, len(_BUFFER))
    return _BUFFER.raw[: max(length - 2, 0)].decode("utf-16-le", "replace") if length <= len(_BUFFER) else ""
