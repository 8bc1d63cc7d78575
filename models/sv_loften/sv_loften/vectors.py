"""Vectors of words in their context, for use without training: what spaCy's layers compute, in half the time.

Each word is embedded once, and nothing is computed that only training needs, such as which piece of a maxout is the
greatest.
"""

from collections.abc import Callable
from itertools import accumulate, pairwise

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from thinc.types import Floats2d

KEYS = (ORTH, NORM, SPACY)
"""What all features of a token follow from."""
BLOCK = 8
"""Words embedded at once: always as many, and few, for then a word's vector does not depend on the words beside it.

Of more rows, OpenBLAS's kernels for AVX2 add up some in another order than others, so that their last bits differ.
"""
MOST_WORDS = 20_000
"""Words kept, ten megabytes; when there are more, all are forgotten."""


class Quick:
    """The forward function of a ``spacy.Tok2Vec.v2``, hashed embeddings and a window encoder; training ends it."""

    def __init__(self, model: Model) -> None:
        """Take the model whose function this is to be."""
        embedding, encoder = model.layers
        self._forward = model._func
        self._features = embedding.layers[0]
        self._tables = [Table(node) for node in embedding.walk() if node.name == "hashembed"]
        (self._mix,) = _layers(embedding)
        self._layers = _layers(encoder)
        self._padding = [0] * encoder.attrs["pad"]
        self._places: dict[bytes, int] | None = {}
        self._vectors = np.zeros((1 + MOST_WORDS, model.get_dim("nO")), dtype="float32")  # the first is no word's

    def __call__(self, model: Model, docs: list[Doc], is_train: bool) -> tuple[list[Floats2d], Callable]:
        """Return a vector a token."""
        if is_train:
            self._places = None
        if self._places is None:
            return self._forward(model, docs, is_train)
        keys = [doc.to_array(KEYS).view("V24").ravel().tolist() for doc in docs]
        new = set().union(*keys).difference(self._places)
        if len(self._places) + len(new) > MOST_WORDS:
            self._places.clear()
            new = set().union(*keys)
        if len(new) > MOST_WORDS:
            return self._forward(model, docs, is_train)
        if new:
            self._embed(docs, keys, new)
        rows, ends = list(self._padding), list(accumulate(map(len, keys)))
        for of_doc in keys:
            rows += [self._places[key] for key in of_doc]
            rows += self._padding
        vectors = self._encode(np.array(rows))
        return [vectors[start:end] for start, end in pairwise([0, *ends])], lambda _: []

    def _embed(self, docs: list[Doc], keys: list[list[bytes]], new: set[bytes]) -> None:
        """Keep the vectors of new words."""
        having = [(doc, of_doc) for doc, of_doc in zip(docs, keys, strict=True) if not new.isdisjoint(of_doc)]
        features: dict[bytes, np.ndarray] = {}
        for (_, of_doc), table in zip(having, self._features.predict([doc for doc, _ in having]), strict=True):
            features.update((key, row) for key, row in zip(of_doc, table, strict=True) if key in new)
        count = len(features)
        rows = np.zeros((-(-count // BLOCK), BLOCK, len(self._tables)), dtype="uint64")
        rows.reshape(-1, len(self._tables))[:count] = list(features.values())
        vectors = self._mix(np.concatenate([table(rows) for table in self._tables], axis=2))
        at = 1 + len(self._places)
        self._vectors[at : at + count] = vectors.reshape(-1, vectors.shape[2])[:count]
        self._places.update(zip(features, range(at, at + count), strict=True))

    def _encode(self, rows: np.ndarray) -> Floats2d:
        """Return the words' vectors in their context: each layer adds what it makes of a vector and its neighbours.

        Of the padding a layer computes only what a word will see through the layers above it.
        """
        vectors, distances = self._vectors[rows], _distances(rows > 0, len(self._layers))
        for above, layer in zip(reversed(range(len(self._layers))), self._layers, strict=True):
            (seen,) = (distances <= above).nonzero()
            distances = distances[seen]
            windows = vectors.take(seen[:, None] + (-1, 0, 1), axis=0).reshape(len(seen), 3 * vectors.shape[1])
            vectors = vectors.take(seen, axis=0)
            vectors += layer(windows)
        return vectors


def _distances(words: np.ndarray, most: int) -> np.ndarray:
    """Return how far each row is from the next that is a word, and ``most`` where it is as far or farther."""
    distances = np.zeros(len(words), dtype="int8")
    for _ in range(most):
        distances += ~words
        nearer, words = words, words.copy()
        words[1:] |= nearer[:-1]
        words[:-1] |= nearer[1:]
    return distances


class Table:
    """A ``HashEmbed`` of one column of features."""

    def __init__(self, model: Model) -> None:
        """Take the model whose parameters this is to use."""
        self._column, self._seed = model.attrs["column"], model.attrs["seed"]
        self._vectors = model.get_param("E")
        self._hash = NumpyOps().hash

    def __call__(self, features: np.ndarray) -> np.ndarray:
        """Return the sum of the four vectors of each row's feature."""
        column = features[..., self._column]
        keys = self._hash(column.ravel(), self._seed) % len(self._vectors)
        return self._vectors[keys].sum(axis=1).reshape(*column.shape, -1)


class Layer:
    """A ``Maxout`` with layer normalisation."""

    def __init__(self, maxout: Model, norm: Model) -> None:
        """Take the models whose parameters this is to use."""
        weights = maxout.get_param("W")
        self._width, _, inputs = weights.shape
        # The first pieces of all outputs stand beside each other, so that the greatest of each are found at once.
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0)).reshape(inputs, -1)
        self._bias = np.ascontiguousarray(maxout.get_param("b").T).reshape(-1)
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, inputs: np.ndarray) -> np.ndarray:
        """Return an output a row; of a stack of matrices, each is multiplied for itself."""
        pieces = inputs @ self._weights
        pieces += self._bias
        best = pieces[..., : self._width].copy()
        for start in range(self._width, pieces.shape[-1], self._width):
            np.maximum(best, pieces[..., start : start + self._width], out=best)
        best -= best.mean(axis=-1, keepdims=True)
        best *= (np.square(best).mean(axis=-1, keepdims=True) + 1e-8) ** -0.5
        best *= self._scale
        best += self._shift
        return best


def _layers(model: Model) -> list[Layer]:
    """Return the normalised maxout layers of a model, in order."""
    return [Layer(*node.layers) for node in model.walk() if node.name == "maxout>>layernorm"]


def quicken(model: Model) -> None:
    """Let a ``spacy.Tok2Vec.v2`` compute its vectors so, for use without training."""
    model._func = Quick(model)
