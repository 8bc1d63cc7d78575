"""Text between two blocks: broken lines and bold stretches are marked as it gathers, and told apart in the end."""

import re
from unicodedata import normalize

from loften.readers.lines import clean, goes_on, marker_of

BREAK, BOLD_ON, BOLD_OFF = "\x00", "\x01", "\x02"
MARKS = re.compile(f"[{BOLD_ON}{BOLD_OFF}]")
BOLD_SPAN = re.compile(f"{BOLD_ON}[^{BOLD_ON}{BOLD_OFF}]*{BOLD_OFF}")
# A run of this length without a space is no word: an image or font that was pasted into the page as base64.
LONGEST_WORD = 200
JUNK = re.compile(r"(?:data:[\w/+.-]+;base64,)?[A-Za-z0-9+/=_-]{200,}")

Line = tuple[str, bool]


def lines_of(raw: str, kind: str) -> list[Line]:
    """Return the lines of a block, as its author broke them, and whether all of a line is bold; none is empty.

    ``raw`` holds more than white space.
    """
    words = raw.split()
    if len(raw) < LONGEST_WORD or max(map(len, words)) < LONGEST_WORD:
        text = " ".join(words)
        if text.isprintable():  # and so without any mark
            return [(text if text.isascii() else normalize("NFC", text), False)]
    if BREAK not in raw:
        line = _line(raw)
        return [line] if line[0] else []
    if kind not in ("paragraph", "list_item"):
        line = _line(raw.replace(BREAK, " "))
        return [line] if line[0] else []
    lines = _broken_lines(raw, kind)
    if len(lines) < 2:
        return lines
    # A bold question before its answer is no heading: both stand in one paragraph.
    return [(text, bold and text[-1] not in "?!") for text, bold in lines]


def _line(raw: str) -> Line:
    """Return the text of a line and whether all of it is bold."""
    if len(raw) >= LONGEST_WORD:
        raw = JUNK.sub(" ", raw)
    if BOLD_ON not in raw:
        return clean(raw), False
    bold = not BOLD_SPAN.sub("", raw).strip(f" \t\n\r\xa0{BOLD_ON}{BOLD_OFF}")
    return clean(MARKS.sub("", raw)), bold


def _broken_lines(raw: str, kind: str) -> list[Line]:
    """Return the lines of a block with ``<br>``: joined where a sentence goes on, else each by itself."""
    lines: list[Line] = []
    for part in raw.split(BREAK):
        text, bold = _line(part)
        if text and lines and ((kind == "list_item" and not marker_of(text)) or goes_on(lines[-1][0], text)):
            lines[-1] = (f"{lines[-1][0]} {text}", lines[-1][1] and bold)
        elif text:
            lines.append((text, bold))
    return lines
