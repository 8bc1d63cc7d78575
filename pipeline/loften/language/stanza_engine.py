"""stanza as an engine: its analysis mapped into spaCy's ``Doc`` (extra ``loften[stanza]``)."""

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from loften.errors import LanguageError
from loften.language.engine import same_text

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
            raise LanguageError("stanza is not installed: pip install 'loften[stanza]'") from error
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
            sentences = self.pipeline(text).sentences if text.strip() else []
            yield same_text(to_doc(self.vocab, text, sentences), text)


def _processors(path: Path) -> dict[str, Any]:
    """Return which models to load: those the folder's index names, else the one model file of each processor."""
    if (path / "resources.json").read_text(encoding="utf-8").strip() != "{}":
        return {"processors": ",".join(PROCESSORS)}
    files = {name: next(iter(sorted((path / "sv" / name).glob("*.pt"))), None) for name in PROCESSORS}
    found = {name: str(file) for name, file in files.items() if file is not None}
    return {"processors": ",".join(found), **{f"{name}_model_path": file for name, file in found.items()}}


@dataclass(frozen=True, slots=True)
class _Row:
    """One token to be: a word, or the white space that spaCy keeps as a token of its own."""

    text: str
    space: bool
    word: Any | None
    first: bool


def to_doc(vocab: Vocab, text: str, sentences: Sequence[Any]) -> Doc:
    """Map stanza's sentences to a ``Doc`` whose tokens stand exactly where they stand in ``text``.

    A multi-word token becomes one token, with the tag, features, lemma and head of the word of it that governs the
    others, so that offsets stay those of the text. White space beyond one blank becomes tokens, as in spaCy.
    """
    rows: list[_Row] = []
    owner: dict[tuple[int, int], int] = {}
    end = 0
    for number, sentence in enumerate(sentences):
        for index, token in enumerate(sentence.tokens):
            _fill(rows, text[end : token.start_char])
            owner.update({(number, word.id): len(rows) for word in token.words})
            rows.append(_Row(text[token.start_char : token.end_char], False, _governor(token.words), index == 0))
            end = token.end_char
    _fill(rows, text[end:])
    return _build(vocab, rows, owner, sentences)


def _fill(rows: list[_Row], between: str) -> None:
    """Add what stands between two tokens: a blank belongs to the last token, the rest is a token of white space."""
    if between.startswith(" ") and rows:
        rows[-1] = replace(rows[-1], space=True)
        between = between[1:]
    if between:
        rows.append(_Row(between, False, None, False))


def _governor(words: Sequence[Any]) -> Any:
    inside = {word.id for word in words}
    return next((word for word in words if word.head not in inside), words[0])


def _build(vocab: Vocab, rows: Sequence[_Row], owner: dict[tuple[int, int], int], sentences: Sequence[Any]) -> Doc:
    heads, number = [], -1
    for index, row in enumerate(rows):
        number += row.first
        head = index if row.word is None else owner.get((number, row.word.head), index)
        heads.append((index - 1 if index else min(1, len(rows) - 1)) if row.word is None else head)
    words = [row.word for row in rows]
    return Doc(
        vocab,
        words=[row.text for row in rows],
        spaces=[row.space for row in rows],
        tags=[(word.xpos or "") if word else "_SP" for word in words],
        pos=[(word.upos or "") if word else "SPACE" for word in words],
        morphs=[(word.feats or "") if word else "" for word in words],
        lemmas=[(word.lemma or word.text) if word else row.text for row, word in zip(rows, words, strict=True)],
        heads=heads if sentences else None,
        deps=[_relation(word) for word in words] if sentences else None,
        sent_starts=[row.first for row in rows] if not sentences else None,
    )


def _relation(word: Any | None) -> str:
    if word is None:
        return "dep"
    return "ROOT" if word.head == 0 else (word.deprel or "dep")
