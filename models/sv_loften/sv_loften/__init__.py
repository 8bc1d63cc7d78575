"""A small spaCy pipeline for Swedish, trained on UD Talbanken and PUD: ``spacy.load("sv_loften")``."""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path

from sv_loften import bounds, embed, lemmas, parse, tokenizer, vectors

__all__ = ["bounds", "embed", "lemmas", "load", "parse", "tokenizer", "vectors"]


def load(**overrides: Any) -> Language:
    """Load the trained pipeline; the overrides are those of ``spacy.load``."""
    nlp = load_model_from_path(Path(__file__).parent / "pipeline", **overrides)
    if nlp.has_pipe("tok2vec"):
        vectors.quicken(nlp.get_pipe("tok2vec").model)
    if nlp.has_pipe("senter"):
        vectors.quicken(nlp.get_pipe("senter").model.get_ref("tok2vec"))
    return nlp
