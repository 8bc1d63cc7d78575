"""The engine protocol: text in, spaCy ``Doc`` out, whose text is exactly the input."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from loften.errors import LanguageError

if TYPE_CHECKING:
    from spacy.tokens import Doc


SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST = 1_000_000
"""The longest text, in characters, that an engine takes; spaCy's own limit."""


class Engine(Protocol):
    """Turns texts into parsed ``Doc`` objects with tags, features, lemmas, heads and sentence bounds."""

    @property
    def name(self) -> str:
        """Return the engine's name and version."""
        ...

    @property
    def model(self) -> str | None:
        """Return the model's name and version, None without one."""
        ...

    def pipe(self, texts: Iterable[str]) -> "Iterator[Doc]":
        """Yield one ``Doc`` a text, in order, with ``doc.text == text``; raise ``LanguageError`` where it is not.

        A text's ``Doc`` does not depend on the texts beside it.
        """
        ...


def load_engine(spec: str = "spacy") -> Engine:
    """Load an engine by name.

    ``spacy`` (the shipped model), ``spacy:NAME`` (any installed Swedish pipeline), ``stanza`` or ``stanza:FOLDER``
    (its models from stanza's own or the given resource folder), ``blank`` (tokens and sentence bounds, no syntax).
    Raise ``LanguageError`` where the name is unknown or the model is missing.
    """
    kind, _, name = spec.partition(":")
    if kind == "spacy" or spec == "blank":
        from loften.language.spacy_engine import SpacyEngine

        return SpacyEngine.load(name or "sv_loften") if kind == "spacy" else SpacyEngine.blank()
    if kind == "stanza":
        from loften.language.stanza_engine import StanzaEngine

        return StanzaEngine.load(name or None)
    raise LanguageError(f"engine '{spec}' is not known: use spacy, spacy:NAME, stanza, stanza:FOLDER or blank")


def checked(text: str) -> str:
    """Return a text that an engine can take; raise ``LanguageError`` where it is too long or is no valid Unicode."""
    if len(text) > LONGEST:
        raise LanguageError(f"a block of {len(text)} characters is longer than {LONGEST}: split the document")
    if SURROGATE.search(text):
        raise LanguageError("a block holds half a surrogate pair, which is no character: decode the source anew")
    return text


def same_text(doc: "Doc", text: str) -> "Doc":
    """Return the document if its text is exactly the input, else raise ``LanguageError``; nothing is repaired."""
    if doc.text != text:
        at = next((i for i, (a, b) in enumerate(zip(doc.text, text, strict=False)) if a != b), len(doc.text))
        raise LanguageError(
            f"the language engine changed the text at character {at}: {text[at : at + 20]!r}: choose another engine"
        )
    return doc
