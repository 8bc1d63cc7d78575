"""Paragraphs to drafts: words with their places, hyphens at line ends resolved, bullets taken off."""

from collections.abc import Sequence

from loften.document import Place
from loften.readers.builder import Draft, Piece, new
from loften.readers.pdf.hyphens import ends_in_hyphen, join
from loften.readers.pdf.lines import Line
from loften.readers.pdf.paragraph import Paragraph

BULLET = "•"
BLANK = Piece(" ")


def pieces_of(lines: Sequence[Line], skip: int = 0) -> list[Piece]:
    """Return the words of lines as pieces with their places, without the first ``skip`` characters."""
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        page, number, last = line.page, _line_number(line), line.words[-1]
        following = lines[index + 1].words[0] if index + 1 < len(lines) else None
        for word in line.words:
            text, glue = word.text, " "
            if skip:
                cut = min(skip, len(text))
                text, skip = text[cut:], max(skip - cut - 1, 0)
                if not text:
                    continue
            if word is last and following and len(text) > 1 and (word.breaks or ends_in_hyphen(text)):
                text, glue = join(text, following.text)
            pieces.append(new(Piece, (text, new(Place, (page, word.box, None)), number)))
            if glue:
                pieces.append(BLANK)
    if pieces and pieces[-1] is BLANK:
        pieces.pop()
    return pieces


def _line_number(line: Line) -> int:
    """Return a number that no other line of the document has: its page, its height in tenths of a point."""
    return line.page * 100_000 + int(line.top * 10) % 100_000


def draft_of(paragraph: Paragraph) -> Draft:
    """Return a paragraph as a draft: an item without its bullet, a paragraph as it is."""
    if paragraph.tag is not None and paragraph.tag.kind == "caption":
        return Draft("caption", pieces_of(paragraph.lines), furniture=paragraph.furniture, bold=paragraph.bold)
    if paragraph.bullet or paragraph.is_item:
        marker = paragraph.marker
        text = marker.text if marker else BULLET
        pieces = pieces_of(paragraph.lines, marker.end if marker else 0)
        return Draft("list_item", pieces, 1, text, furniture=paragraph.furniture)
    return Draft("paragraph", pieces_of(paragraph.lines), furniture=paragraph.furniture, bold=paragraph.bold)
