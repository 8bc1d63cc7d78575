"""Pages of words to blocks: lines, tables, what the margins repeat, paragraphs, headings, lists."""

from collections.abc import Sequence

from loften.readers.builder import Draft
from loften.readers.furniture import furniture_rule
from loften.readers.pdf.blocks import find_paragraphs
from loften.readers.pdf.drafting import draft_of
from loften.readers.pdf.headings import find_headings
from loften.readers.pdf.joining import join_across
from loften.readers.pdf.lines import Line, find_lines
from loften.readers.pdf.lists import level_items, number_items
from loften.readers.pdf.margins import find_margins
from loften.readers.pdf.paragraph import LARGER, Paragraph, measure
from loften.readers.pdf.tables import row_drafts, set_tables
from loften.readers.pdf.tagged import has_good_tags, paragraphs_of, split_by_tags
from loften.readers.pdf.tags import Tag
from loften.readers.pdf.words import Page

Blocks = list[tuple[Tag, list[Line]]]


def drafts_of(pages: Sequence[Page]) -> list[Draft]:
    """Return the blocks of all pages in reading order; the pages' words are used up.

    The tags of a page come first, where they cover it; else its geometry tells.
    """
    tagged = {page.number: split_by_tags(page) for page in pages if has_good_tags(page)}
    set_tables([page for page in pages if page.number not in tagged])
    lined = [(page, _lines_of(page, tagged.get(page.number))) for page in pages]
    margins = find_margins([(page, [line for line in lines if line.table is None]) for page, lines in lined])
    margins |= {id(line) for _, outside in tagged.values() for line in outside}
    measures = measure(line for _, lines in lined for line in lines if id(line) not in margins)
    paragraphs: list[Paragraph] = []
    for page, lines in lined:
        if page.number in tagged:
            blocks = [(tag, part) for tag, part in tagged[page.number][0] if id(part[0]) not in margins]
            paragraphs += paragraphs_of(blocks, measures)
        else:
            paragraphs += find_paragraphs([line for line in lines if id(line) not in margins], measures)
        paragraphs += [Paragraph([line], furniture=True) for line in lines if id(line) in margins]
        paragraphs += [Paragraph([Line(words, page.number)], furniture=True) for words in page.aside]
    return _finish(join_across(paragraphs, measures.body), measures.body)


def _lines_of(page: Page, tagged: tuple[Blocks, list[Line]] | None) -> list[Line]:
    if tagged is None:
        return find_lines(page.words, page.shapes, page.number)
    blocks, outside = tagged
    return [*(line for _, lines in blocks for line in lines), *outside]


def _finish(paragraphs: list[Paragraph], body: float) -> list[Draft]:
    number_items(paragraphs, LARGER * body)
    headings = find_headings(paragraphs, body)
    levels = level_items(paragraphs, headings)
    drafts: list[Draft] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.table is not None:
            drafts += row_drafts(paragraph.table, paragraph.lines[0].page)
            continue
        draft = draft_of(paragraph)
        if index in headings:
            draft = Draft("heading", draft.pieces, headings[index], bold=paragraph.bold)
        elif draft.kind == "list_item":
            draft.level = levels[index]
        elif furniture_rule(paragraph.text):
            draft.furniture = True
        drafts.append(draft)
    return drafts
