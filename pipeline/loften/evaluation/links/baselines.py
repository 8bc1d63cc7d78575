"""What links cost nothing to make: the same order, and the nearest text by TF-IDF."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from loften.evaluation.links.case import ChainCase
from loften.evaluation.links.score import Pair, Predicted
from loften.extras import need
from loften.linking import Paper

LEAST_COSINE = 0.15


def same_order(case: ChainCase) -> Predicted:
    """Pair the first result with the first pledge of the agreement, the second with the second, and so on."""
    return _predict(case, lambda ours, theirs: [(i, i) for i in range(min(len(ours), len(theirs)))])


def nearest(case: ChainCase) -> Predicted:
    """Pair each text with the one of the greatest cosine of TF-IDF weights of its words, if that is at least .15."""
    return _predict(case, _nearest)


def _nearest(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    vectoriser = need("sklearn.feature_extraction.text", "evaluation").TfidfVectorizer(sublinear_tf=True)
    weights: Any = vectoriser.fit_transform([*ours, *theirs])
    cosines = (weights[: len(ours)] @ weights[len(ours) :].T).toarray()
    pairs = [(i, int(line.argmax())) for i, line in enumerate(cosines)]
    return [(i, j) for i, j in pairs if cosines[i, j] >= LEAST_COSINE]


def _predict(case: ChainCase, pair: Any) -> Predicted:
    """Pair results with the agreement before their document, and agreements with the next, by the chain's own order."""
    papers = sorted(case.papers, key=lambda paper: paper.years or (0, 0))
    links: set[Pair] = set()
    follows: set[Pair] = set()
    agreements = [paper for paper in papers if paper.promises]
    for paper in papers:
        before = [one for one in agreements if one.id != paper.id and _not_after(one, paper)]
        if paper.outcomes and before:
            texts = [outcome.text for outcome in paper.outcomes], [promise.text for promise in before[-1].promises]
            for i, j in pair(*texts):
                links.add((_result(case, paper, i), _pledge(case, before[-1], j)))
    for old, new in pairwise(agreements):
        for i, j in pair([one.text for one in old.promises], [one.text for one in new.promises]):
            follows.add((_pledge(case, old, i), _pledge(case, new, j)))
    return Predicted(None, None, frozenset(links), frozenset(follows))


def _not_after(agreement: Paper, paper: Paper) -> bool:
    ours, theirs = agreement.years or (0, 0), paper.years or (9999, 9999)
    return ours[0] <= theirs[0] if paper.reports else ours[0] < theirs[0]


def _result(case: ChainCase, paper: Paper, at: int) -> str:
    index = paper.outcomes[at].index
    return case.results.get((paper.id, index), f"?{paper.id}{index}")


def _pledge(case: ChainCase, paper: Paper, at: int) -> str:
    name = paper.promises[at].id
    return case.pledges.get((paper.id, name), f"?{paper.id}{name}")
