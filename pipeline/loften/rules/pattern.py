"""A compiled pattern that is not tried where it cannot match, and tried on small letters where it can.

Most rules match few texts, and a search that ignores case tries every place. Most also cannot match without one of a
few stretches of letters ("polis", "kommun"); whether these are there is worked out once a text, for all patterns.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, cast

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
    """A compiled pattern with the methods of ``re.Pattern`` that are in use here, and their results.

    ``needs``: of each alternative the clauses that a match meets, as numbers, the most telling first; empty where that
    is not known, or nothing is needed. Who has looked at them may use ``search_met`` and ``finditer_met``.
    """

    __slots__ = ("_anchored", "_compiled", "_folded", "_known", "_parsed", "_stretches", "needs", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self._compiled = re.compile(pattern, flags)
        self.pattern = pattern
        self.needs: tuple[tuple[int, AbstractSet[int]], ...] = ()
        self._known = self._anchored = False
        self._stretches: tuple[str, ...] = ()
        self._parsed: Any = None
        self._folded: Folded | None = None
        _unknown.append(self)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``."""
        return self.search_met(text, start, end) if self.may_match(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at ``start``, in ``text[start:end]``."""
        return self._match(text, start, _stop(text, end)) if self.may_match(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[start:end]``."""
        return self.finditer_met(text, start, end) if self.may_match(text, start, end) else iter(())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is all of ``text``."""
        return self._compiled.fullmatch(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return ``text`` with its matches, or the first ``count``, replaced."""
        return self._compiled.sub(by, text, count)

    def split(self, text: str) -> list[str | Any]:
        """Return what stands between the matches in ``text``."""
        return self._compiled.split(text)

    def search_met(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``, which is known to meet what the pattern needs."""
        stop = _stop(text, end)
        if self._anchored:
            return self._match(text, 0, stop) if start <= 0 or not text else None
        folded, small = self._in_small(text)
        if folded is None:
            return self._compiled.search(text, start, stop)
        found = folded.compiled.search(small, start, stop)
        if found is None:
            return None
        if folded.loose:
            return self._compiled.search(text, found.start(), stop)
        return self._as_written(text, found, stop)

    def finditer_met(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[start:end]``, which is known to meet what the pattern needs."""
        stop = _stop(text, end)
        folded, small = self._in_small(text)
        if folded is None:
            return self._compiled.finditer(text, start, stop)
        if not folded.loose:
            return (self._as_written(text, found, stop) for found in folded.compiled.finditer(small, start, stop))
        first = folded.compiled.search(small, start, stop)
        return self._compiled.finditer(text, first.start(), stop) if first else iter(())

    def _match(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        folded, small = self._in_small(text)
        if folded is not None and folded.compiled.match(small, start, stop) is None:
            return None
        return self._compiled.match(text, start, stop)

    def _in_small(self, text: str) -> tuple[Folded | None, str]:
        """Return the pattern for small letters and the text in these, None where that is not to be had."""
        if self._parsed is not None:
            self._folded, self._parsed = fold(self._parsed), None
        small = small_letters(text) if self._folded else None
        return (None, "") if small is None else (self._folded, small)

    def _as_written(self, text: str, found: re.Match[str], stop: int) -> re.Match[str]:
        """Return a match in small letters as the one in the text itself, the same one where it has no capitals."""
        start, end = found.span()
        if not self._compiled.groups and found[0] == text[start:end]:
            return found
        return cast(re.Match[str], self._compiled.match(text, start, stop))

    def may_match(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Return whether it is worth trying: False only where nothing in ``text[start:end]`` can match."""
        if not self.needs:
            return self._known or _count()
        if start > 0 or end is not None:
            text = text[max(start, 0) : end]
        if len(text) > LONGEST:
            words = words_of(text) if self._stretches else None
            return words is None or any(stretch in words for stretch in self._stretches)
        found = met(text)
        if found is None:
            return True
        for first, others in self.needs:  # noqa: SIM110 (a generator takes longer)
            if first in found and others <= found:
                return True
        return False

    def learn(self, parsed: Any, wanted: Sequence[Need], numbers: Sequence[Sequence[int]]) -> None:
        """Note what was read off the parsed pattern: its needs, each clause as its number too."""
        self.needs = tuple((first, frozenset(others)) for first, *others in numbers)
        stretches = {stretch for need in wanted for stretch in need[0]}
        if len(stretches) <= FEW and all(len(stretch) > 1 for stretch in stretches):
            self._stretches = tuple(sorted(stretches, key=len))
        self._anchored, self._parsed, self._known = is_anchored(parsed), parsed, True


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
        pattern.learn(read, one, [[next(numbers) for _ in need] for need in one])
    _unknown.clear()


def _stop(text: str, end: int | None) -> int:
    return len(text) if end is None else end
