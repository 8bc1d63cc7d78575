"""Choosing an engine by name, and what is said where it is not there."""

import sys
from pathlib import Path

import pytest

from loften.errors import LanguageError
from loften.language import load_engine
from loften.language.engine import same_text
from loften.language.spacy_engine import SpacyEngine


@pytest.mark.parametrize("spec", ["", "spaCy", "nltk", "blank:sv", "sv_loften"])
def test_an_unknown_name_is_an_error_with_the_known_ones(spec: str) -> None:
    with pytest.raises(LanguageError, match=r"use spacy, spacy:NAME, stanza, stanza:FOLDER or blank"):
        load_engine(spec)


def test_a_named_pipeline_is_loaded() -> None:
    assert load_engine("spacy:sv_loften").model == load_engine("spacy").model


def test_a_model_that_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(LanguageError, match=r"'sv_missing' is not installed: .*pip install"):
        load_engine("spacy:sv_missing")


def test_a_model_of_another_language_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("da").to_disk(tmp_path)
    with pytest.raises(LanguageError, match="is for 'da', not Swedish"):
        SpacyEngine.load(str(tmp_path))


def test_components_that_nothing_asks_for_are_not_run(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("sv")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler")
    nlp.to_disk(tmp_path)
    assert SpacyEngine.load(str(tmp_path)).nlp.pipe_names == ["sentencizer"]


def test_a_changed_text_is_an_error_never_repaired() -> None:
    doc = next(load_engine("blank").pipe(["Polisen lovar."]))
    assert same_text(doc, "Polisen lovar.") is doc
    with pytest.raises(LanguageError, match=r"changed the text at character 12: 't': choose another engine"):
        same_text(doc, "Polisen lovat")


def test_without_stanza_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(LanguageError, match=r"pip install '\.\[stanza\]'"):
        load_engine("stanza")
