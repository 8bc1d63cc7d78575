"""How well one sequence is cut into segments as another is.

Boundary similarity after Fournier, "Evaluating text segmentation using boundary edit distance" (ACL 2013), with one
type of boundary and transpositions over at most one position (n_t = 2) at half the cost of a miss. WindowDiff after
Pevzner and Hearst, "A critique and improvement of an evaluation metric for text segmentation" (CL 28:1, 2002).
"""

from collections.abc import Sequence
from itertools import pairwise


def boundaries(labels: Sequence[object]) -> list[bool]:
    """Return, for each gap between neighbours, whether the label changes there."""
    return [a != b for a, b in pairwise(labels)]


def boundary_similarity(gold: Sequence[bool], predicted: Sequence[bool]) -> float:
    """Return 1 minus the edits per boundary (0..1); 1 where neither has any boundary."""
    matches = sum(g and p for g, p in zip(gold, predicted, strict=True))
    missed = {i for i, (g, p) in enumerate(zip(gold, predicted, strict=True)) if g and not p}
    extra = {i for i, (g, p) in enumerate(zip(gold, predicted, strict=True)) if p and not g}
    moved = 0
    for i in sorted(missed):
        near = next((j for j in (i - 1, i + 1) if j in extra), None)
        if near is not None:
            missed.discard(i)
            extra.discard(near)
            moved += 1
    edits = len(missed) + len(extra)
    whole = matches + moved + edits
    return 1 - (edits + moved / 2) / whole if whole else 1.0


def window_diff(gold: Sequence[bool], predicted: Sequence[bool]) -> float:
    """Return the share of windows whose number of boundaries differs (0 is perfect).

    The window is half the mean length of a gold segment, at least two units.
    """
    units = len(gold) + 1
    window = min(max(2, round(units / (sum(gold) + 1) / 2)), len(gold))
    if not window:
        return 0.0
    starts = range(len(gold) - window + 1)
    wrong = sum(sum(gold[i : i + window]) != sum(predicted[i : i + window]) for i in starts)
    return wrong / len(starts)
