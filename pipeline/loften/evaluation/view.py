"""Everything that one evaluation shows, on the terminal and on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from loften.conversion import Settings
from loften.evaluation.baselines.run import baselines
from loften.evaluation.bootstrap import Interval, Paired, compare, intervals
from loften.evaluation.breakdown import BREAKDOWNS, BasisPart, Part, breakdown, by_basis
from loften.evaluation.calibration import Calibration, calibrations
from loften.evaluation.case import Case
from loften.evaluation.differences import Difference, differences
from loften.evaluation.ladder import climb
from loften.evaluation.learned.run import learned
from loften.evaluation.scores import Scores, score

PROGRAM = "loften"


@dataclass(frozen=True)
class View:
    """Scores with what stands beside them; what was not asked for is empty.

    ``rungs`` are the scores by what gold did before; ``systems`` those of this program and of others on the same gold,
    ``compared`` how this program differs from each of the others.
    """

    title: str
    scores: Scores
    intervals: Mapping[str, Interval]
    calibrations: Sequence[Calibration]
    differences: Sequence[Difference]
    parts: Mapping[str, Sequence[Part]]
    bases: Sequence[BasisPart]
    rungs: Mapping[str, Scores]
    systems: Mapping[str, Scores]
    compared: Mapping[str, Mapping[str, Paired]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to compute beyond the scores.

    ``others`` are records of other systems by name; ``teaching`` cases teach models and are not scored.
    """

    parts: bool = False
    ladder: bool = False
    baselines: bool = False
    learned: bool = False
    others: Mapping[str, Sequence[Case]] = field(default_factory=dict)
    teaching: Sequence[Case] = ()


def take(title: str, cases: Sequence[Case], docs: Sequence[Path], settings: Settings, wanted: Wanted) -> View:
    """Score the cases and compute what is wanted; ``docs`` are where the sources are, for ladder and baselines."""
    scores = score(cases)
    golds = [case.gold for case in cases]
    systems = {name: score(others) for name, others in wanted.others.items()}
    if wanted.baselines:
        systems |= baselines(golds, list(docs), settings, [case.gold for case in wanted.teaching])
    if wanted.learned:
        systems |= learned(cases, list(docs), settings, wanted.teaching)
    return View(
        title=title,
        scores=scores,
        intervals=intervals(scores),
        calibrations=calibrations(cases),
        differences=[difference for case in cases for difference in differences(case)],
        parts={name: breakdown(scores, by) for name, by in BREAKDOWNS.items()} if wanted.parts else {},
        bases=by_basis(scores) if wanted.parts else [],
        rungs=climb(golds, list(docs), settings) if wanted.ladder else {},
        systems={PROGRAM: scores, **systems} if systems else {},
        compared={name: compare(other, scores) for name, other in systems.items()},
    )
