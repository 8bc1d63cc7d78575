"""Each result and the pledge it speaks of."""

from collections.abc import Iterator, Sequence

from loften.linking.assign import assign, distinct, share
from loften.linking.compare import compare_quantity, judge
from loften.linking.material import Outcome, Paper, Promise, by_id, years_of
from loften.linking.model import OutcomeLink
from loften.linking.places import Places
from loften.linking.refs import pledge_ref, result_ref
from loften.linking.score import Scored, comparer_of, score_outcome

THRESHOLD = 0.24
SHARED = 0.36
MARGIN = 0.06
# What nothing else comes near counts though it is this much below the threshold.
DISTINCT = 0.13
DISTINCT_MARGIN = 0.09


def link_outcomes(papers: Sequence[Paper], threshold: float = THRESHOLD) -> list[OutcomeLink]:
    """Return what became of pledges, in the order of the documents; a result without a pledge has a line without one.

    A result is compared with the pledges of the same place whose period meets the time that the result is of. Within
    one document the pairs with the greatest sum of scores are taken; several results may then speak of one pledge, and
    one result of several, where that is as sure.
    """
    known, places = by_id(papers), Places(papers)
    links = []
    for paper in papers:
        found = dict(_pairs(paper, places.of(paper), threshold))
        for outcome in paper.outcomes:
            chosen: Sequence[tuple[Promise, Scored] | None] = found.get(outcome.index) or [None]
            links += [_link(outcome, one, known) for one in chosen]
    return links


def _link(outcome: Outcome, chosen: tuple[Promise, Scored] | None, known: dict[str, Paper]) -> OutcomeLink:
    promise, scored = chosen if chosen else (None, Scored(0.0, ()))
    paper = known[outcome.document]
    compared = compare_quantity(outcome, promise, paper) if promise else None
    status, basis = judge(outcome, compared)
    return OutcomeLink(
        result=result_ref(outcome, paper),
        pledge=pledge_ref(promise, known[promise.document]) if promise else None,
        status=status,
        basis=basis,
        quantity=compared,
        score=scored.value,
        reasons=scored.reasons,
    )


def _pairs(
    paper: Paper, papers: Sequence[Paper], threshold: float
) -> Iterator[tuple[int, list[tuple[Promise, Scored]]]]:
    """Yield the indices of a document's results that have pledges, with those pledges."""
    for agreements, outcomes in _by_agreements(paper, papers):
        promises = [promise for agreement in agreements for promise in agreement.promises]
        if not promises:
            continue
        comparer = comparer_of(promises, outcomes)
        scored = [[score_outcome(outcome, promise, comparer) for promise in promises] for outcome in outcomes]
        scores = [[one.value for one in line] for line in scored]
        pairs = assign(scores, threshold)
        pairs += distinct(scores, pairs, threshold - DISTINCT, DISTINCT_MARGIN)
        pairs += share(scores, pairs, max(threshold, SHARED), MARGIN)
        columns = [list(line) for line in zip(*scores, strict=True)]
        pairs += [
            (row, column) for column, row in share(columns, [(c, r) for r, c in pairs], max(threshold, SHARED), MARGIN)
        ]
        for row, outcome in enumerate(outcomes):
            mine = sorted((column for r, column in pairs if r == row), key=lambda c: (-scores[row][c], c))
            if mine:
                yield outcome.index, [(promises[column], scored[row][column]) for column in mine]


def _by_agreements(paper: Paper, papers: Sequence[Paper]) -> list[tuple[tuple[Paper, ...], list[Outcome]]]:
    """Return a document's results, together those that may be of the same agreements."""
    groups: dict[tuple[str, ...], tuple[tuple[Paper, ...], list[Outcome]]] = {}
    for outcome in paper.outcomes:
        agreements = _agreements(outcome, paper, papers)
        groups.setdefault(tuple(one.id for one in agreements), (agreements, []))[1].append(outcome)
    return list(groups.values())


def _agreements(outcome: Outcome, paper: Paper, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the agreements that a result may be of: same place, and a period that meets the result's.

    Where neither result nor document says a time, those that came before the document. A document's own pledges count
    only where it is a report, for elsewhere they are the new ones.
    """
    wanted = years_of(outcome.period) or (paper.years if paper.reports else None)
    before = paper.years[0] if paper.years else None
    fit = []
    for other in papers:
        if not other.promises or (other.id == paper.id and not paper.reports):
            continue
        years = other.years
        meets = years is None or wanted is None or (years[0] <= wanted[1] and wanted[0] <= years[1])
        earlier = wanted is not None or before is None or years is None or years[0] < before
        if meets and earlier:
            fit.append(other)
    if wanted is None and fit:
        latest = max(paper.years or (0, 0) for paper in fit)
        fit = [one for one in fit if (one.years or (0, 0)) == latest]
    return tuple(fit)
