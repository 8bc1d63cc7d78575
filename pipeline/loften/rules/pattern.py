"""A compiled pattern that is not tried where it cannot match.

Most rules match few texts, and a search that ignores case tries every place. Most also cannot match without one of a
few stretches of letters ("polis", "kommun"); whether one of them is there at all is known in a tenth of the time.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

MANY = 40
"""Looking for more stretches than this is hardly quicker than the pattern itself."""
PATIENCE = 25
SHORTEST = 2
SHORT = 2000
"""Longer texts have most letters in most orders: there only the whole stretches tell."""
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzåäöéèüáà")
"""Letters that only their own capitals match when case is ignored, but for two odd ones that ``_folded`` minds."""

_parser: Final[Any] = import_module("re._parser")


class Pattern:
    """A compiled pattern with the methods of ``re.Pattern`` that are in use here, and their results."""

    __slots__ = (
        *("_anchored", "_beginnings", "_compiled", "_needed", "_untried"),
        *("fullmatch", "match", "pattern", "split", "sub"),
    )

    def __init__(self, pattern: str, flags: int) -> None:
        self._compiled = re.compile(pattern, flags)
        self.match, self.fullmatch = self._compiled.match, self._compiled.fullmatch
        self.split, self.sub = self._compiled.split, self._compiled.sub
        self.pattern = pattern
        self._needed: tuple[str, ...] | None = None
        self._beginnings: frozenset[str] = frozenset()
        self._anchored = False
        self._untried = PATIENCE

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``."""
        stop, start = len(text) if end is None else end, max(start, 0)
        if self._untried:
            self._try()
        if self._anchored:
            return self.match(text, 0, stop) if start == 0 or not text else None
        return self._compiled.search(text, start, stop) if self._may_match(text, start, stop) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[start:end]``."""
        stop, start = len(text) if end is None else end, max(start, 0)
        if self._untried:
            self._try()
        return self._compiled.finditer(text, start, stop) if self._may_match(text, start, stop) else iter(())

    def _try(self) -> None:
        """Look into the pattern once it has been tried often enough for that to pay."""
        self._untried -= 1
        if self._untried:
            return
        parsed = _parser.parse(self.pattern, self._compiled.flags)
        self._anchored = _is_anchored(parsed)
        if self._compiled.flags & re.IGNORECASE and (stretches := needed(parsed)):
            self._needed = stretches
            if min(map(len, stretches)) >= 3:
                self._beginnings = frozenset(stretch[:3] for stretch in stretches)

    def _may_match(self, text: str, start: int, end: int) -> bool:
        if self._needed is None:
            return True
        folded = _folded(text)
        if folded is None:
            return True
        if self._beginnings and len(folded) <= SHORT and self._beginnings.isdisjoint(_triples(folded)):
            return False
        for stretch in self._needed:  # noqa: SIM110 (a generator would take longer than what it asks)
            if folded.find(stretch, start, end) >= 0:
                return True
        return False


@lru_cache(maxsize=1024)
def _folded(text: str) -> str | None:
    """Return a text in small letters, None where the two long s and dotless i are in it, or it changes its length."""
    small = text.lower()
    return small if len(small) == len(text) and "ı" not in text and "ſ" not in text else None


@lru_cache(maxsize=512)
def _triples(text: str) -> frozenset[str]:
    """Return every three letters that follow each other in a text."""
    return frozenset(map("".join, zip(text, text[1:], text[2:], strict=False)))


def _is_anchored(parsed: Any) -> bool:
    """Tell whether a pattern can match at the beginning of a text alone, where ``match`` does not look further."""
    first = next(iter(parsed), (None, None))
    return str(first[0]) == "AT" and str(first[1]) == "AT_BEGINNING" and not parsed.state.flags & re.MULTILINE


def needed(parsed: Any) -> tuple[str, ...] | None:
    """Return stretches in small letters of which every match has at least one, None where none are worth asking for."""
    found = _best(list(parsed))
    return tuple(sorted(found, key=len)) if found else None


def _best(items: Sequence[Any]) -> frozenset[str] | None:
    """Return the best such stretches of a sequence: the longest, then the fewest."""
    found: list[frozenset[str]] = []
    run = ""
    for name, value in _flat(items):
        if name == "LITERAL" and _small(value):
            run += _small(value)
            continue
        found.append(frozenset((run,)))
        alternatives = _alternatives(name, value)
        if alternatives:
            heads = [_head(alternative) for alternative in alternatives]
            found.append(frozenset(run + head for head in heads))
            within = [_best(alternative) for alternative in alternatives]
            found.append(frozenset().union(*(one or frozenset(("",)) for one in within)))
        elif name.endswith("REPEAT") and value[0] > 0:
            found.append(_best(list(value[2])) or frozenset(("",)))
        run = ""
    found.append(frozenset((run,)))
    useful = [one for one in found if len(one) <= MANY and min(map(len, one)) >= SHORTEST]
    return max(useful, key=lambda one: (min(min(map(len, one)), 4), -len(one), sorted(one)), default=None)


def _flat(items: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the items of a sequence with those of its groups in their places, by name."""
    for operation, value in items:
        name = str(operation)
        if name == "SUBPATTERN":
            yield from _flat(value[3])
        elif name == "ATOMIC_GROUP":
            yield from _flat(value)
        elif name not in ("AT", "ASSERT", "ASSERT_NOT"):  # these take no room, so that a run goes on behind them
            yield name, value


def _alternatives(name: str, value: Any) -> list[Sequence[Any]]:
    """Return what stands for one of several: a branch, or a set of few letters."""
    if name == "BRANCH":
        return [list(one) for one in value[1]]
    if name == "IN" and len(value) <= 4 and all(str(operation) == "LITERAL" for operation, _ in value):
        return [[one] for one in value]
    return []


def _head(items: Sequence[Any]) -> str:
    """Return the letters that a sequence begins with."""
    head = ""
    for name, value in _flat(items):
        if name != "LITERAL" or not _small(value):
            break
        head += _small(value)
    return head


def _small(code: int) -> str:
    """Return a literal in small letters, empty where case is not simple."""
    small = chr(code).lower()
    return small if small in LETTERS or not (small.isalpha() or len(small) > 1) else ""
