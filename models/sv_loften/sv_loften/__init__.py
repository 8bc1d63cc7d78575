"""A small spaCy pipeline for Swedish, trained on UD Talbanken and PUD: ``spacy.load("sv_loften")``."""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path

from sv_loften import bounds, embed, lemmas, parse, tokenizer

__all__ = ["bounds", "embed", "lemmas", "load", "parse", "tokenizer"]


def load(**overrides: Any) -> Language:
    """Load the trained pipeline; the overrides are those of ``spacy.load``."""
    nlp = load_model_from_path(Path(__file__).parent / "pipeline", **overrides)
    if nlp.has_pipe("tok2vec"):
        embed.remember_words(nlp.get_pipe("tok2vec").model.layers[0])
    return nlp
