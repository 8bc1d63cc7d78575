"""Word embeddings from hashed features, spaCy's own and three of Swedish endings."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from spacy.attrs import IS_SPACE, LOWER, NORM, ORTH, PREFIX, SHAPE, SPACY, SUFFIX
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, Ragged, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from sv_loften.lexicon import analyse

ATTRIBUTES = (NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE)
SUBWORDS = 3
KEYS = (ORTH, NORM, SPACY)
"""What all features of a token follow from."""
BLOCK = 32
"""Words embedded at once; always as many, so that a word's vector does not depend on the words beside it."""
MOST_WORDS = 20_000
"""Words kept, ten megabytes; when there are more, all are forgotten."""


@registry.architectures("sv_loften.SubwordEmbed.v1")
def subword_embed(width: int, rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """Embed norm, first character, last three, shape, space after, white space; last five, lemma, lexicon ending.

    ``rows`` are the sizes of the nine hash tables, in that order. Works as ``spacy.MultiHashEmbed.v2``.
    """
    tables = [
        HashEmbed(nO=width, nV=count, column=column, seed=column + 8, dropout=0.0) for column, count in enumerate(rows)
    ]
    mix = Maxout(nO=width, nI=width * len(rows), nP=2, dropout=0.0, normalize=True)
    embed: Model[Ragged, Ragged] = with_array(concatenate(*tables))
    return chain(_features(), list2ragged(), chain(embed, with_array(mix)), ragged2list())


def _features() -> Model[list[Doc], list[Ints2d]]:
    """Return the layer that turns documents into one row of hashed features per token."""
    return Model("subword_features", _forward)


def _forward(model: Model, docs: list[Doc], is_train: bool) -> tuple[list[Ints2d], Callable]:
    return [model.ops.asarray2i(_rows(doc), dtype="uint64") for doc in docs], lambda _: []


def _rows(doc: Doc) -> np.ndarray:
    """Return one row of hashed features per token."""
    table = doc.to_array([*ATTRIBUTES, LOWER])
    strings = doc.vocab.strings
    subwords = [_hashes(strings[key]) for key in table[:, -1].tolist()]
    return np.concatenate([table[:, :-1], np.array(subwords, dtype="uint64").reshape(-1, SUBWORDS)], axis=1)


@lru_cache(maxsize=100_000)
def _hashes(form: str) -> tuple[int, int, int]:
    lemma, ending = analyse(form)
    return hash_string(form[-5:]), hash_string(lemma), hash_string("-" + ending)


class Remembered:
    """The forward function of an embedding that embeds each word once; training ends it, for then vectors change."""

    def __init__(self, model: Model) -> None:
        """Take the model whose function this is to be."""
        self._forward = model._func
        self._places: dict[tuple[int, ...], int] | None = {}
        self._vectors = np.zeros((MOST_WORDS, model.get_dim("nO")), dtype="float32")

    def __call__(self, model: Model, docs: list[Doc], is_train: bool) -> tuple[list[Floats2d], Callable]:
        """Return a vector a token."""
        if is_train:
            self._places = None
        if self._places is None:
            return self._forward(model, docs, is_train)
        keys = [list(map(tuple, doc.to_array(KEYS).tolist())) for doc in docs]
        new = {key for of_doc in keys for key in of_doc if key not in self._places}
        if len(self._places) + len(new) > MOST_WORDS:
            self._places.clear()
            new = {key for of_doc in keys for key in of_doc}
        if len(new) > MOST_WORDS:
            return self._forward(model, docs, is_train)
        if new:
            self._learn(model, docs, keys, new)
        return [self._vectors[[self._places[key] for key in of_doc]] for of_doc in keys], lambda _: []

    def _learn(
        self, model: Model, docs: list[Doc], keys: list[list[tuple[int, ...]]], new: set[tuple[int, ...]]
    ) -> None:
        rows: dict[tuple[int, ...], np.ndarray] = {}
        for doc, of_doc in zip(docs, keys, strict=True):
            if not new.isdisjoint(of_doc):
                rows.update((key, row) for key, row in zip(of_doc, _rows(doc), strict=True) if key in new)
        words = list(rows)
        for start in range(0, len(words), BLOCK):
            block = words[start : start + BLOCK]
            features = np.zeros((BLOCK, len(ATTRIBUTES) + SUBWORDS), dtype="uint64")
            features[: len(block)] = [rows[key] for key in block]
            at = len(self._places)
            self._vectors[at : at + len(block)] = model.layers[2].predict(features)[: len(block)]
            self._places.update((key, at + number) for number, key in enumerate(block))


def remember_words(model: Model) -> None:
    """Let an embedding of ``subword_embed`` embed each word once, for use without training."""
    model._func = Remembered(model)
