"""The last word on lemmas: for nouns and verbs that training never saw, the lexicon's endings decide."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.strings import hash_string
from spacy.tokens import Doc, Token

from sv_loften.lexicon import analyse


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
            if token.pos_ in {"NOUN", "VERB"} and token.is_alpha and _key(token) not in self.known:
                lemma = analyse(token.lower_)[0]
                if lemma.endswith("a") if token.pos_ == "VERB" else not token.lower_.endswith("nde"):
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
