"""A compiled pattern that is not tried where it cannot match.

Most rules match few texts, and a search that ignores case tries every place. Most also cannot match without one of a
few stretches of letters ("polis", "kommun"); whether these are there is worked out once a text, for all patterns.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from loften.rules.needs import is_anchored, needs, parse
from loften.rules.signs import ask, held

PATIENCE = 20_000
"""Patterns are looked into once they have been tried so often that this pays: about ten documents."""
LONGEST = 5_000
"""Longer texts hold most stretches."""

_unknown: "list[Pattern]" = []
_tried = 0


class Pattern:
    """A compiled pattern with the methods of ``re.Pattern`` that are in use here, and their results."""

    __slots__ = ("_anchored", "_compiled", "_needs", "fullmatch", "pattern", "split", "sub")

    def __init__(self, pattern: str, flags: int) -> None:
        self._compiled = re.compile(pattern, flags)
        self.fullmatch: Callable[..., re.Match[str] | None] = self._compiled.fullmatch
        self.split, self.sub = self._compiled.split, self._compiled.sub
        self.pattern = pattern
        self._needs: tuple[int, ...] | None = None
        self._anchored = False
        _unknown.append(self)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``."""
        if not self._may_match(text, start, end):
            return None
        if self._anchored:
            return self._compiled.match(text, 0, _stop(text, end)) if start <= 0 or not text else None
        return self._compiled.search(text, start, _stop(text, end))

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at ``start``, in ``text[start:end]``."""
        return self._compiled.match(text, start, _stop(text, end)) if self._may_match(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[start:end]``."""
        if not self._may_match(text, start, end):
            return iter(())
        return self._compiled.finditer(text, start, _stop(text, end))

    def _may_match(self, text: str, start: int, end: int | None) -> bool:
        wanted = self._needs
        if not wanted:
            return wanted is not None or _wait()
        if start > 0 or end is not None:
            text = text[max(start, 0) : end]
        if len(text) > LONGEST:
            return True
        bits = held(text)
        for need in wanted:  # noqa: SIM110 (a generator would take longer than what it asks)
            if bits & need == need:
                return True
        return False

    def _look(self, parsed: Any, wanted: tuple[int, ...]) -> None:
        self._anchored, self._needs = is_anchored(parsed), wanted


def _wait() -> bool:
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
    bits = iter(ask(need for one in wanted for need in one))
    for pattern, one, own in zip(_unknown, parsed, wanted, strict=True):
        pattern._look(one, tuple(next(bits) for _ in own))
    _unknown.clear()


def _stop(text: str, end: int | None) -> int:
    return len(text) if end is None else end
