"""Counts on where pledges stand: by characters, and as splits and merges."""

from loften.evaluation.align import MATCH
from loften.evaluation.case import Case
from loften.evaluation.locate import Span
from loften.evaluation.measures import Tally
from loften.extras import need

_INSIDE = 0.7


def count_spans(case: Case, tally: Tally, doubtful: bool) -> None:
    """Count characters, spans and splits; a gold pledge that was not read is missed with all its characters."""
    gold = [
        (span, len(pledge.text))
        for pledge, span in zip(case.gold.pledges, case.gold_spans, strict=True)
        if doubtful or pledge.sure("exists")
    ]
    spans = [span for span, _ in gold if span]
    predicted = [(p.start, p.end) for p in case.pledges if doubtful or not _is_doubtful(case, p.id)]
    tally.f1("pledges.spans", _matches(spans, predicted), len(predicted), len(gold))
    ours, theirs = _characters(spans), _characters(predicted)
    unread = sum(length for span, length in gold if span is None)
    tally.f1("pledges.characters", len(ours & theirs), len(theirs), len(ours) + unread)
    for span in spans:
        tally.mean("pledges.split", sum(_inside(other, span) for other in predicted) > 1)
    for span in predicted:
        tally.mean("pledges.merged", sum(_inside(other, span) for other in spans) > 1)


def _is_doubtful(case: Case, predicted: str) -> bool:
    gold = case.gold_of.get(predicted)
    return gold is not None and not gold.sure("exists")


def _matches(gold: list[Span], predicted: list[Span]) -> int:
    if not gold or not predicted:
        return 0
    like = [[_overlap(g, p) for p in predicted] for g in gold]
    usable = [[value if value >= MATCH else 0.0 for value in row] for row in like]
    rows, columns = need("scipy.optimize", "evaluation").linear_sum_assignment(usable, maximize=True)
    return sum(usable[row][column] > 0 for row, column in zip(rows, columns, strict=True))


def _overlap(a: Span, b: Span) -> float:
    """Return the characters that two spans share over those that either has."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def _inside(part: Span, whole: Span) -> bool:
    shared = min(part[1], whole[1]) - max(part[0], whole[0])
    return shared >= _INSIDE * (part[1] - part[0])


def _characters(spans: list[Span]) -> set[int]:
    return {offset for start, end in spans for offset in range(start, end)}
