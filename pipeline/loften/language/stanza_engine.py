"""stanza as an engine: its analysis mapped into spaCy's ``Doc`` (extra ``loften[stanza]``)."""

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from loften.errors import LanguageError
from loften.extras import install
from loften.language.engine import checked, same_text
from loften.language.stanza_doc import stretches, to_doc

PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
GET = "python -c \"import stanza; stanza.download('sv')\""


@dataclass(frozen=True)
class StanzaEngine:
    """A stanza pipeline behind the engine protocol; each text is analysed by itself."""

    pipeline: Any
    vocab: Vocab
    name: str
    model: str | None

    @classmethod
    def load(cls, folder: str | None = None) -> "StanzaEngine":
        """Load the Swedish models from a resource folder (default: stanza's own), without ever downloading.

        Raise ``LanguageError`` that names the command to install stanza, or to get its models.
        """
        try:
            import stanza
        except ImportError as error:
            raise LanguageError(f"stanza is not installed: {install('stanza')}") from error
        path = Path(folder or os.environ.get("STANZA_RESOURCES_DIR") or stanza.resources.common.DEFAULT_MODEL_DIR)
        logging.getLogger("stanza").setLevel(logging.ERROR)
        if not (path / "resources.json").is_file() or not (path / "sv").is_dir():
            raise LanguageError(f"stanza's Swedish models are not in {path}: get them with {GET}")
        try:
            pipeline = stanza.Pipeline(
                lang="sv", dir=str(path), download_method=None, use_gpu=False, verbose=False, **_processors(path)
            )
        except Exception as error:
            raise LanguageError(
                f"stanza's Swedish models in {path} do not load ({error}): get them with {GET}"
            ) from error
        return cls(pipeline, spacy.blank("sv").vocab, f"stanza {version('stanza')}", f"sv ({path.name})")

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield one ``Doc`` a text, in order."""
        for text in texts:
            sentences = [
                (start, sentence)
                for start, end in stretches(checked(text))
                for sentence in self.pipeline(text[start:end]).sentences
            ]
            yield same_text(to_doc(self.vocab, text, sentences), text)


def _processors(path: Path) -> dict[str, Any]:
    """Return which models to load: those the folder's index names, else the one model file of each processor."""
    if (path / "resources.json").read_text(encoding="utf-8").strip() != "{}":
        return {"processors": ",".join(PROCESSORS)}
    files = {name: next(iter(sorted((path / "sv" / name).glob("*.pt"))), None) for name in PROCESSORS}
    found = {name: str(file) for name, file in files.items() if file is not None}
    return {"processors": ",".join(found), **{f"{name}_model_path": file for name, file in found.items()}}
