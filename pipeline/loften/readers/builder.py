"""The one text of a document, built once from pieces that know their places.

A reader hands over ``Draft`` blocks in reading order; ``build_blocks`` joins them into the text (NFC, one newline
between blocks), so that offsets, blocks, cells and runs are right by construction.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loften.document import Block, BlockKind, Cell, Place, Run

CELL_JOINT = " | "
# Makes a named tuple in less than half the time of its own constructor, which is a Python function.
new = tuple.__new__


class Piece(NamedTuple):
    """Characters that stood together; white space and joints have no place. ``line`` is as in ``document.Run``."""

    text: str
    place: Place | None = None
    line: int = 0


@dataclass(slots=True)
class DraftCell:
    """A cell of a table row before it has offsets: its column from 0, the column's heading, its pieces."""

    column: int
    pieces: Sequence[Piece]
    header: str | None = None


@dataclass(slots=True)
class Draft:
    """A block before it has offsets; the fields are those of ``document.Block``.

    A table row has ``cells`` in place of ``pieces``. ``inside`` is another draft that this one belongs to (a paragraph
    within a list item); without it the parent follows from kinds and levels, see ``find_parents``.
    """

    kind: BlockKind
    pieces: Sequence[Piece] = ()
    level: int | None = None
    marker: str | None = None
    cells: Sequence[DraftCell] = ()
    furniture: bool = False
    bold: bool = False
    inside: "Draft | None" = field(default=None, repr=False)


def build_blocks(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...], tuple[Run, ...]]:
    """Return the text, its blocks and its runs; drafts without any visible character are left out."""
    writer = _Writer()
    kept: list[tuple[Draft, int, int, tuple[Cell, ...]]] = []
    for draft in drafts:
        span = writer.write_block(draft)
        if span is not None:
            kept.append((draft, *span))
    parents = find_parents([draft for draft, _, _, _ in kept])
    blocks = tuple(
        Block(draft.kind, start, end, draft.level, parent, draft.marker, cells, draft.furniture, draft.bold)
        for (draft, start, end, cells), parent in zip(kept, parents, strict=True)
    )
    return "".join(writer.chunks), blocks, tuple(writer.runs)


def find_parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the index of the heading or list item above it.

    A heading stands under the nearest heading of a higher rank, a list item under the nearest item of a lesser depth
    in the same list or else under the nearest heading, everything else under the nearest heading. Furniture stands
    under nothing and does not end a list.
    """
    indices = {id(draft): index for index, draft in enumerate(drafts)}
    headings: list[int] = []
    items: list[int] = []
    parents: list[int | None] = []
    for index, draft in enumerate(drafts):
        if draft.furniture:
            parents.append(None)
            continue
        level = draft.level or 1
        if draft.kind == "heading":
            items.clear()
            while headings and (drafts[headings[-1]].level or 1) >= level:
                headings.pop()
            parents.append(headings[-1] if headings else None)
            headings.append(index)
            continue
        inside = indices.get(id(draft.inside)) if draft.inside is not None else None
        if draft.kind == "list_item":
            while items and (drafts[items[-1]].level or 1) >= level:
                items.pop()
            under = items[-1] if items else None
            items.append(index)
        else:
            under = None
            if inside is None:
                items.clear()
        above = headings[-1] if headings else None
        parents.append(inside if inside is not None else under if under is not None else above)
    return parents


class _Writer:
    """Appends pieces to the text, composing characters across pieces, and notes the runs."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.length = 0
        self.runs: list[Run] = []

    def write_block(self, draft: Draft) -> tuple[int, int, tuple[Cell, ...]] | None:
        if draft.cells:
            return self._write_row(draft.cells)
        pieces = _trimmed(draft.pieces)
        if not pieces:
            return None
        self._break_block()
        start = self.length
        self._write(pieces)
        return start, self.length, ()

    def _write_row(self, row: Sequence[DraftCell]) -> tuple[int, int, tuple[Cell, ...]] | None:
        contents = [_trimmed(cell.pieces) for cell in row]
        if not any(contents):
            return None
        self._break_block()
        start = self.length
        cells = []
        for index, (cell, pieces) in enumerate(zip(row, contents, strict=True)):
            if index:
                self._append(CELL_JOINT)
            cell_start = self.length
            self._write(pieces)
            cells.append(Cell(cell_start, self.length, cell.column, cell.header))
        return start, self.length, tuple(cells)

    def _break_block(self) -> None:
        if self.length:
            self._append("\n")

    def _write(self, pieces: Iterable[Piece]) -> None:
        chunks, runs = self.chunks, self.runs
        for text, place, line in pieces:
            if not text:
                continue
            if not text.isascii():
                text = unicodedata.normalize("NFC", text)
                if chunks and _composes(chunks[-1], text):
                    text = self._take_back(text)
            start = self.length
            chunks.append(text)
            self.length += len(text)
            if place is None or text.isspace():
                continue
            if runs and runs[-1].end == start:
                self._place_on(start, place, line)
            else:
                runs.append(new(Run, (start, self.length, place, line)))

    def _place_on(self, start: int, place: Place, line: int) -> None:
        """Note where characters stood that follow the last run, as part of it where that stood in the same place."""
        last = self.runs[-1]
        if last.line == line and last.place == place:
            self.runs[-1] = Run(last.start, self.length, place, line)
        else:
            self.runs.append(Run(start, self.length, place, line))

    def _take_back(self, text: str) -> str:
        """Return ``text`` composed with the chunk before it, which is taken back with its run."""
        last = self.chunks.pop()
        self.length -= len(last)
        if self.runs and self.runs[-1].end > self.length:
            run = self.runs.pop()
            if run.start < self.length:
                self.runs.append(Run(run.start, self.length, run.place, run.line))
        return unicodedata.normalize("NFC", last + text)

    def _append(self, text: str) -> None:
        self.chunks.append(text)
        self.length += len(text)


def _composes(left: str, right: str) -> bool:
    """Tell whether the two, each in NFC, are not in NFC when joined."""
    # The lowest character that composes with one before it is the grave accent, U+0300.
    return right[0] >= "\u0300" and not unicodedata.is_normalized("NFC", left[-1] + right[0])


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without white space at either end."""
    if len(pieces) == 1:
        text = pieces[0].text.strip()
        return [pieces[0] if len(text) == len(pieces[0].text) else pieces[0]._replace(text=text)] if text else []
    first, end = 0, len(pieces)
    while end > first and not pieces[end - 1].text.strip():
        end -= 1
    while first < end and not pieces[first].text.strip():
        first += 1
    kept = list(pieces[first:end])
    if kept and kept[0].text[0].isspace():
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
    if kept and kept[-1].text[-1].isspace():
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept
