"""Lines to paragraphs: where one ends, and what begins a list item."""

from collections.abc import Sequence

from loften.readers.lines import SENTENCE_END, Marker, is_title
from loften.readers.pdf.hyphens import ends_in_hyphen
from loften.readers.pdf.lines import Line
from loften.readers.pdf.paragraph import LARGER, Measures, Paragraph, marker_at, paragraph_at

WIDE_LEADING = 1.25
INDENT = 7.0


def find_paragraphs(lines: Sequence[Line], measures: Measures) -> list[Paragraph]:
    """Return the lines of one page, furniture left out before, as paragraphs in order."""
    found: list[Paragraph] = []
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        last = found[-1] if found else None
        if last is not None and not _begins(last, line, following, measures):
            last.lines.append(line)
        else:
            found.append(paragraph_at(line))
    return found


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
