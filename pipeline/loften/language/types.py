"""spaCy's types for annotations elsewhere, so that only this package names spaCy. Import under ``TYPE_CHECKING``."""

from spacy.tokens import Doc, Span, Token

__all__ = ["Doc", "Span", "Token"]
