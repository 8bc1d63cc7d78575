"""The scores of a set of cases: counted per document, read over any selection of documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from loften.evaluation.case import Case
from loften.evaluation.count_document import count_head, count_reading, count_sections, count_segments, count_share
from loften.evaluation.count_evidence import count_evidence
from loften.evaluation.count_follow_up import count_follow_up
from loften.evaluation.count_pledges import count_focus_areas, count_found, count_labels, count_parents
from loften.evaluation.count_spans import count_spans
from loften.evaluation.measure_list import MEASURES
from loften.evaluation.measures import Array, Measure, Tally, total


@dataclass(frozen=True)
class Score:
    """One figure: of which measure, its name ("f1", "macro_f1", …), its value (None: no gold) and its support."""

    measure: Measure
    name: str
    value: float | None
    support: int

    @property
    def id(self) -> str:
        """Return the figure's id, as in ``actor.label.macro_f1``."""
        return f"{self.measure.key}.{self.name}"


@dataclass(frozen=True)
class Scores:
    """Cases with their counts: without the fields that gold calls doubtful (``sure``) and with them (``all``)."""

    cases: tuple[Case, ...]
    sure: tuple[Tally, ...]
    all: tuple[Tally, ...]

    def tallies(self, doubtful: bool = False) -> tuple[Tally, ...]:
        """Return the counts, with doubtful fields or without."""
        return self.all if doubtful else self.sure

    def counts(self, key: str, doubtful: bool = False) -> Array:
        """Return the counts of a measure over all documents."""
        return total(self.tallies(doubtful), key, MEASURES[key].shape)

    def figures(self, doubtful: bool = False, only: Sequence[int] | None = None) -> Iterator[Score]:
        """Yield every figure, over all documents or only those with the given indices."""
        tallies = self.tallies(doubtful)
        chosen = tallies if only is None else [tallies[index] for index in only]
        for measure in MEASURES.values():
            counts = total(chosen, measure.key, measure.shape)
            for name, value in measure.read(counts).items():
                yield Score(measure, name, None if np.isnan(value) else float(value), measure.support(counts))

    @cached_property
    def by_id(self) -> dict[str, Score]:
        """Return the main figures (without doubtful fields) by id."""
        return {score.id: score for score in self.figures()}


def score(cases: Sequence[Case]) -> Scores:
    """Count everything there is to count on the cases."""
    return Scores(
        cases=tuple(cases),
        sure=tuple(_count(case, doubtful=False) for case in cases),
        all=tuple(_count(case, doubtful=True) for case in cases),
    )


def _count(case: Case, doubtful: bool) -> Tally:
    tally = Tally(MEASURES)
    count_reading(case, tally)
    count_sections(case, tally)
    count_found(case, tally, doubtful)
    count_labels(case, tally, doubtful)
    count_parents(case, tally, doubtful)
    count_focus_areas(case, tally)
    count_follow_up(case, tally)
    count_segments(case, tally)
    count_spans(case, tally, doubtful)
    count_evidence(case, tally, doubtful)
    count_share(case, tally)
    count_head(case, tally)
    return tally
