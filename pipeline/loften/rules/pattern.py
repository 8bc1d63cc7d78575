"""A compiled pattern that is not tried where it cannot match, and tried on small letters where it can.

Most rules match few texts, and a search that ignores case tries every place. Most also cannot match without one of a
few stretches of letters ("polis", "kommun"); whether these are there is worked out once a text, for all patterns.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from loften.rules.folded import Folded, fold, small_letters
from loften.rules.needs import Need, is_anchored, needs, parse
from loften.rules.signs import met, number, words_of

PATIENCE = 20_000
"""Patterns are looked into once they have been tried so often that this pays: about ten documents."""
LONGEST = 600
"""Longer texts hold most stretches, and few patterns are tried on them: each looks for its own."""
FEW = 40
"""To look for more stretches of its own hardly pays."""

_unknown: "list[Pattern]" = []
_tried = 0


class Pattern:
    """A compiled pattern with the methods of ``re.Pattern`` that are in use here, and their results."""

    __slots__ = ("_anchored", "_compiled", "_folded", "_known", "_needs", "_parsed", "_stretches", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self._compiled = re.compile(pattern, flags)
        self.pattern = pattern
        self._known = self._anchored = False
        self._needs: tuple[tuple[int, AbstractSet[int]], ...] = ()
        self._stretches: tuple[str, ...] = ()
        self._parsed: Any = None
        self._folded: Folded | None = None
        _unknown.append(self)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``."""
        if not self.may_match(text, start, end):
            return None
        stop = len(text) if end is None else end
        if self._anchored:
            return self._match(text, 0, stop) if start <= 0 or not text else None
        folded, small = self._small(text)
        if folded is None:
            return self._compiled.search(text, start, stop)
        found = folded.compiled.search(small, start, stop)
        if found is None:
            return None
        again = self._compiled.search if folded.loose else self._compiled.match
        return again(text, found.start(), stop)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at ``start``, in ``text[start:end]``."""
        if not self.may_match(text, start, end):
            return None
        return self._match(text, start, len(text) if end is None else end)

    def _match(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        folded, small = self._small(text)
        if folded is not None and folded.compiled.match(small, start, stop) is None:
            return None
        return self._compiled.match(text, start, stop)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[start:end]``."""
        if not self.may_match(text, start, end):
            return iter(())
        stop = len(text) if end is None else end
        folded, small = self._small(text)
        if folded is None:
            return self._compiled.finditer(text, start, stop)
        if not folded.loose:
            return self._as_written(text, folded.compiled.finditer(small, start, stop), stop)
        first = folded.compiled.search(small, start, stop)
        return self._compiled.finditer(text, first.start(), stop) if first else iter(())

    def _as_written(self, text: str, found: Iterable[re.Match[str]], stop: int) -> Iterator[re.Match[str]]:
        """Yield what was found in small letters as matches in the text itself."""
        for one in found:
            match = self._compiled.match(text, one.start(), stop)
            assert match is not None
            yield match

    def _small(self, text: str) -> tuple[Folded | None, str]:
        """Return the pattern for small letters and the text in these, None where that is not to be had."""
        if self._parsed is not None:
            self._folded, self._parsed = fold(self._parsed), None
        small = small_letters(text) if self._folded else None
        return (None, "") if small is None else (self._folded, small)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is all of ``text``."""
        return self._compiled.fullmatch(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return ``text`` with matches, the first ``count`` if it is not 0, replaced."""
        return self._compiled.sub(by, text, count)

    def split(self, text: str) -> list[str | Any]:
        """Return what stands in ``text`` between matches."""
        return self._compiled.split(text)

    def may_match(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Return whether it is worth trying: False only where nothing in ``text[start:end]`` can match."""
        if not self._needs:
            return self._known or _count()
        if start > 0 or end is not None:
            text = text[max(start, 0) : end]
        if len(text) > LONGEST:
            return self._may_match_long(text)
        found = met(text)
        return found is None or self.may_match_what(found)

    def may_match_what(self, found: AbstractSet[int]) -> bool:
        """Return whether it may match a text that meets the clauses of these numbers."""
        for first, others in self._needs:
            if first in found and others <= found:
                return True
        return not self._needs

    def _may_match_long(self, text: str) -> bool:
        words = words_of(text) if self._stretches else None
        return words is None or any(stretch in words for stretch in self._stretches)

    def _learn(self, parsed: Any, wanted: Sequence[Need], numbers: Sequence[Sequence[int]]) -> None:
        """Note what is known of the pattern: its needs, each clause as its number too, the most telling first."""
        self._needs = tuple((first, frozenset(others)) for first, *others in numbers)
        stretches = {stretch for need in wanted for stretch in need[0]}
        if len(stretches) <= FEW and all(len(stretch) > 1 for stretch in stretches):
            self._stretches = tuple(sorted(stretches, key=len))
        self._anchored = is_anchored(parsed)
        self._parsed = parsed
        self._known = True


def met_by(text: str, start: int = 0, end: int | None = None) -> AbstractSet[int] | None:
    """Return the numbers of the clauses that ``text[start:end]`` meets, None where patterns have to be tried."""
    if _unknown:
        _count()
        return None
    if start > 0 or end is not None:
        text = text[max(start, 0) : end]
    return met(text) if len(text) <= LONGEST else None


def _count() -> bool:
    """Count a try of a pattern that was not looked into, and look into all when there were enough of them."""
    global _tried
    _tried += 1
    if _tried >= PATIENCE:
        _tried = 0
        look_into_patterns()
    return True


def look_into_patterns() -> None:
    """Look into all patterns that there are: before many documents, since it takes as long as some."""
    parsed = [parse(pattern.pattern, pattern._compiled.flags) for pattern in _unknown]
    wanted = [needs(one) for one in parsed]
    numbers = iter(number(clause for one in wanted for need in one for clause in need))
    for pattern, read, one in zip(_unknown, parsed, wanted, strict=True):
        pattern._learn(read, one, [[next(numbers) for _ in need] for need in one])
    _unknown.clear()

