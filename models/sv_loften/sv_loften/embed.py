"""Word embeddings from hashed features, spaCy's own and three of Swedish endings."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SPACY, SUFFIX
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, Ragged, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from sv_loften.lexicon import analyse

ATTRIBUTES = (NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE)
SUBWORDS = 3


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
