"""Any installed Swedish spaCy pipeline as an engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
import spacy.about
from spacy.language import Language
from spacy.tokens import Doc

from loften.errors import LanguageError


@dataclass(frozen=True)
class SpacyEngine:
    """A spaCy pipeline behind the engine protocol."""

    nlp: Language
    name: str
    model: str | None

    @classmethod
    def load(cls, package: str) -> "SpacyEngine":
        """Load an installed pipeline; raise ``LanguageError`` that says how to install it."""
        try:
            nlp = spacy.load(package)
        except OSError as error:
            raise LanguageError(
                f"the language model '{package}' is not installed: install it (for sv_loften: pip install "
                "models/sv_loften) or choose another with --engine spacy:NAME"
            ) from error
        return cls(nlp, f"spacy {spacy.about.__version__}", f"{package} {nlp.meta.get('version', '')}".strip())

    @classmethod
    def blank(cls) -> "SpacyEngine":
        """Return an engine without syntax: tokens and rule-based sentence bounds alone."""
        nlp = spacy.blank("sv")
        nlp.add_pipe("sentencizer")
        return cls(nlp, f"spacy {spacy.about.__version__}", None)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one ``Doc`` a text, in order."""
        yield from self.nlp.pipe(texts)
