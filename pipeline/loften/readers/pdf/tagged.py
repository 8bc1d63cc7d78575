"""Tagged pages to paragraphs: the author's blocks, with the lines in which their words stand."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from loften.readers.lines import marker_of
from loften.readers.pdf.blocks import find_paragraphs, has_room
from loften.readers.pdf.lines import Line
from loften.readers.pdf.paragraph import Measures, Paragraph, marker_at
from loften.readers.pdf.tags import Tag
from loften.readers.pdf.words import Cells, Page, Table, Word

# With less of a page's characters in tagged blocks, its tree is not to be relied on.
LEAST_TAGGED = 0.75


def has_good_tags(page: Page) -> bool:
    """Tell whether the tags of a page cover its text, and say more than that it is one paragraph."""
    if not page.tags:
        return False
    marks = {mark for tag in page.tags for mark in _all_marks(tag)}
    tagged = sum(len(word.text) for word in page.words if word.mark in marks)
    whole = sum(len(word.text) for word in page.words)
    blocks = len(page.tags) + sum(len(tag.rows) for tag in page.tags)
    return whole > 0 and tagged >= LEAST_TAGGED * whole and (blocks > 2 or whole < 400)


def _all_marks(tag: Tag) -> Iterator[int]:
    yield from tag.marks
    yield from tag.label
    for row in tag.rows:
        for cell in row:
            yield from cell


def split_by_tags(page: Page) -> tuple[list[tuple[Tag, list[Line]]], list[Line]]:
    """Return the lines of every tagged block, in order, and those outside: running heads and the like."""
    words: dict[int, list[Word]] = {}
    for word in page.words:
        words.setdefault(word.mark, []).append(word)
    blocks: list[tuple[Tag, list[Line]]] = []
    for tag in page.tags or ():
        label = _taken(words, tag.label)
        if tag.kind == "table":
            rows: list[Cells] = [[_taken(words, cell) or None for cell in row] for row in tag.rows]
            if any(cell for row in rows for cell in row):
                blocks.append((tag, [Line([Table(rows, tag.head).stand_in()], page.number)]))
            continue
        content = _taken(words, tag.marks)
        if content:
            blocks.append((tag, _lines([*label, *content], page)))
    return blocks, _lines([word for rest in words.values() for word in rest], page)


def _taken(words: dict[int, list[Word]], marks: Iterable[int]) -> list[Word]:
    return [word for mark in marks for word in words.pop(mark, ())]


def _lines(words: Iterable[Word], page: Page) -> list[Line]:
    """Return words in the order given as lines: a new one where a word stands lower, or left of the one before."""
    rows: list[list[Word]] = []
    for word in words:
        last = rows[-1][-1] if rows else None
        if last is not None and _follows(last, word):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = [Line(row, page.number, group=number) for number, row in enumerate(rows)]
    column = 0
    for above, line in pairwise(lines):
        column += line.bottom < above.top
        line.column = column
    for number in range(column + 1):
        part = [line for line in lines if line.column == number]
        for line in part:
            line.left, line.right = min(other.x0 for other in part), max(other.x1 for other in part)
    return lines


def _follows(last: Word, word: Word) -> bool:
    overlap = min(last.bottom, word.bottom) - max(last.top, word.top)
    return overlap > 0.4 * min(last.bottom - last.top, word.bottom - word.top) and word.x0 > last.x0 - 1


def paragraphs_of(blocks: Sequence[tuple[Tag, list[Line]]], measures: Measures) -> Iterator[Paragraph]:
    """Yield the tagged blocks as paragraphs.

    A paragraph that holds several, as where bullets are typed or lines broken by hand, is parted as untagged text is.
    """
    for tag, lines in blocks:
        if tag.kind == "paragraph" and _holds_several(lines, measures):
            yield from find_paragraphs(lines, measures)
            continue
        marker = marker_at(lines[0]) if tag.kind in ("list_item", "paragraph") else None
        strong = marker is not None and marker.family == "strong"
        bullet = tag.kind == "list_item" or (tag.kind == "paragraph" and strong)
        yield Paragraph(lines, marker, bullet, lines[0].x0, tag=tag)


def _holds_several(lines: Sequence[Line], measures: Measures) -> bool:
    if len(lines) < 2:
        return False
    typed = sum((marker := marker_of(line.text)) is not None and marker.family == "strong" for line in lines)
    broken = all(has_room(above, line) for above, line in itertools.pairwise(lines))
    size = lines[0].size
    usual = 1.7 * max(measures.leading.get(size, 1.35 * size), 1.1 * size)
    gaps = any(line.bottom - above.bottom > usual for above, line in itertools.pairwise(lines))
    return typed > 1 or broken or gaps
