"""Lists: which numbered paragraphs are items, and how deep an item stands."""

from collections.abc import Container, Sequence

from loften.readers.pdf.blocks import counts_on
from loften.readers.pdf.paragraph import Paragraph

SAME_INDENT = 5.0
DEEPEST = 6


def number_items(paragraphs: Sequence[Paragraph], largest: float) -> None:
    """Make items of numbered or lettered paragraphs that count on from one to the next.

    Those that are bold, or larger than ``largest``, are numbered headings.
    """
    last: Paragraph | None = None
    run: list[Paragraph] = []
    for paragraph in [*paragraphs, None]:
        numbered = paragraph is not None and _is_numbered(paragraph, largest)
        if numbered and paragraph is not None and _counts_on(last, paragraph):
            run.append(paragraph)
        elif paragraph is None or numbered:
            _make_items(run)
            run = [paragraph] if paragraph is not None else []
        last = paragraph if numbered else last


def _is_numbered(paragraph: Paragraph, largest: float) -> bool:
    numbered = paragraph.marker is not None and paragraph.marker.family == "number"
    return numbered and paragraph.tag is None and not paragraph.bold and paragraph.size <= largest


def _counts_on(last: Paragraph | None, paragraph: Paragraph) -> bool:
    if last is None or last.marker is None or paragraph.marker is None:
        return False
    return counts_on(last.marker, paragraph.marker)


def _make_items(run: Sequence[Paragraph]) -> None:
    if len(run) > 1:
        for paragraph in run:
            paragraph.bullet = True


def level_items(paragraphs: Sequence[Paragraph], headings: Container[int]) -> dict[int, int]:
    """Return the depth of every list item: items that stand further in are deeper, within one list."""
    levels: dict[int, int] = {}
    indents: list[float] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.furniture:
            continue
        if not paragraph.is_item or index in headings:
            indents = []
            continue
        if paragraph.tag is not None and paragraph.tag.kind == "list_item":
            levels[index] = min(paragraph.tag.level or 1, DEEPEST)
            continue
        indent = paragraph.indent - paragraph.lines[0].left
        while indents and indent < indents[-1] - SAME_INDENT:
            indents.pop()
        if not indents or indent > indents[-1] + SAME_INDENT:
            indents.append(indent)
        levels[index] = min(len(indents), DEEPEST)
    return levels
