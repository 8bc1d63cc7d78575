"""Paragraphs that a column or page break parted, joined again."""

from collections.abc import Iterable

from loften.readers.lines import SENTENCE_END
from loften.readers.pdf.hyphens import ends_in_hyphen
from loften.readers.pdf.paragraph import LARGER, Paragraph


def join_across(paragraphs: Iterable[Paragraph], body: float) -> list[Paragraph]:
    """Return the paragraphs with those joined that a column or page break parted; furniture comes after them."""
    joined: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.furniture:
            waiting.append(paragraph)
            continue
        if joined and (_carries_on(joined[-1], paragraph) or _is_title_over_columns(joined[-1], paragraph, body)):
            joined[-1].lines.extend(paragraph.lines)
            continue
        if (joined and joined[-1].lines[-1].page < paragraph.lines[0].page) or not joined:
            joined += waiting
            waiting = []
        joined.append(paragraph)
    return [*joined, *waiting]


def _carries_on(last: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph at the head of a column or page goes on with the one before it."""
    above, line = last.lines[-1], paragraph.lines[0]
    if above.table is not None or line.table is not None:
        return False
    if last.tag is not None and paragraph.tag is not None:
        return above.page != line.page and _carries_on_tagged(last, paragraph)
    if (above.page, above.column) == (line.page, line.column) or paragraph.bullet or paragraph.is_item:
        return False
    if abs(above.size - line.size) > 0.6 or last.furniture:
        return False
    if ends_in_hyphen(above.words[-1].text):
        return True
    if SENTENCE_END.search(above.text):
        return False
    return line.text[:1].islower() or (above.text[-1:] in ",–" and not above.bold)


def _is_title_over_columns(last: Paragraph, paragraph: Paragraph, body: float) -> bool:
    """Tell whether a title lies across columns, and its last line, being short, stands in the first alone."""
    above, line = last.lines[-1], paragraph.lines[0]
    alike = above.size == line.size > LARGER * body and above.bold == line.bold and abs(above.x0 - line.x0) < 2
    near = above.page == line.page and 0 < line.bottom - above.bottom < 1.5 * line.size
    return alike and near and above.column != line.column and not SENTENCE_END.search(above.text)


def _carries_on_tagged(last: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a tagged block goes on over the page's end; a tree is asked page by page and does not tell."""
    assert last.tag is not None
    assert paragraph.tag is not None
    if last.tag.kind != paragraph.tag.kind or last.tag.level != paragraph.tag.level or paragraph.marker is not None:
        return False
    if paragraph.tag.label or last.tag.kind == "heading" or abs(last.size - paragraph.size) > 0.6:
        return False
    above, line = last.lines[-1], paragraph.lines[0]
    return ends_in_hyphen(above.words[-1].text) or not (SENTENCE_END.search(above.text) or line.text[:1].isupper())
