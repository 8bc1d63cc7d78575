"""Each pledge and its successor in the next agreement of the same place."""

from collections.abc import Iterator, Sequence

from loften.linking.assign import assign, distinct, share
from loften.linking.changes import changes_between
from loften.linking.material import Paper, Promise
from loften.linking.model import SuccessorLink
from loften.linking.places import Places
from loften.linking.refs import pledge_ref
from loften.linking.score import Scored, comparer_of, score_successor

THRESHOLD = 0.33
SHARED = 0.42
MARGIN = 0.06
DISTINCT = 0.1  # below the threshold, where nothing else comes near
DISTINCT_MARGIN = 0.12


def link_successors(papers: Sequence[Paper], threshold: float = THRESHOLD) -> list[SuccessorLink]:
    """Return the fate of every pledge that has a next agreement, and the new pledges of every agreement that has one
    before it, in the order of the documents.
    """
    return [link for old, new in _neighbours(papers) for link in _fates(old, new, threshold)]


def _neighbours(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Paper]]:
    """Yield each agreement with the next of the same place: the first that starts later."""
    dated = [paper for paper in papers if paper.promises and paper.years is not None]
    places = Places(dated)
    for old in dated:
        later = [new for new in places.of(old) if (new.years or (0, 0))[0] > (old.years or (0, 0))[0]]
        if later:
            yield old, later[0]


def _fates(old: Paper, new: Paper, threshold: float) -> Iterator[SuccessorLink]:
    """Yield what became of an agreement's pledges in the next; a pledge and one under it do not both go on as one."""
    comparer = comparer_of([*old.promises, *new.promises], [])
    scored = [[score_successor(one, other, comparer) for other in new.promises] for one in old.promises]
    scores = [[one.value for one in line] for line in scored]
    pairs = assign(scores, threshold)
    pairs += distinct(scores, pairs, threshold - DISTINCT, DISTINCT_MARGIN)
    merged = [
        (row, column)
        for row, column in share(scores, pairs, max(threshold, SHARED), MARGIN)
        if not any(c == column and old.promises[r].parent == old.promises[row].id for r, c in pairs)
    ]
    columns = [list(line) for line in zip(*scores, strict=True)]
    split = share(columns, [(c, r) for r, c in pairs], max(threshold, SHARED), MARGIN)
    pairs = sorted({*pairs, *merged, *((row, column) for column, row in split)})
    for row, promise in enumerate(old.promises):
        mine = [column for r, column in pairs if r == row]
        for column in mine:
            yield _link(promise, new.promises[column], scored[row][column], old, new)
        if not mine:
            yield SuccessorLink(
                fate="dropped", pledge=pledge_ref(promise, old), successor=None, changes=(), score=0.0, reasons=()
            )
    followed = {column for _, column in pairs}
    for column, promise in enumerate(new.promises):
        if column not in followed:
            yield SuccessorLink(
                fate="new", pledge=None, successor=pledge_ref(promise, new), changes=(), score=0.0, reasons=()
            )


def _link(promise: Promise, successor: Promise, scored: Scored, old: Paper, new: Paper) -> SuccessorLink:
    changes = changes_between(promise, successor)
    return SuccessorLink(
        fate="changed" if changes else "kept",
        pledge=pledge_ref(promise, old),
        successor=pledge_ref(successor, new),
        changes=changes,
        score=scored.value,
        reasons=scored.reasons,
    )
