"""Pages whose text runs sideways or upside down, turned so that it can be read; lines that run across the text."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from loften.document import Box
from loften.readers.pdf.words import Page, Shape, Word


def set_upright(page: Page) -> Page:
    """Return a page as its text is read: the words keep in ``shown`` where they stand on the page as it is shown.

    Words that run another way than most are taken out of the text and put ``aside``.
    """
    if not any(word.quarter for word in page.words):
        return page
    turns: Counter[int] = Counter()
    for word in page.words:
        turns[word.quarter] += len(word.text)
    main = max(turns, key=lambda quarter: (turns[quarter], -quarter))
    aside = _lines_of([word for word in page.words if word.quarter != main])
    words = [word for word in page.words if word.quarter == main]
    if not main:
        return replace(page, words=words, aside=aside)
    turn = _turn(main, page.width, page.height)
    for word in words:
        box = (word.x0, word.top, word.x1, word.bottom)
        word.shown, (word.x0, word.top, word.x1, word.bottom) = box, turn(*box)
    shapes, rules = ([Shape(*turn(s.x0, s.top, s.x1, s.bottom)) for s in drawn] for drawn in (page.shapes, page.rules))
    width, height = (page.height, page.width) if main % 2 else (page.width, page.height)
    return replace(page, width=width, height=height, words=words, aside=aside, shapes=shapes, rules=rules)


def _turn(quarter: int, width: float, height: float) -> Callable[[float, float, float, float], Box]:
    """Return the map of boxes that turns a page to the right by as many quarters as its letters are turned left."""
    if quarter == 1:
        return lambda x0, top, x1, bottom: (height - bottom, x0, height - top, x1)
    if quarter == 3:
        return lambda x0, top, x1, bottom: (top, width - x1, bottom, width - x0)
    return lambda x0, top, x1, bottom: (width - x1, height - bottom, width - x0, height - top)


def _lines_of(words: list[Word]) -> list[list[Word]]:
    """Return words that run one way and follow each other on one line, in the order in which they are written."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last is not None and last.quarter == word.quarter and _is_beside(last, word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _is_beside(last: Word, word: Word) -> bool:
    if word.quarter % 2:
        return abs((last.x0 + last.x1) - (word.x0 + word.x1)) < word.size
    return abs((last.top + last.bottom) - (word.top + word.bottom)) < word.size
