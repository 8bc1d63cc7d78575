"""Lines to blocks: where a paragraph ends, what is a list item, what goes on in the next column or page."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loften.document import Place
from loften.readers.builder import Draft, Piece
from loften.readers.lines import SENTENCE_END, Marker, is_title, marker_of
from loften.readers.pdf.hyphens import ends_in_hyphen, join
from loften.readers.pdf.lines import Line
from loften.readers.pdf.tags import Tag
from loften.readers.pdf.words import Table

WIDE_LEADING = 1.25
# A heading is so many times larger than the text.
LARGER = 1.09
OFTEN = 0.25
INDENT = 7.0
BULLET = "•"
BLANK = Piece(" ")
GLUED = re.compile(r"^(\d{1,2})[.)](?=[A-ZÅÄÖ][a-zåäö])")


@dataclass(slots=True)
class Paragraph:
    """Lines that make one block, with their bullet or number; ``indent`` is where the bullet stands.

    ``tag`` says what the author tagged it as.
    """

    lines: list[Line]
    marker: Marker | None = None
    bullet: bool = False
    indent: float = 0.0
    furniture: bool = False
    tag: Tag | None = None

    @property
    def size(self) -> float:
        """Return the size of its first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        """Tell whether all of it is in italics."""
        return all(line.italic for line in self.lines)

    @property
    def text(self) -> str:
        """Return its words, line ends as spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def table(self) -> Table | None:
        """Return the table that stands here, if it is one."""
        return self.lines[0].table

    @property
    def is_item(self) -> bool:
        """Tell whether it is a list item."""
        return self.bullet or (self.marker is not None and self.marker.family != "number")


class Measures(NamedTuple):
    """What a document's text measures: ``body`` is the size that most characters have, ``leading`` the usual distance
    from one line to the next for every size, in points.
    """

    body: float
    leading: Mapping[float, float]


def find_paragraphs(lines: Sequence[Line], measures: Measures) -> list[Paragraph]:
    """Return the lines of one page, furniture left out before, as paragraphs in order."""
    found: list[Paragraph] = []
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        last = found[-1] if found else None
        if last is not None and not _begins(last, line, following, measures):
            last.lines.append(line)
        else:
            found.append(_paragraph(line))
    return found


def marker_at(line: Line) -> Marker | None:
    """Return the bullet or number at the head of a line, also one that is set tight to the first word."""
    if len(line.words) > 1:
        marker = marker_of(line.text)
        if marker is not None:
            return marker
    glued = GLUED.match(line.words[0].text)
    return Marker(glued[0], glued.end(), "number", glued[1]) if glued else None


def _paragraph(line: Line) -> Paragraph:
    marker = marker_at(line)
    return Paragraph([line], marker, line.bullet or (marker is not None and marker.family == "strong"), line.x0)


def measure(lines: Iterable[Line]) -> Measures:
    """Measure the lines of a document.

    The leading is the smallest distance that comes often: where paragraphs are short, the distance between them may
    come more often.
    """
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    above: Line | None = None
    for line in lines:
        sizes[line.size] += len(line.text)
        if above is not None and above.column == line.column and above.size == line.size:
            step = round(line.bottom - above.bottom, 1)
            if 0.9 < step / max(line.size, 1) < 2.6:
                steps.setdefault(line.size, Counter())[step] += 1
        above = line
    body = max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0
    usual = {size: _smallest_usual(counts) for size, counts in steps.items()}
    # Of headings there may be few, each over another: what is between these is no leading.
    return Measures(body, {s: min(step, 1.5 * s) if s > LARGER * body else step for s, step in usual.items()})


def _smallest_usual(counts: Counter[float]) -> float:
    often = max(OFTEN * max(counts.values()), min(2, max(counts.values())))
    return min(step for step, count in counts.items() if count >= often)


def _begins(last: Paragraph, line: Line, following: Line | None, measures: Measures) -> bool:
    """Tell whether a line begins a block of its own, and does not carry on the last one."""
    above = last.lines[-1]
    if line.table is not None or above.table is not None:
        return True
    if line.bullet or above.column != line.column or above.page != line.page or above.group == line.group:
        return True
    usual = WIDE_LEADING * max(measures.leading.get(line.size, 1.35 * line.size), 1.1 * line.size)
    step = line.bottom - above.bottom
    if step > usual or step < 0 or _looks_other(above, line, _ends_a_block(line, following, usual)):
        return True
    marker = marker_at(line)
    if marker is not None and _is_marked_like_a_list(marker, last, line):
        return True
    if _is_title_wrapped(above, line, measures.body):
        return False
    return _outdents(last, line) or _ends_early(above, line)


def _is_title_wrapped(above: Line, line: Line, body: float) -> bool:
    """Tell whether a line in a title's size carries on the one above, wherever that was broken."""
    return line.size > LARGER * body and above.size == line.size and not SENTENCE_END.search(above.text)


def _ends_a_block(line: Line, following: Line | None, usual: float) -> bool:
    """Tell whether there is more room below a line than above it: then it belongs to what stands above."""
    return following is None or following.page != line.page or following.bottom - line.bottom > usual


def _looks_other(above: Line, line: Line, closes: bool) -> bool:
    """Tell whether a line looks other than the one above: bold words that only close a paragraph do not count."""
    if abs(above.size - line.size) > 0.6:
        return True
    return above.bold != line.bold and not _runs_on(above, line) and not (line.bold and closes)


def _runs_on(above: Line, line: Line) -> bool:
    """Tell whether bold words in a line are emphasis in a sentence that goes on."""
    return not SENTENCE_END.search(above.text) and line.text[:1].islower() and not is_title(above.text)


def _is_marked_like_a_list(marker: Marker, last: Paragraph, line: Line) -> bool:
    """Tell whether a line's bullet or number opens an item, and is not a number or dash within a sentence."""
    above = last.lines[-1]
    if marker.family == "strong":
        return marker.text != "·" or " · " not in last.text
    if last.marker is not None and last.marker.family == marker.family and abs(line.x0 - last.indent) < INDENT:
        return marker.family == "dash" or counts_on(last.marker, marker)
    return bool(SENTENCE_END.search(above.text)) or _ends_early(above, line)


def counts_on(last: Marker, marker: Marker) -> bool:
    """Tell whether a number or letter follows another."""
    one, other = (int(m.value) if m.value.isdigit() else ord(m.value) for m in (last, marker))
    return other == one + 1 and last.value.isdigit() == marker.value.isdigit()


def _outdents(last: Paragraph, line: Line) -> bool:
    """Tell whether a line stands outside an item's text, or is set in as a first line is."""
    above = last.lines[-1]
    ended = bool(SENTENCE_END.search(above.text))
    if last.is_item and len(last.lines) > 1 and line.x0 < above.x0 - INDENT:
        return ended or has_room(above, line)
    if last.is_item and len(last.lines) == 1 and line.x0 < last.indent - 1:
        return ended or has_room(above, line)
    return ended and not last.is_item and line.x0 > above.x0 + INDENT and len(last.lines) > 1


def has_room(above: Line, line: Line) -> bool:
    """Tell whether a line's first word would still have fitted on the line above."""
    first = line.words[0]
    return above.right - above.x1 > (first.x1 - first.x0) + 0.6 * above.size + 2


def _ends_early(above: Line, line: Line) -> bool:
    """Tell whether the line above ends though the next line's first word would still have fitted on it."""
    room = above.right - above.x1
    if not has_room(above, line) or ends_in_hyphen(above.words[-1].text):
        return False
    if line.text[:1].islower() and not SENTENCE_END.search(above.text):
        return room > 0.45 * (above.right - above.left) and above.x1 - above.x0 < 0.3 * (above.right - above.left)
    return True


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


def pieces_of(lines: Sequence[Line], skip: int = 0) -> list[Piece]:
    """Return the words of lines as pieces with their places, without the first ``skip`` characters."""
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        number, last = _line_number(line), len(line.words) - 1
        for at, word in enumerate(line.words):
            text, glue = word.text, " "
            if skip:
                cut = min(skip, len(text))
                text, skip = text[cut:], max(skip - cut - 1, 0)
                if not text:
                    continue
            if at == last and index + 1 < len(lines) and (word.breaks or ends_in_hyphen(text)) and len(text) > 1:
                text, glue = join(text, lines[index + 1].words[0].text)
            pieces.append(Piece(text, Place(line.page, word.box), number))
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
