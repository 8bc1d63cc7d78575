"""Any installed Swedish spaCy pipeline as an engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

import spacy
import spacy.about
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from loften.errors import LanguageError
from loften.language.engine import checked, same_text

NEEDED = {
    *("tok2vec", "transformer", "senter", "sentencizer", "tagger", "morphologizer", "parser"),
    *("attribute_ruler", "lemmatizer", "trainable_lemmatizer", "lexicon_lemmatizer", "line_bounds"),
    *("stepwise_parser", "tree_lemmatizer"),
}
"""The components that something here asks for; others, such as named entities, are not loaded."""
BATCH = 128
"""Texts at once: the fastest of 16 to 512 on blocks of documents."""
TOKENIZER = {"@tokenizers": "sv_loften.SpacedTokenizer.v1"}


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
        _use_numpy(nlp)
        return cls(nlp, f"spacy {spacy.about.__version__}", f"{package} {nlp.meta.get('version', '')}".strip())

    @classmethod
    def blank(cls) -> "SpacyEngine":
        """Return an engine without syntax: tokens and rule-based sentence bounds alone.

        Where sv_loften is installed, its tokenizer and its untrained rules for lists and abbreviations are used.
        """
        own = _imported("sv_loften")
        nlp = spacy.blank("sv", config={"nlp": {"tokenizer": TOKENIZER}}) if own else spacy.blank("sv")
        nlp.add_pipe("sentencizer")
        if own:
            nlp.add_pipe("line_bounds")
        return cls(nlp, f"spacy {spacy.about.__version__}", None)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one ``Doc`` a text, in order."""
        kept = [checked(text) for text in texts]
        for text, doc in zip(kept, self.nlp.pipe(kept, batch_size=BATCH), strict=True):
            yield same_text(doc, text)


def _imported(package: str) -> bool:
    """Import a package, which names its tokenizer and components to spaCy; return whether it is there."""
    try:
        import_module(package)
    except ModuleNotFoundError:
        return False
    return True


def _use_numpy(nlp: Language) -> None:
    """Let numpy multiply the matrices: its library is about three times as fast as the one that spaCy brings.

    Its threads are turned off: they cost more than they bring on matrices so small, and fight with other processes.
    Where that cannot be done all is left as it is.
    """
    try:
        from threadpoolctl import threadpool_limits
    except ModuleNotFoundError:
        return
    threadpool_limits(1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = ops
