"""What a reader returns: the one text, its blocks, and where every character stood.

What a document has thousands of is a named tuple: it is made in a quarter of a frozen dataclass's time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "caption"]
Box = tuple[float, float, float, float]


class Place(NamedTuple):
    """Where something stood: a box on a page (PDF points, origin top left, pages from 1), or a path in a web page."""

    page: int | None = None
    bbox: Box | None = None
    path: str | None = None


class Run(NamedTuple):
    """Characters ``start:end`` of the text that stood together: a word or a line on a page, a text node in a web page.

    ``line`` tells the lines of a page apart, so that a span gets one box per line.
    """

    start: int
    end: int
    place: Place
    line: int = 0


_line_of = attrgetter("place.page", "line")


class Cell(NamedTuple):
    """One cell of a table row: characters ``start:end`` of the text, its column from 0, and the column's heading."""

    start: int
    end: int
    column: int
    header: str | None = None


class Block(NamedTuple):
    """A heading, paragraph, list item, table row or caption: characters ``start:end`` of the text.

    ``level`` is 1–6 for headings and 1… for the depth of list items. ``parent`` is the index of the heading or list
    item above. A table row's text is its cells joined by " | ". ``marker`` is the bullet or number, which is not part
    of the text. ``furniture`` says that the layout gave the block away as a menu, running head, page number or the
    like. ``bold`` says that all of it is bold.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    parent: int | None = None
    marker: str | None = None
    cells: tuple[Cell, ...] = ()
    furniture: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a user should know about one document; it did not stop the reading."""

    code: str
    message: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where a document came from. ``archive`` is ``{"uri", "member" | "record"}`` for ZIP, WACZ and WARC."""

    uri: str
    media_type: str
    sha256: str
    bytes: int
    pages: int | None = None
    ocr: bool = False
    archive: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True)
class Document:
    """One document as read: ``text`` is the only coordinate space, NFC, blocks joined by newlines.

    ``runs`` are sorted by start and do not overlap; white space between them has no place. ``metadata`` holds what the
    file says about itself ("title", "url", "published", "modified", "author", "language", …).
    """

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    source: SourceInfo
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[Warning, ...] = ()
    ocr_engine: str | None = None

    @cached_property
    def _run_starts(self) -> Sequence[int]:
        return [run.start for run in self.runs]

    def quote(self, block: Block | Cell) -> str:
        """Return the text of a block or cell."""
        return self.text[block.start : block.end]

    def runs_in(self, start: int, end: int) -> Sequence[Run]:
        """Return the runs that share characters with ``start:end``, in order."""
        first = max(0, bisect_right(self._run_starts, start) - 1)
        runs = self.runs[first : bisect_left(self._run_starts, end)]
        return runs[1:] if runs and runs[0].end <= start else runs

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where ``start:end`` stood: one box per line on all pages it touches, or the paths it touches."""
        found = self.runs_in(start, end)
        if len(found) == 1:
            return (found[0].place,)
        places: list[Place] = []
        for (page, _), runs in groupby(found, key=_line_of):
            stood = [run.place for run in runs]
            boxes = [place.bbox for place in stood if place.bbox is not None]
            if boxes:
                left, top, right, bottom = zip(*boxes, strict=True)
                places.append(Place(page, (min(left), min(top), max(right), max(bottom))))
            else:
                places += (place for place in dict.fromkeys(stood) if place not in places)
        return tuple(places)

    def block_at(self, offset: int) -> int | None:
        """Return the index of the block that holds the character at ``offset``, or None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    @cached_property
    def _block_starts(self) -> Sequence[int]:
        return [block.start for block in self.blocks]
