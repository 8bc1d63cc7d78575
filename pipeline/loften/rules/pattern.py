"""A compiled pattern that is not tried where it cannot match, and tried on small letters where it can.

Most rules match few texts, and a search that ignores case tries every place. Most also cannot match without one of a
few stretches of letters ("polis", "kommun"); whether these are there is worked out once a text, for all patterns.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, cast

from loften.rules.folded import Folded, fold, small_letters
from loften.rules.needs import Need, needs
from loften.rules.parsed import is_choice, only, parse
from loften.rules.signs import met, number, words_of

PATIENCE = 20_000
"""Patterns are looked into once they have been tried so often that this pays: about ten documents."""
LONGEST = 600
"""Longer texts hold most stretches, and few patterns are tried on them: each looks for its own."""
FEW = 40
"""To look for more stretches of its own hardly pays."""

ANY = -1
"""Stands for all alternatives of a pattern."""
NONE = -2

_Need = tuple[int, int | None, AbstractSet[int]]
_NOTHING: tuple[_Need, ...] = ((ANY, None, frozenset()),)

_unknown: "list[Pattern]" = []
_tried = 0


class Pattern:
    """A compiled pattern with the methods of ``re.Pattern`` that are in use here, and their results.

    ``needs``: of each alternative its place, and the numbers of the clauses that a match meets: the most telling, None
    where there are none, and the others; empty while that is not known. Who has looked at them may use ``search_met``
    and ``finditer_met``.
    """

    __slots__ = ("_compiled", "_folded", "_stretches", "flags", "needs", "pattern")
    _compiled: re.Pattern[str]

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags
        self.needs: tuple[_Need, ...] = ()
        self._stretches: tuple[str, ...] = ()
        self._folded: dict[int, Folded | None] = {}
        _unknown.append(self)

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern when it is first asked for: most are not in a single document."""
        if name != "_compiled":
            raise AttributeError(name)
        self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``."""
        return self.search_met(text, start, end) if self.may_match(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at ``start``, in ``text[start:end]``."""
        if not self.may_match(text, start, end):
            return None
        stop = _stop(text, end)
        folded, small = self._in_small(text, ANY)
        if folded is not None and folded.compiled.match(small, start, stop) is None:
            return None
        return self._compiled.match(text, start, stop)

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

    def matches_met(self, text: str, alternative: int = ANY) -> bool:
        """Return whether anything in ``text`` matches, where no other alternative can."""
        folded, small = self._in_small(text, alternative)
        if folded is None:
            return self._compiled.search(text) is not None
        found = folded.compiled.match(small) if folded.anchored else folded.compiled.search(small)
        if found is None or not folded.loose:
            return found is not None
        return self._compiled.search(text, found.start()) is not None

    def search_met(
        self, text: str, start: int = 0, end: int | None = None, alternative: int = ANY
    ) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``, where no other alternative can match."""
        stop = _stop(text, end)
        folded, small = self._in_small(text, alternative)
        if folded is None:
            return self._compiled.search(text, start, stop)
        if not folded.anchored:
            found = folded.compiled.search(small, start, stop)
        elif start <= 0 or not text:
            found = folded.compiled.match(small, 0, stop)
        else:
            return None
        return found and self._as_written(text, found, stop, folded)

    def finditer_met(
        self, text: str, start: int = 0, end: int | None = None, alternative: int = ANY
    ) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[start:end]``, where no other alternative can match."""
        stop = _stop(text, end)
        folded, small = self._in_small(text, alternative)
        if folded is None:
            return self._compiled.finditer(text, start, stop)
        if folded.loose:
            first = folded.compiled.search(small, start, stop)
            return self._compiled.finditer(text, first.start(), stop) if first else iter(())
        matches = folded.compiled.finditer(small, start, stop)
        return (cast(re.Match[str], self._as_written(text, found, stop, folded)) for found in matches)

    def _in_small(self, text: str, alternative: int) -> tuple[Folded | None, str]:
        """Return the pattern for small letters and the text in these, None where that is not to be had."""
        if not self.needs:
            return None, ""
        if alternative not in self._folded:
            alternative = ANY
            if ANY not in self._folded:
                self._folded[ANY] = fold(parse(self.pattern, self.flags))
        folded = self._folded[alternative]
        small = small_letters(text) if folded else None
        return (None, "") if small is None else (folded, small)

    def _as_written(self, text: str, found: re.Match[str], stop: int, folded: Folded) -> re.Match[str] | None:
        """Return a match in small letters as the one in the text itself, the same one where it has no capitals."""
        start, end = found.span()
        if folded.loose:
            return self._compiled.search(text, start, stop)
        if not self._compiled.groups and found[0] == text[start:end]:
            return found
        return self._compiled.match(text, start, stop)

    def may_match(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Return whether it is worth trying: False only where nothing in ``text[start:end]`` can match."""
        if not self.needs:
            count_tries(1)
            return True
        if self.needs is _NOTHING:
            return True
        if start > 0 or end is not None:
            text = text[max(start, 0) : end]
        if len(text) > LONGEST:
            words = words_of(text) if self._stretches else None
            return words is None or any(stretch in words for stretch in self._stretches)
        found = met(text)
        if found is None:
            return True
        for _, first, others in self.needs:  # noqa: SIM110 (a generator takes longer)
            if (first is None or first in found) and others <= found:
                return True
        return False

    def learn(self, wanted: Sequence[Need], numbers: Sequence[Sequence[int]]) -> None:
        """Note what was read off the pattern: what each alternative needs, each clause as its number too."""
        if any(wanted):
            places = range(len(wanted)) if len(wanted) > 1 else [ANY]
            heads = [(one[0] if one else None, frozenset(one[1:])) for one in numbers]
            self.needs = tuple((place, *head) for place, head in zip(places, heads, strict=True))
        else:
            self.needs = _NOTHING
        stretches = {stretch for need in wanted for stretch in need[0]} if all(wanted) else set()
        if len(stretches) <= FEW and all(len(stretch) > 1 for stretch in stretches):
            self._stretches = tuple(sorted(stretches, key=len))

    def fold(self) -> None:
        """Make the pattern for small letters now; where it is a choice, of its alternatives each by itself too."""
        parsed = parse(self.pattern, self.flags)
        self._folded[ANY] = fold(parsed)
        if is_choice(parsed):
            for alternative in {alternative for alternative, _, _ in self.needs} - {ANY}:
                self._folded[alternative] = fold(only(parsed, alternative))


def met_by(text: str, start: int = 0, end: int | None = None) -> AbstractSet[int] | None:
    """Return the numbers of the clauses that ``text[start:end]`` meets, None where patterns have to be tried."""
    if start > 0 or end is not None:
        text = text[max(start, 0) : end]
    return met(text) if len(text) <= LONGEST else None


def count_tries(number: int) -> None:
    """Count tries of patterns that were not looked into, and look into all when there were enough of them."""
    global _tried
    _tried += number
    if _tried >= PATIENCE:
        _tried = PATIENCE // 2  # who has read many documents reads many more
        look_into_patterns()


def look_into_patterns() -> None:
    """Look into all patterns that there are: before many documents, since it takes as long as some."""
    wanted = [needs(parse(pattern.pattern, pattern.flags)) for pattern in _unknown]
    numbers = iter(number(clause for one in wanted for need in one for clause in need))
    for pattern, one in zip(_unknown, wanted, strict=True):
        pattern.learn(one, [[next(numbers) for _ in need] for need in one])
    _unknown.clear()


def _stop(text: str, end: int | None) -> int:
    return len(text) if end is None else end
