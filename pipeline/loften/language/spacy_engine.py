"""Any installed Swedish spaCy pipeline as an engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
import spacy.about
from spacy.language import Language
from spacy.tokens import Doc

from loften.errors import LanguageError
from loften.language.engine import same_text

NEEDED = {
    *("tok2vec", "transformer", "senter", "sentencizer", "tagger", "morphologizer", "parser"),
    *("attribute_ruler", "lemmatizer", "trainable_lemmatizer", "lexicon_lemmatizer"),
}
"""The components that something here asks for; others, such as named entities, are not loaded."""
BATCH = 32
"""Texts at once; larger batches leave the processor's cache and are slower."""
LONGEST = 1_000_000
"""The longest text, in characters, that spaCy takes."""


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
        except (OSError, ImportError) as error:
            raise LanguageError(
                f"the language model '{package}' is not installed: install it (for sv_loften: pip install "
                "models/sv_loften) or choose another with --engine spacy:NAME"
            ) from error
        if nlp.lang != "sv":
            raise LanguageError(f"the language model '{package}' is for '{nlp.lang}', not Swedish: choose another")
        for component in [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory not in NEEDED]:
            nlp.remove_pipe(component)
        _multiply_with_numpy(nlp)
        return cls(nlp, f"spacy {spacy.about.__version__}", f"{package} {nlp.meta.get('version', '')}".strip())

    @classmethod
    def blank(cls) -> "SpacyEngine":
        """Return an engine without syntax: tokens and rule-based sentence bounds alone."""
        nlp = spacy.blank("sv")
        nlp.add_pipe("sentencizer")
        return cls(nlp, f"spacy {spacy.about.__version__}", None)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one ``Doc`` a text, in order."""
        kept = [_checked(text) for text in texts]
        for text, doc in zip(kept, self.nlp.pipe(kept, batch_size=BATCH), strict=True):
            yield same_text(doc, text)


def _multiply_with_numpy(nlp: Language) -> None:
    """Have the pipeline's layers multiply matrices with NumPy's library, in a third of the time that BLIS takes."""
    models = [component.model for _, component in nlp.pipeline if hasattr(component, "model")]
    for layer in [layer for model in models for layer in model.walk()]:
        if hasattr(layer.ops, "use_blis"):
            layer.ops.use_blis = False


def _checked(text: str) -> str:
    if len(text) > LONGEST:
        raise LanguageError(
            f"a block of {len(text)} characters is longer than the {LONGEST} that spaCy takes: split it"
        )
    return text
