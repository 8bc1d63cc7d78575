"""Which of many patterns are worth trying on a text, found without asking each."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from loften.rules.pattern import Pattern


class PatternIndex:
    """Patterns by the most telling clause of their needs: a text that does not meet it needs no look at the others."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._always = {place for place, pattern in enumerate(patterns) if not pattern.needs}
        self._by_first: dict[int, list[tuple[int, AbstractSet[int]]]] = defaultdict(list)
        for place, pattern in enumerate(patterns):
            for first, others in pattern.needs:
                self._by_first[first].append((place, others))

    def places(self, met: AbstractSet[int]) -> list[int]:
        """Return the places of the patterns that may match a text that meets the clauses of these numbers, in order."""
        found = self._always.copy()
        for first in self._by_first.keys() & met:
            found.update(place for place, others in self._by_first[first] if others <= met)
        return sorted(found)
