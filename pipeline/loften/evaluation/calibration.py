"""Whether the confidences mean what they say: reliability, expected calibration error, risk by coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loften.evaluation.case import Case

Event = Literal["pledge", "actor", "measurability"]
EVENTS: tuple[Event, ...] = ("pledge", "actor", "measurability")
_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One confidence and whether the event came true."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Judgements of like confidence: how many, their mean confidence, and the share that came true."""

    size: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Calibration:
    """How one event's confidences did. ``risk`` has pairs of coverage (share kept) and error among those kept.

    ``auroc``: how often what is wrong has a lower confidence than what is right (ties count half); None where all went
    one way. .5 is what constant confidences get.
    """

    event: Event
    size: int
    error: float
    auroc: float | None
    bins: tuple[Bin, ...]
    ece: float
    brier: float
    risk: tuple[tuple[float, float], ...]

    def error_after_review(self, share: float) -> float:
        """Return the error among the rest when the least certain ``share`` has been reviewed."""
        return min(self.risk, key=lambda point: (abs(point[0] - (1 - share)), point[0]))[1]


def judge(cases: Sequence[Case], event: Event) -> list[Judged]:
    """Return the confidences of an event with what gold says; what gold is in doubt about is left out."""
    judged = []
    for case in cases:
        for pledge in case.pledges:
            gold = case.gold_of.get(pledge.id)
            if event == "pledge":
                if gold is None or gold.sure("exists"):
                    judged.append(Judged(pledge.confidence.pledge, gold is not None))
            elif gold is not None and gold.sure(event):
                right = (
                    gold.actor.label == pledge.actor.label
                    if event == "actor"
                    else gold.measurability.label == pledge.measurability.label
                )
                judged.append(Judged(getattr(pledge.confidence, event), right))
    return judged


def calibrate(judged: Sequence[Judged], event: Event) -> Calibration | None:
    """Return how confidences did, None where nothing was judged.

    Reliability in bins of equal size, ECE (Naeini et al. 2015), AUROC of what is wrong, Brier score, and risk by
    coverage (El-Yaniv and Wiener 2010).
    """
    if not judged:
        return None
    ordered = sorted(judged, key=lambda one: one.confidence)
    bins = _bins(ordered)
    n = len(ordered)
    return Calibration(
        event=event,
        size=n,
        error=sum(not one.right for one in ordered) / n,
        auroc=_auroc(ordered),
        bins=tuple(bins),
        ece=sum(b.size * abs(b.confidence - b.right) for b in bins) / n,
        brier=sum((one.confidence - one.right) ** 2 for one in ordered) / n,
        risk=tuple(_risk(ordered)),
    )


def calibrations(cases: Sequence[Case]) -> list[Calibration]:
    """Return the calibration of each event that there is gold for."""
    found = (calibrate(judge(cases, event), event) for event in EVENTS)
    return [one for one in found if one is not None]


def _bins(ordered: Sequence[Judged]) -> list[Bin]:
    """Return up to ten bins of equal size; judgements of one confidence are never parted."""
    bins, start, n = [], 0, len(ordered)
    while start < n:
        end = min(n, start + max(1, round(n / _BINS)))
        while end < n and ordered[end].confidence == ordered[end - 1].confidence:
            end += 1
        own = ordered[start:end]
        mean = sum(one.confidence for one in own) / len(own)
        bins.append(Bin(len(own), mean, sum(one.right for one in own) / len(own)))
        start = end
    return bins


def _auroc(judged: Sequence[Judged]) -> float | None:
    right = [one.confidence for one in judged if one.right]
    wrong = [one.confidence for one in judged if not one.right]
    if not right or not wrong:
        return None
    below = sum((low < high) + (low == high) / 2 for low in wrong for high in right)
    return below / (len(wrong) * len(right))


def _risk(ordered: Sequence[Judged]) -> list[tuple[float, float]]:
    """Return coverage and error, from all kept to the surest tenth; equals leave with equal shares of their errors."""
    n = len(ordered)
    wrong = [float(not one.right) for one in ordered]
    levels = [one.confidence for one in ordered]
    for level in set(levels):
        first, after = levels.index(level), n - levels[::-1].index(level)
        wrong[first:after] = [sum(wrong[first:after]) / (after - first)] * (after - first)
    points = []
    for percent in range(0, 91, 5):
        left_out = round(n * percent / 100)
        if left_out < n:
            kept = wrong[left_out:]
            points.append((1 - percent / 100, sum(kept) / len(kept)))
    return points
