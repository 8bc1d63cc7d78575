"""Which of many patterns are worth trying on a text, found without asking each."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from loften.rules.pattern import ANY, Pattern, count_tries, met_by


class PatternIndex:
    """Patterns by the most telling clause of each need: a text that does not meet it needs no look at the others."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._all = [(place, ANY) for place in range(len(patterns))]
        self._always: list[tuple[int, int]] = []
        self._by_first: dict[int, list[tuple[int, int, AbstractSet[int]]]] = defaultdict(list)

    def look_up(self, text: str, start: int, end: int | None) -> list[tuple[int, int]]:
        """Return which patterns may match ``text[start:end]``; all of them until they were looked into.

        In order, by their places, each with the one alternative that can match, or ``ANY`` where several can.
        """
        met = met_by(text, start, end) if self._is_ready() else None
        if met is None:
            return self._all
        firsts = self._by_first.keys() & met
        if not firsts:
            return self._always
        found = dict(self._always)
        for first in firsts:
            for place, alternative, others in self._by_first[first]:
                if others <= met:
                    found[place] = ANY if place in found else alternative
        return sorted(found.items())

    def _is_ready(self) -> bool:
        if not self._by_first and not self._always:
            if not all(pattern.needs for pattern in self._patterns):
                count_tries(len(self._patterns))
                return False
            self._read_needs()
        return True

    def _read_needs(self) -> None:
        always: dict[int, int] = {}
        for place, pattern in enumerate(self._patterns):
            for alternative, first, others in pattern.needs:
                if first is None:
                    always[place] = ANY if place in always else alternative
                else:
                    self._by_first[first].append((place, alternative, others))
        self._always = list(always.items())
