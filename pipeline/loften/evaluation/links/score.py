"""How right links are: pairs of results and pledges, status, successors and what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loften.evaluation.links.case import ChainCase
from loften.linking import OutcomeLink, SuccessorLink

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs found, among those predicted and those of gold."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float | None:
        """Return the share of predicted pairs that are right."""
        return self.hits / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Return the share of gold's pairs that were found."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of both."""
        both = self.predicted + self.gold
        return 2 * self.hits / both if both else None


@dataclass(frozen=True, slots=True)
class Share:
    """How many are right, of how many."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """Return the share."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class LinkScores:
    """The scores of one system on chains.

    ``status`` is over the results of gold that were found; ``status_all`` counts those missed as wrong. ``fate`` is
    over the pledges of gold that have a next agreement: whether they go on. ``changes``: over the right successor
    pairs, whether actor, quantity and measurability are told right, all three.
    """

    links: PairScore
    successors: PairScore
    status: Share | None = None
    status_all: Share | None = None
    fate: Share | None = None
    changes: Share | None = None


@dataclass(frozen=True, slots=True)
class Predicted:
    """What a system says of one chain: links by ids of papers, the status of results."""

    outcomes: Sequence[OutcomeLink] | None
    successors: Sequence[SuccessorLink] | None
    links: frozenset[Pair]
    follows: frozenset[Pair]


def predicted_of(case: ChainCase, outcomes: Sequence[OutcomeLink], successors: Sequence[SuccessorLink]) -> Predicted:
    """Return links in gold's ids; what gold does not have keeps a name of its own, so that it counts as wrong."""
    links = frozenset(
        (
            case.results.get(
                (link.result.document, link.result.follow_up), f"?{link.result.document}{link.result.follow_up}"
            ),
            case.pledges.get(
                (link.pledge.document, link.pledge.pledge), f"?{link.pledge.document}{link.pledge.pledge}"
            ),
        )
        for link in outcomes
        if link.pledge is not None
    )
    follows = frozenset(
        (
            case.pledges.get(
                (link.pledge.document, link.pledge.pledge), f"?{link.pledge.document}{link.pledge.pledge}"
            ),
            case.pledges.get(
                (link.successor.document, link.successor.pledge), f"?{link.successor.document}{link.successor.pledge}"
            ),
        )
        for link in successors
        if link.pledge is not None and link.successor is not None
    )
    return Predicted(outcomes, successors, links, follows)


def score(cases: Sequence[ChainCase], predictions: Sequence[Predicted]) -> LinkScores:
    """Score one system over chains; a system that only pairs has no status, fate and changes."""
    both = list(zip(cases, predictions, strict=True))
    full = all(one.outcomes is not None for one in predictions)
    return LinkScores(
        links=_pairs((one.links, _gold_links(case)) for case, one in both),
        successors=_pairs((one.follows, _gold_follows(case)) for case, one in both),
        status=_sum(_status(case, one, missed=False) for case, one in both) if full else None,
        status_all=_sum(_status(case, one, missed=True) for case, one in both) if full else None,
        fate=_sum(_fate(case, one) for case, one in both),
        changes=_sum(_changes(case, one) for case, one in both) if full else None,
    )


def _gold_links(case: ChainCase) -> set[Pair]:
    return {
        (result.id, pledge) for paper in case.chain.documents for result in paper.results for pledge in result.pledges
    }


def _gold_follows(case: ChainCase) -> set[Pair]:
    return {(one.pledge, one.successor) for one in case.chain.successors}


def _pairs(both: Iterable[tuple[frozenset[Pair], set[Pair]]]) -> PairScore:
    listed = list(both)
    return PairScore(
        sum(len(ours & gold) for ours, gold in listed),
        sum(len(ours) for ours, _ in listed),
        sum(len(gold) for _, gold in listed),
    )


def _sum(shares: Iterable[Share]) -> Share:
    listed = list(shares)
    return Share(sum(one.right for one in listed), sum(one.of for one in listed))


def _status(case: ChainCase, one: Predicted, missed: bool) -> Share:
    gold = {result.id: result.status for paper in case.chain.documents for result in paper.results}
    said = {
        case.results[link.result.document, link.result.follow_up]: link.status
        for link in one.outcomes or ()
        if (link.result.document, link.result.follow_up) in case.results
    }
    return Share(sum(gold[name] == status for name, status in said.items()), len(gold) if missed else len(said))


def _fate(case: ChainCase, one: Predicted) -> Share:
    """Score whether each pledge goes on, for the pledges of the documents that a later one follows."""
    go_on, said = {old for old, _ in _gold_follows(case)}, {old for old, _ in one.follows}
    last = max((i for i, paper in enumerate(case.chain.documents) if paper.pledges), default=0)
    starts = {follow.pledge for follow in case.chain.successors}
    followed = [
        pledge.id
        for paper in case.chain.documents[:last]
        for pledge in paper.pledges
        if any(other.id in starts for other in paper.pledges)
    ]
    return Share(sum((name in go_on) == (name in said) for name in followed), len(followed))


def _changes(case: ChainCase, one: Predicted) -> Share:
    gold = {(follow.pledge, follow.successor): set(follow.changes) for follow in case.chain.successors}
    said = {
        (
            case.pledges.get((link.pledge.document, link.pledge.pledge), ""),
            case.pledges.get((link.successor.document, link.successor.pledge), ""),
        ): set(link.changes)
        for link in one.successors or ()
        if link.pledge and link.successor
    }
    right = [pair for pair in said if pair in gold]
    return Share(sum(said[pair] == gold[pair] for pair in right), len(right))
