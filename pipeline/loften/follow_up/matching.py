"""Which of the promises that a report lists each of its results answers."""

from collections.abc import Mapping, Sequence

from loften.likeness import Comparer

MATCH = 0.33
_AGAIN = 1.15
DISTINCT = 0.12
_MARGIN = 0.08
# Where a report lists as many results as promises, each promise has its result: a word in common is enough.
COMPLETE = 0.05

Scores = Mapping[int, Sequence[float]]


def match_promises(texts: Mapping[int, str], promises: Sequence[str]) -> dict[int, int]:
    """Return the place of the promise that each result answers, by the result's key; results that answer none lack.

    The likest are paired first; a promise may have several results, a result has one promise. What is left is paired
    where each is the other's best and nothing else that is left comes near; where there are as many results as
    promises, the last one of each belong together.
    """
    if not promises or not texts:
        return {}
    comparer = Comparer([*texts.values(), *promises])
    scores = {key: [comparer.compare(text, promise).total for promise in promises] for key, text in texts.items()}
    matched = _likest(scores)
    complete = len(texts) == len(promises)
    least, margin = (COMPLETE, COMPLETE) if complete else (DISTINCT, _MARGIN)
    while pair := _mutual(scores, matched, least, margin):
        matched[pair[0]] = pair[1]
    rows, columns = _left(scores, matched)
    if complete and len(rows) == len(columns) == 1:
        matched[rows[0]] = columns[0]
    return matched


def _likest(scores: Scores) -> dict[int, int]:
    """Pair the likest first; a promise that has a result takes another only where that is clearly like it."""
    pairs = sorted((-score, key, column) for key, line in scores.items() for column, score in enumerate(line))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for score, key, column in pairs:
        if -score < MATCH or key in matched or (column in taken and -score < MATCH * _AGAIN):
            continue
        matched[key] = column
        taken.add(column)
    return matched


def _mutual(scores: Scores, matched: Mapping[int, int], least: float, margin: float) -> tuple[int, int] | None:
    """Return a pair of what is left that is clearly better than any other that either could make, None without one."""
    rows, columns = _left(scores, matched)
    for row in rows:
        for column in columns:
            rivals = [scores[row][other] for other in columns if other != column]
            rivals += [scores[other][column] for other in rows if other != row]
            if scores[row][column] >= least and scores[row][column] - max(rivals, default=0.0) >= margin:
                return row, column
    return None


def _left(scores: Scores, matched: Mapping[int, int]) -> tuple[list[int], list[int]]:
    taken = set(matched.values())
    width = len(next(iter(scores.values())))
    return [key for key in scores if key not in matched], [c for c in range(width) if c not in taken]
