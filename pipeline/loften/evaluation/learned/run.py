"""The classifiers on the gold, beside the rules."""

from collections.abc import Sequence
from pathlib import Path

from loften.conversion import Settings
from loften.evaluation.case import Case
from loften.evaluation.learned.finding import learn_finding, search
from loften.evaluation.learned.measuring import learn_measurability
from loften.evaluation.learned.model import VARIANTS
from loften.evaluation.scores import Scores, score


def learned(
    cases: Sequence[Case], docs: list[Path], settings: Settings, teaching: Sequence[Case] = ()
) -> dict[str, Scores]:
    """Return the scores of the program with finding, or measurability, done by a classifier of each variant.

    ``teaching`` are further cases to learn from, which are not scored.
    """
    every, scored = [*cases, *teaching], len(cases)
    searched = search([case.gold for case in every], docs, settings)
    scores = {}
    for variant in VARIANTS:
        scores[f"find by {variant}"] = score(learn_finding(searched, settings, variant)[:scored])
        scores[f"measure by {variant}"] = score(learn_measurability(every, variant)[:scored])
    return scores
