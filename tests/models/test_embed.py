"""A word that is embedded once and kept has the vector that it has when it is embedded anew."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from sv_loften import embed
from sv_loften.embed import Remembered

TEXTS = ["Polisen lovar att besöka skolan.", "Skolan besöks av polisen  varje vecka.", "", "polisen POLISEN Polisen"]


@pytest.fixture
def nlp() -> Language:
    return spacy.load("sv_loften")


def vectors(nlp: Language, texts: list[str], anew: bool) -> list[np.ndarray]:
    """Return the vectors of texts, by the layer as it is or as it was made."""
    model = nlp.get_pipe("tok2vec").model.layers[0]
    assert isinstance(model._func, Remembered)
    forward = model._func._forward if anew else model._func
    return forward(model, [nlp.make_doc(text) for text in texts], False)[0]


def test_words_kept_have_the_vectors_of_words_embedded_anew(nlp: Language) -> None:
    for texts in (TEXTS, TEXTS[::-1], TEXTS[1:2]):
        for kept, anew in zip(vectors(nlp, texts, False), vectors(nlp, texts, True), strict=True):
            np.testing.assert_allclose(kept, anew, atol=1e-5)


def test_vectors_do_not_depend_on_what_came_before(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = vectors(spacy.load("sv_loften"), TEXTS[1:2], False)[0]
    vectors(nlp, TEXTS, False)
    assert (vectors(nlp, TEXTS[1:2], False)[0] == alone).all()
    monkeypatch.setattr(embed, "MOST_WORDS", 8)  # so that all are forgotten, or too many to keep
    np.testing.assert_allclose(vectors(nlp, TEXTS[1:2], False)[0], alone, atol=1e-5)


def test_training_ends_it(nlp: Language) -> None:
    model = nlp.get_pipe("tok2vec").model.layers[0]
    model([nlp.make_doc(TEXTS[0])], True)
    assert model._func._places is None
    assert vectors(nlp, TEXTS[:1], False)[0].shape == (len(nlp.make_doc(TEXTS[0])), 128)
