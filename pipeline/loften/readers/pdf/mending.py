"""Words made whole that a soft hyphen or spaces between the letters parted; the numbers of footnotes made small."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loften.readers.pdf.words import Word

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A raised number is at most so large beside the text.
SMALL = 0.8
RAISED = 0.15
# So many letters in a row, each by itself, are one word spaced out.
FEWEST_LETTERS = 4


def mended(words: Iterable[Word]) -> list[Word]:
    """Return the words in order, mended."""
    whole: list[Word] = []
    single, spaced = 0, False
    for word in words:
        last = whole[-1] if whole else None
        if last is not None and last.breaks and _touches(last, word):
            whole[-1] = _joined(last, word, last.text[:-1] + word.text)
        elif last is not None and word.text.isdigit() and _is_note(last, word):
            whole[-1] = _joined(last, word, last.text + word.text.translate(SUPERSCRIPT))
        else:
            whole.append(word)
        single = single + 1 if len(word.text) == 1 else 0
        spaced = spaced or single == FEWEST_LETTERS
    return list(_unspaced(whole)) if spaced else whole


def _joined(one: Word, other: Word, text: str) -> Word:
    x1, top, bottom = max(one.x1, other.x1), min(one.top, other.top), max(one.bottom, other.bottom)
    return replace(one, text=text, x1=x1, top=top, bottom=bottom, breaks=other.breaks)


def _touches(last: Word, word: Word) -> bool:
    level = abs(last.bottom - word.bottom) < 0.2 * word.size
    return level and -0.5 * word.size < word.x0 - last.x1 < 0.15 * word.size


def _is_note(last: Word, word: Word) -> bool:
    """Tell whether a number stands small, raised and tight to the right of a word, as the number of a footnote does."""
    if len(word.text) > 2 or word.size > SMALL * last.size or not last.text[-1:].strip("0123456789"):
        return False
    raised = last.bottom - word.bottom > RAISED * last.size
    return raised and -0.2 * last.size < word.x0 - last.x1 < 0.3 * last.size


def _unspaced(words: list[Word]) -> Iterator[Word]:
    """Yield the words, lines of letters that stand apart made words: "L Ö F T E N", as titles are set."""
    for line in _lines(words):
        yield from _words_of(line) if all(len(word.text) == 1 for word in line) else line


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and not _is_next(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _is_next(last: Word, word: Word) -> bool:
    level = abs(last.bottom - word.bottom) < 0.2 * word.size and word.size == last.size
    return level and -0.2 * word.size < word.x0 - last.x1 < 2 * word.size


def _words_of(run: list[Word]) -> Iterator[Word]:
    """Yield spaced letters as words: a word ends at a gap far wider than the narrowest."""
    letters = sum(word.text.isalpha() for word in run)
    if letters < FEWEST_LETTERS or letters < len(run) - 2:
        yield from run
        return
    narrowest = min(b.x0 - a.x1 for a, b in itertools.pairwise(run))
    limit = max(1.8 * narrowest, narrowest + 0.12 * run[0].size)
    whole = run[0]
    for last, word in itertools.pairwise(run):
        if word.x0 - last.x1 > limit:
            yield whole
            whole = word
        else:
            whole = _joined(whole, word, whole.text + word.text)
    yield whole
