"""stanza for real, on the small models of models/stanza_small, and the mapping of what those models lack."""

import shutil
import socket
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.sv import Swedish

from loften.errors import LanguageError
from loften.language import Engine, load_engine
from loften.language.stanza_doc import stretches, to_doc


@pytest.mark.parametrize("make", [lambda path: None, lambda path: (path / "resources.json").write_text("{}")])
def test_missing_models_are_one_sentence_with_the_command(
    stanza_models: Path, tmp_path: Path, make: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)  # type: ignore[operator]
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("something was to be downloaded"))
    with pytest.raises(LanguageError, match=r"get them with python -c .*stanza\.download\('sv'\)") as error:
        load_engine(f"stanza:{tmp_path}")
    assert str(tmp_path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_processor_is_such_an_error_too(stanza_models: Path, tmp_path: Path) -> None:
    shutil.copytree(stanza_models, tmp_path / "models")
    shutil.rmtree(tmp_path / "models" / "sv" / "tokenize")
    with pytest.raises(LanguageError, match=r"stanza\.download"):
        load_engine(f"stanza:{tmp_path / 'models'}")


def test_the_folder_in_the_environment_is_used(
    stanza_engine: Engine, stanza_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(stanza_models))
    assert load_engine("stanza").model == stanza_engine.model


@given(st.text(alphabet="ab .!?\n\t\u00a0å", max_size=120), st.integers(min_value=3, max_value=30))
def test_stretches_hold_every_word_once(text: str, longest: int) -> None:
    found = list(stretches(text, longest))
    assert all(0 < end - start <= longest and text[start:end].strip() for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    covered = {index for start, end in found for index in range(start, end)}
    assert all(character.isspace() for index, character in enumerate(text) if index not in covered)
    assert not any("\n" in text[start:end] for start, end in found)


@dataclass
class Word:
    id: int
    text: str
    head: int
    deprel: str
    upos: str = "X"
    xpos: str | None = None
    feats: str | None = None
    lemma: str | None = None


@dataclass
class Token:
    start_char: int
    end_char: int
    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)


def test_a_multi_word_token_keeps_its_place_and_the_tag_of_the_word_that_governs() -> None:
    text = "Nu havere  vi."
    tokens = [
        Token(0, 2, [Word(1, "Nu", 3, "advmod", "ADV")]),
        Token(
            3, 9, [Word(2, "ha", 3, "aux", "AUX"), Word(3, "vere", 0, "root", "VERB", feats="Tense=Past", lemma="vara")]
        ),
        Token(11, 13, [Word(4, "vi", 3, "nsubj", "PRON", lemma="vi")]),
        Token(13, 14, [Word(5, ".", 2, "punct", "PUNCT")]),
    ]
    doc = to_doc(Swedish().vocab, text, [(0, SimpleNamespace(tokens=tokens))])
    assert doc.text == text
    assert [token.text for token in doc] == ["Nu", "havere", " ", "vi", "."]
    assert [token.head.i for token in doc] == [1, 1, 1, 1, 1]
    assert (doc[1].pos_, doc[1].lemma_, doc[1].dep_, str(doc[1].morph)) == ("VERB", "vara", "ROOT", "Tense=Past")
    assert [len(list(doc.sents)), doc[2].pos_] == [1, "SPACE"]


def test_offsets_count_from_the_stretch() -> None:
    text = "Ja.\n\nNej."
    first = SimpleNamespace(tokens=[Token(0, 2, [Word(1, "Ja", 0, "root")]), Token(2, 3, [Word(2, ".", 1, "punct")])])
    second = SimpleNamespace(tokens=[Token(0, 3, [Word(1, "Nej", 0, "root")]), Token(3, 4, [Word(2, ".", 1, "punct")])])
    doc = to_doc(Swedish().vocab, text, [(0, first), (5, second)])
    assert doc.text == text
    assert [(token.text, token.idx) for token in doc] == [("Ja", 0), (".", 2), ("\n\n", 3), ("Nej", 5), (".", 8)]
    assert [sentence.text.strip() for sentence in doc.sents] == ["Ja.", "Nej."]


def test_a_bullet_belongs_to_the_sentence_after_it() -> None:
    text = "• Ja.\n•"
    bullet = SimpleNamespace(tokens=[Token(0, 1, [Word(1, "•", 0, "root")])])
    words = SimpleNamespace(tokens=[Token(2, 4, [Word(1, "Ja", 0, "root")]), Token(4, 5, [Word(2, ".", 1, "punct")])])
    doc = to_doc(Swedish().vocab, text, [(0, bullet), (0, words), (6, bullet)])
    assert doc.text == text
    assert [(token.text, token.dep_, token.head.text) for token in doc][:2] == [
        ("•", "punct", "Ja"),
        ("Ja", "ROOT", "Ja"),
    ]
    assert [sentence.text.strip() for sentence in doc.sents] == ["• Ja.", "•"]
