"""The engine protocol: text in, spaCy ``Doc`` out, whose text is exactly the input."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from loften.errors import TextError

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
        """Yield one ``Doc`` a text, in order, with ``doc.text == text``; raise ``TextError`` where it is not.

        A text's ``Doc`` does not depend on the texts beside it.
        """
        ...


def checked(text: str) -> str:
    """Return a text that an engine can take; raise ``TextError`` where it is too long or is no valid Unicode."""
    if len(text) > LONGEST:
        raise TextError(f"a block of {len(text)} characters is longer than {LONGEST}: split the document")
    if SURROGATE.search(text):
        raise TextError("a block holds half a surrogate pair, which is no character: decode the source anew")
    return text


def same_text(doc: "Doc", text: str) -> "Doc":
    """Return the document if its text is exactly the input, else raise ``TextError``; nothing is repaired."""
    if doc.text != text:
        at = next((i for i, (a, b) in enumerate(zip(doc.text, text, strict=False)) if a != b), len(doc.text))
        raise TextError(
            f"the language engine changed the text at character {at}: {text[at : at + 20]!r}: choose another engine"
        )
    return doc
