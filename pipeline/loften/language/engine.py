"""The engine protocol: text in, spaCy ``Doc`` out, whose text is exactly the input."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from loften.errors import LanguageError

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
        """Yield one ``Doc`` a text, in order, with ``doc.text == text``; raise ``LanguageError`` where it is not."""
        ...


def load_engine(spec: str = "spacy") -> Engine:
    """Load an engine by name: ``spacy`` (the shipped model), ``spacy:NAME``, ``stanza``, or ``blank`` (no syntax)."""
    kind, _, name = spec.partition(":")
    if kind in ("spacy", "blank"):
        from loften.language.spacy_engine import SpacyEngine

        return SpacyEngine.load(name or "sv_loften") if kind == "spacy" else SpacyEngine.blank()
    raise LanguageError(f"engine '{spec}' is not known: use spacy, spacy:NAME, stanza or blank")
