"""A compiled pattern that is not tried where it cannot match.

Most rules match few texts, and a search that ignores case tries every place. Most also cannot match without one of a
few stretches of letters ("polis", "kommun"); whether these are there is worked out once a text, for all patterns.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

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

    __slots__ = ("_anchored", "_compiled", "_known", "_needs", "_stretches", "fullmatch", "pattern", "split", "sub")

    def __init__(self, pattern: str, flags: int) -> None:
        self._compiled = re.compile(pattern, flags)
        self.fullmatch: Callable[..., re.Match[str] | None] = self._compiled.fullmatch
        self.split, self.sub = self._compiled.split, self._compiled.sub
        self.pattern = pattern
        self._known = self._anchored = False
        self._needs: tuple[tuple[int, AbstractSet[int]], ...] = ()
        self._stretches: tuple[str, ...] = ()
        _unknown.append(self)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``."""
        if not self.may_match(text, start, end):
            return None
        if self._anchored:
            return self._compiled.match(text, 0, _stop(text, end)) if start <= 0 or not text else None
        return self._compiled.search(text, start, _stop(text, end))

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at ``start``, in ``text[start:end]``."""
        return self._compiled.match(text, start, _stop(text, end)) if self.may_match(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[start:end]``."""
        if not self.may_match(text, start, end):
            return iter(())
        return self._compiled.finditer(text, start, _stop(text, end))

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

    def _learn(self, wanted: Sequence[Need], numbers: Sequence[Sequence[int]]) -> None:
        """Note what is known of the pattern: its needs, each clause as its number too, the most telling first."""
        self._needs = tuple((first, frozenset(others)) for first, *others in numbers)
        stretches = {stretch for need in wanted for stretch in need[0]}
        if len(stretches) <= FEW and all(len(stretch) > 1 for stretch in stretches):
            self._stretches = tuple(sorted(stretches, key=len))
        self._anchored = is_anchored(parse(self.pattern, self._compiled.flags))
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
    wanted = [needs(parse(pattern.pattern, pattern._compiled.flags)) for pattern in _unknown]
    numbers = iter(number(clause for one in wanted for need in one for clause in need))
    for pattern, one in zip(_unknown, wanted, strict=True):
        pattern._learn(one, [[next(numbers) for _ in need] for need in one])
    _unknown.clear()


def _stop(text: str, end: int | None) -> int:
    return len(text) if end is None else end
