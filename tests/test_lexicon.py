"""The lexicon knows Swedish words and their lemmas, in whatever case they stand."""

import pytest

from loften.lexicon import is_word, lemma_of


@pytest.mark.parametrize(("form", "known"), [("kontroller", True), ("POLISEN", True), ("kontrxller", False)])
def test_knows_which_forms_are_words(form: str, known: bool) -> None:
    assert is_word(form) is known


@pytest.mark.parametrize(("form", "lemma"), [("Kontroller", "kontroll"), ("kontrxller", "kontrxller")])
def test_gives_a_form_its_lemma_in_small_letters(form: str, lemma: str) -> None:
    assert lemma_of(form) == lemma
