"""Lemmas by trained edit trees, and the last word on them: the lexicon's endings for what training never saw."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.strings import hash_string
from spacy.symbols import NOUN, VERB
from spacy.tokens import Doc, Token
from thinc.api import Model
from thinc.types import Floats2d

from sv_loften.lexicon import analyse


class TreeLemmatizer(EditTreeLemmatizer):
    """spaCy's trained lemmatizer: the same lemmas, but it applies each tree once and looks for the best all at once."""

    def predict(self, docs: Iterable[Doc]) -> list[list[str | None]]:
        """Return a lemma a token: by the likeliest tree that fits it of the first ``top_k``, None where none does."""
        docs = list(docs)
        if not any(map(len, docs)):
            return [[] for _ in docs]
        return [self._lemmas(doc, scores) for doc, scores in zip(docs, self.model.predict(docs), strict=True)]

    def _lemmas(self, doc: Doc, scores: Floats2d) -> list[str | None]:
        words, labels, apply = [token.text for token in doc], self.cfg["labels"], self.trees.apply
        lemmas = [apply(labels[best], word) for word, best in zip(words, scores.argmax(axis=1).tolist(), strict=True)]
        for at, word in enumerate(words):
            if lemmas[at] is None:
                fitting = (apply(labels[label], word) for label in islice(_best_first(scores[at]), 1, self.top_k))
                lemmas[at] = next((lemma for lemma in fitting if lemma is not None), None)
        return lemmas

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: Sequence[list[str | None]]) -> None:
        """Set the lemmas that ``predict`` returned; the word itself where there is none."""
        for doc, lemmas in zip(docs, batch_tree_ids, strict=True):
            for token, lemma in zip(doc, lemmas, strict=True):
                if self.overwrite or not token.lemma:
                    token.lemma_ = token.text if lemma is None else lemma


def _best_first(scores: np.ndarray) -> Iterator[int]:
    """Yield the places of scores from the highest on; few are asked for, which are found before all are sorted."""
    left = scores.copy()
    for _ in scores:
        best = int(left.argmax())
        yield best
        left[best] = -np.inf


@Language.factory("tree_lemmatizer", assigns=["token.lemma"])
def make_tree_lemmatizer(
    nlp: Language,
    name: str,
    model: Model,
    backoff: str,
    min_tree_freq: int,
    overwrite: bool,
    top_k: int,
    scorer: Callable | None,
) -> TreeLemmatizer:
    """Return the component for spaCy's pipelines; the arguments are those of spaCy's ``trainable_lemmatizer``."""
    options = {"backoff": backoff, "min_tree_freq": min_tree_freq, "overwrite": overwrite, "top_k": top_k}
    return TreeLemmatizer(nlp.vocab, model, name, scorer=scorer, **options)


class LexiconLemmatizer:
    """Overrides the trained lemma of unseen nouns and verbs; participles and names stay as they are."""

    def __init__(self, known: Iterable[int] = ()) -> None:
        """Take the hashes of the words, with their part of speech, whose lemmas were trained."""
        self.known = frozenset(known)

    @classmethod
    def trained_on(cls, docs: Iterable[Doc]) -> "LexiconLemmatizer":
        """Return one that leaves alone every word of the training documents."""
        return cls(_key(token) for doc in docs for token in doc)

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a document."""
        for token in doc:
            if token.pos in (NOUN, VERB) and token.is_alpha and _key(token) not in self.known:
                lemma = analyse(token.lower_)[0]
                if lemma.endswith("a") if token.pos == VERB else not token.lower_.endswith("nde"):
                    token.lemma_ = lemma
        return doc

    def to_disk(self, path: Path, exclude: Any = ()) -> None:
        """Write the hashes."""
        srsly.write_msgpack(path, sorted(self.known))

    def from_disk(self, path: Path, exclude: Any = ()) -> "LexiconLemmatizer":
        """Read the hashes."""
        self.known = frozenset(srsly.read_msgpack(path))
        return self


def _key(token: Token) -> int:
    return hash_string(f"{token.lower_}|{token.pos_}")


@Language.factory("lexicon_lemmatizer", assigns=["token.lemma"], requires=["token.pos"])
def make_lexicon_lemmatizer(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component for spaCy's pipelines."""
    return LexiconLemmatizer()
