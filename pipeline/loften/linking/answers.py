"""What links say as a whole: fulfilment, change of measurability, reuse; every share with what it is out of.

Outcomes are the parties' own reports: what is counted is what they say of themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field

from loften.agreement import MEASURABILITY, THEMES, ActorLabel, MeasurabilityLabel, ResultStatus
from loften.linking.material import Paper, Promise
from loften.linking.model import CopyLink, Fate, OutcomeLink, SuccessorLink

STATUSES: tuple[ResultStatus, ...] = get_args(ResultStatus)
FATES: tuple[Fate, ...] = get_args(Fate)
ACTORS: tuple[ActorLabel, ...] = get_args(ActorLabel)
CAVEAT = "Outcomes are the parties' own reports; pledges without any follow-up are counted apart, not as broken."
_Z = 1.96


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fulfilment(_Answer):
    """What became of a group of pledges."""

    group: str
    pledges: int = Field(description="All pledges of the group.")
    no_follow_up: int = Field(description="Those of which no report says anything.")
    followed_up: int = Field(description="Those of which a report says something: the statuses sum to this.")
    statuses: dict[ResultStatus, int]
    kept: float | None = Field(description="Share genomfört of those followed up; null where none is.")
    kept_interval: tuple[float, float] | None = Field(description="95 % interval of that share (Wilson 1927).")
    quantities: int = Field(description="Pledges with an amount that was compared with what was done.")
    median_ratio: float | None = Field(description="Median of done / promised over those.")


class Measurability(_Answer):
    """How measurable the pledges of agreements that start in one year are."""

    year: int
    pledges: int
    labels: dict[MeasurabilityLabel, int]
    kvantifierad: float = Field(description="Share of kvantifierad.")


class Sharpness(_Answer):
    """How measurability changed from a pledge to its successor."""

    pairs: int
    sharper: int
    same: int
    vaguer: int


class Travel(_Answer):
    """From which municipality to which pledges travelled; the earliest found need not be the origin."""

    earliest: str
    later: str
    pledges: int


class Reuse(_Answer):
    """Pledges that stand nearly word for word in several municipalities."""

    clusters: int
    copies: int
    pledges: int = Field(description="All pledges compared.")
    municipalities: int = Field(description="Municipalities that have a pledge in a cluster.")
    network: tuple[Travel, ...]


class LeftOut(_Answer):
    """Documents that are linked with nothing."""

    without_municipality: int = Field(default=0, description="Those that name no municipality.")
    repeated: int = Field(default=0, description="Those that publish again the agreement of another.")


class Answers(_Answer):
    """All answers of one run, as in answers.json."""

    caveat: str = CAVEAT
    documents: int = Field(description="Those that were linked.")
    left_out: LeftOut
    results: int
    results_without_pledge: int = Field(description="Results that no pledge in the store answers to.")
    all: Fulfilment
    by_municipality: tuple[Fulfilment, ...]
    by_theme: tuple[Fulfilment, ...] = Field(description="A pledge with several themes counts under each.")
    by_measurability: tuple[Fulfilment, ...]
    by_actor: tuple[Fulfilment, ...]
    fates: dict[Fate, int]
    sharpness: Sharpness
    measurability: tuple[Measurability, ...]
    reuse: Reuse


Key = tuple[str, str]


def answer(
    papers: Sequence[Paper],
    outcomes: Sequence[OutcomeLink],
    successors: Sequence[SuccessorLink],
    copies: Sequence[CopyLink],
    left_out: LeftOut | None = None,
) -> Answers:
    """Return all answers; ``papers`` in the order of time."""
    told = last_word(outcomes)
    listed = [(paper, promise) for paper in papers for promise in paper.promises]
    return Answers(
        documents=len(papers),
        left_out=left_out or LeftOut(),
        results=len({(link.result.document, link.result.follow_up) for link in outcomes}),
        results_without_pledge=sum(link.pledge is None for link in outcomes),
        all=fulfilment("alla", [promise for _, promise in listed], told),
        by_municipality=_by(listed, told, lambda paper, _: [one.name for one in paper.municipalities]),
        by_theme=_by(listed, told, lambda _, promise: promise.themes, THEMES),
        by_measurability=_by(listed, told, lambda _, promise: [promise.measurability], MEASURABILITY),
        by_actor=_by(listed, told, lambda _, promise: [promise.actor], ACTORS),
        fates={fate: sum(link.fate == fate for link in successors) for fate in FATES},
        sharpness=sharpness(successors, {(promise.document, promise.id): promise for _, promise in listed}),
        measurability=measurability_by_year(papers),
        reuse=reuse(copies, len(listed)),
    )


def last_word(outcomes: Iterable[OutcomeLink]) -> dict[Key, OutcomeLink]:
    """Return for each pledge, by document and id, the outcome that counts: the last report's, there the first."""
    told: dict[Key, OutcomeLink] = {}
    for link in outcomes:
        if link.pledge is None:
            continue
        key = (link.pledge.document, link.pledge.pledge)
        if key not in told or told[key].result.document != link.result.document:
            told[key] = link
    return told


def fulfilment(group: str, promises: Sequence[Promise], told: dict[Key, OutcomeLink]) -> Fulfilment:
    """Return what became of a group of pledges."""
    links = [told[promise.document, promise.id] for promise in promises if (promise.document, promise.id) in told]
    counts = Counter(link.status for link in links)
    ratios = sorted(link.quantity.ratio for link in links if link.quantity is not None)
    kept = counts["genomfört"]
    return Fulfilment(
        group=group,
        pledges=len(promises),
        no_follow_up=len(promises) - len(links),
        followed_up=len(links),
        statuses={status: counts[status] for status in STATUSES},
        kept=round(kept / len(links), 3) if links else None,
        kept_interval=wilson(kept, len(links)) if links else None,
        quantities=len(ratios),
        median_ratio=ratios[(len(ratios) - 1) // 2] if ratios else None,
    )


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927), three decimals; ``of`` must not be 0."""
    share, square = hits / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)


def _by(
    listed: Sequence[tuple[Paper, Promise]],
    told: dict[Key, OutcomeLink],
    groups: Callable[[Paper, Promise], Iterable[str]],
    order: Sequence[str] | None = None,
) -> tuple[Fulfilment, ...]:
    found: defaultdict[str, list[Promise]] = defaultdict(list)
    for paper, promise in listed:
        for group in groups(paper, promise):
            found[group].append(promise)
    names = [name for name in order if name in found] if order else sorted(found)
    return tuple(fulfilment(name, found[name], told) for name in names)


def sharpness(successors: Iterable[SuccessorLink], promises: dict[Key, Promise]) -> Sharpness:
    """Return how measurability changed from pledges to their successors."""
    steps = []
    for link in successors:
        if link.pledge is not None and link.successor is not None:
            old = promises[link.pledge.document, link.pledge.pledge].measurability
            new = promises[link.successor.document, link.successor.pledge].measurability
            steps.append(MEASURABILITY.index(new) - MEASURABILITY.index(old))
    return Sharpness(
        pairs=len(steps),
        sharper=sum(step > 0 for step in steps),
        same=sum(step == 0 for step in steps),
        vaguer=sum(step < 0 for step in steps),
    )


def measurability_by_year(papers: Iterable[Paper]) -> tuple[Measurability, ...]:
    """Return the labels of pledges by the year in which their agreement starts."""
    counts: defaultdict[int, Counter[MeasurabilityLabel]] = defaultdict(Counter)
    for paper in papers:
        if paper.years is not None and paper.promises:
            counts[paper.years[0]].update(promise.measurability for promise in paper.promises)
    return tuple(
        Measurability(
            year=year,
            pledges=labels.total(),
            labels={label: labels[label] for label in MEASURABILITY},
            kvantifierad=round(labels["kvantifierad"] / labels.total(), 3),
        )
        for year, labels in sorted(counts.items())
    )


def reuse(copies: Sequence[CopyLink], pledges: int) -> Reuse:
    """Return how pledges travel between municipalities."""
    routes: Counter[tuple[str, str]] = Counter()
    named: set[str] = set()
    for link in copies:
        for one in link.earliest.municipalities:
            for other in link.later.municipalities:
                routes[one.name, other.name] += 1
                named |= {one.name, other.name}
    return Reuse(
        clusters=len({link.cluster for link in copies}),
        copies=len(copies),
        pledges=pledges,
        municipalities=len(named),
        network=tuple(
            Travel(earliest=one, later=other, pledges=count)
            for (one, other), count in sorted(routes.items(), key=lambda item: (-item[1], item[0]))
        ),
    )
