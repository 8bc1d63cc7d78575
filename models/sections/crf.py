"""A linear-chain conditional random field beside evidence that is given: training by L-BFGS, for a few thousand blocks.

The score of a sequence is, summed over its blocks, ``hand`` times (given evidence + given transition) + the weights of
the block's signs + the weight of the transition under its tie. ``hand`` and all weights are learnt; those are drawn to
zero by a Gaussian prior (L2). Blocks without a label are summed over.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]
IMPOSSIBLE = -1e4


@dataclass(frozen=True)
class Labelled:
    """One document: given evidence (blocks x types), signs, ties and labels (-1: none) of its blocks.

    ``weight``: how much it counts in training.
    """

    evidence: Array
    signs: Sequence[Sequence[str]]
    ties: NDArray[np.intp]
    labels: NDArray[np.intp]
    group: str
    weight: float = 1.0


@dataclass(frozen=True)
class Model:
    """``weights``: signs x types; ``after``: ties x types x types; ``hand``: what the given evidence is worth."""

    vocabulary: dict[str, int]
    weights: Array
    after: Array
    hand: float

    def decode(self, one: Labelled, given: Array) -> list[int]:
        """Return the best sequence of types (Viterbi)."""
        scores = self.hand * one.evidence + matrix([one], self.vocabulary) @ self.weights
        tables = self.hand * given + self.after
        best, back = scores[0], []
        for row, tie in zip(scores[1:], one.ties[1:], strict=True):
            reached = best[:, None] + tables[tie]
            back.append(reached.argmax(axis=0))
            best = reached.max(axis=0) + row
        path = [int(best.argmax())]
        for origin in reversed(back):
            path.append(int(origin[path[-1]]))
        return path[::-1]


def vocabulary_of(sequences: Sequence[Labelled], least: int) -> dict[str, int]:
    """Return the signs that are seen in documents of at least so many groups."""
    groups = defaultdict(set)
    for one in sequences:
        for sign in {sign for signs in one.signs for sign in signs}:
            groups[sign].add(one.group)
    return {sign: n for n, sign in enumerate(sorted(sign for sign, seen in groups.items() if len(seen) >= least))}


def matrix(sequences: Sequence[Labelled], vocabulary: dict[str, int]) -> csr_matrix:
    """Return which block has which sign."""
    blocks = [signs for one in sequences for signs in one.signs]
    cells = [(row, vocabulary[sign]) for row, signs in enumerate(blocks) for sign in signs if sign in vocabulary]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(blocks), len(vocabulary)))


def train(sequences: Sequence[Labelled], given: Array, prior: float, least: int, steps: int = 200) -> Model:
    """Learn from labelled documents; ``given`` are the given transitions, by tie."""
    sequences = [one for one in sequences if len(one.signs)]
    vocabulary = vocabulary_of(sequences, least)
    batch, ties, types = _Batch(sequences, vocabulary), *given.shape[:2]
    parts = np.cumsum([len(vocabulary) * types, ties * types * types])

    def unpack(theta: Array) -> tuple[Array, Array, float]:
        weights, after, hand = np.split(theta, parts)
        return weights.reshape(-1, types), after.reshape(given.shape), float(hand[0])

    def loss(theta: Array) -> tuple[float, Array]:
        weights, after, hand = unpack(theta)
        scores, tables = hand * batch.evidence + batch.signs @ weights, hand * given + after
        free, marginal, pairs = batch.expect(scores, tables)
        bound, known, known_pairs = batch.expect(scores + batch.forbidden, tables)
        excess, excess_pairs = marginal - known, pairs - known_pairs
        slope = np.concatenate(
            [
                (batch.signs.T @ excess + prior * weights).ravel(),
                (excess_pairs + prior * after).ravel(),
                [(excess * batch.evidence).sum() + (excess_pairs * given).sum()],
            ]
        )
        return free - bound + prior / 2 * (theta[:-1] ** 2).sum(), slope

    start = np.zeros(parts[-1] + 1)
    start[-1] = 1.0
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return Model(vocabulary, *unpack(found.x))


class _Batch:
    """All documents side by side: the forward and backward pass goes through them block by block at once."""

    def __init__(self, sequences: Sequence[Labelled], vocabulary: dict[str, int]) -> None:
        lengths = [len(one.signs) for one in sequences]
        self.inside = np.arange(max(lengths))[None, :] < np.array(lengths)[:, None]
        self.worth = np.array([one.weight for one in sequences])
        self.evidence = np.concatenate([one.evidence for one in sequences])
        self.signs = matrix(sequences, vocabulary)
        self.ties = np.zeros(self.inside.shape, int)
        self.ties[self.inside] = np.concatenate([one.ties for one in sequences])
        labels = np.concatenate([one.labels for one in sequences])
        self.forbidden = np.zeros_like(self.evidence)
        self.forbidden[labels >= 0] = IMPOSSIBLE
        self.forbidden[labels >= 0, labels[labels >= 0]] = 0

    def expect(self, scores: Array, tables: Array) -> tuple[float, Array, Array]:
        """Return the sum of the log partition functions, and what is expected of types by block and pairs by tie.

        Each document counts by its weight.
        """
        own = np.zeros((*self.inside.shape, scores.shape[1]))
        own[self.inside] = scores
        forward, backward = self._forward(own, tables), np.zeros_like(own)
        whole = _logsum(forward[:, -1], axis=1)
        pairs = np.zeros_like(tables)
        for n in range(own.shape[1] - 1, 0, -1):
            onward = tables[self.ties[:, n]] + (own[:, n] + backward[:, n])[:, None, :]
            inside = self.inside[:, n][:, None]
            backward[:, n - 1] = np.where(inside, _logsum(onward, axis=2), backward[:, n])
            both = np.exp(forward[:, n - 1][:, :, None] + onward - whole[:, None, None])
            both *= (inside * self.worth[:, None])[:, :, None]
            np.add.at(pairs, self.ties[:, n], both)
        marginal = np.exp(forward + backward - whole[:, None, None]) * self.worth[:, None, None]
        return float((whole * self.worth).sum()), marginal[self.inside], pairs

    def _forward(self, own: Array, tables: Array) -> Array:
        forward = np.zeros_like(own)
        forward[:, 0] = own[:, 0]
        for n in range(1, own.shape[1]):
            reached = _logsum(forward[:, n - 1][:, :, None] + tables[self.ties[:, n]], axis=1) + own[:, n]
            forward[:, n] = np.where(self.inside[:, n][:, None], reached, forward[:, n - 1])
        return forward


def _logsum(values: Array, axis: int) -> Array:
    most = values.max(axis=axis)
    return most + np.log(np.exp(values - np.expand_dims(most, axis)).sum(axis=axis))
