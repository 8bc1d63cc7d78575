"""The oracle ladder: the same scores with one more step given by gold on each rung, so that losses have a place."""

from collections.abc import Sequence
from pathlib import Path

from loften.conversion import Settings
from loften.evaluation.gold import Gold
from loften.evaluation.run import GIVEN, convert_golds
from loften.evaluation.scores import Scores, score

SHOWN = (
    "sections.type.macro_f1",
    "pledges.words.f1",
    "pledges.exact.f1",
    "parent.edges.f1",
    "actor.end.f1",
    "measurability.end.f1",
    "labels.end.f1",
    "actor.label.macro_f1",
    "measurability.macro_f1",
)


def climb(golds: Sequence[Gold], docs: list[Path], settings: Settings) -> dict[str, Scores]:
    """Convert and score once for every rung."""
    return {given: score(list(convert_golds(golds, docs, settings, given))) for given in GIVEN}
