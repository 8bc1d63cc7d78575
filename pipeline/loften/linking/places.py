"""Documents by place, so that each is compared with those of its own place alone."""

from collections import defaultdict
from collections.abc import Sequence

from loften.linking.material import Paper

_FEWEST = 3
_SAME = 0.8


class Places:
    """The documents of each municipality and district, in the order in which they came."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._at: defaultdict[tuple[str, str], list[Paper]] = defaultdict(list)
        self._order = {paper.id: number for number, paper in enumerate(papers)}
        for paper in papers:
            for key in _keys(paper):
                self._at[key].append(paper)

    def of(self, paper: Paper) -> list[Paper]:
        """Return the documents that have a municipality in common with this one, and the same district; itself too."""
        found = {other.id: other for key in _keys(paper) for other in self._at[key]}
        return sorted(found.values(), key=lambda other: self._order[other.id])


def _keys(paper: Paper) -> list[tuple[str, str]]:
    return [(one.code, (paper.district or "").casefold()) for one in paper.municipalities]


def without_repeats(papers: Sequence[Paper]) -> list[Paper]:
    """Return the documents without those that publish an agreement again: same place and period, the same pledges.

    The first stays. Pledges count as the same by their words; four in five of the shorter document must be.
    """
    kept: list[Paper] = []
    seen: defaultdict[tuple[str, str, object], list[frozenset[str]]] = defaultdict(list)
    for paper in papers:
        texts = frozenset(promise.text.casefold() for promise in paper.promises)
        keys = [(*key, paper.years) for key in _keys(paper)]
        if any(_repeats(texts, earlier) for key in keys for earlier in seen[key]):
            continue
        kept.append(paper)
        for key in keys:
            seen[key].append(texts)
    return kept


def _repeats(texts: frozenset[str], earlier: frozenset[str]) -> bool:
    shorter = min(len(texts), len(earlier))
    return shorter >= _FEWEST and len(texts & earlier) >= _SAME * shorter
