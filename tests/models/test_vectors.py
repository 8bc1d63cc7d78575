"""Words that are embedded once and kept, and the encoder on bare arrays, give the vectors of spaCy's layers."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from sv_loften import vectors
from sv_loften.vectors import Quick
from thinc.api import Model

TEXTS = ["Polisen lovar att besöka skolan.", "Skolan besöks av polisen  varje vecka.", "", "polisen POLISEN Polisen"]
EDGES = ["", "", "Skolan", "polisen", "", "Polisen lovar", ""]


@pytest.fixture
def nlp() -> Language:
    return spacy.load("sv_loften")


def model_of(nlp: Language, component: str) -> Model:
    """Return the model of the vectors that a component makes."""
    model = nlp.get_pipe(component).model
    return model if component == "tok2vec" else model.get_ref("tok2vec")


def vectors_of(nlp: Language, texts: list[str], component: str = "tok2vec", by_spacy: bool = False) -> list[np.ndarray]:
    """Return the vectors of texts, as they are made here or by spaCy's layers."""
    model = model_of(nlp, component)
    assert isinstance(model._func, Quick)
    forward = model._func._forward if by_spacy else model._func
    return forward(model, [nlp.make_doc(text) for text in texts], False)[0]


@pytest.mark.parametrize("component", ["tok2vec", "senter"])
def test_vectors_are_those_of_the_layers(nlp: Language, component: str) -> None:
    for texts in (TEXTS, TEXTS[::-1], TEXTS[1:2], TEXTS[2:3], EDGES):
        ours, theirs = (vectors_of(nlp, texts, component, by_spacy) for by_spacy in (False, True))
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-5)


def test_vectors_do_not_depend_on_what_came_before(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = vectors_of(spacy.load("sv_loften"), TEXTS[1:2])[0]
    vectors_of(nlp, TEXTS)
    assert (vectors_of(nlp, TEXTS[1:2])[0] == alone).all()
    monkeypatch.setattr(vectors, "MOST_WORDS", 8)  # so that all are forgotten, or too many to keep
    np.testing.assert_allclose(vectors_of(nlp, TEXTS[1:2])[0], alone, atol=1e-5)


def test_training_ends_it(nlp: Language) -> None:
    model = model_of(nlp, "tok2vec")
    model([nlp.make_doc(TEXTS[0])], True)
    for node in model.walk():
        if node.name == "layernorm":
            node.set_param("b", node.get_param("b") + 1)  # as a step of training would
    ours, theirs = (vectors_of(nlp, TEXTS[:1], by_spacy=by_spacy)[0] for by_spacy in (False, True))
    np.testing.assert_array_equal(ours, theirs)


def test_distances_are_those_to_the_next_word() -> None:
    words = np.array([False] * 4 + [True, False, True] + [False] * 3 + [True] + [False] * 2)
    assert vectors._distances(words, 3).tolist() == [3, 3, 2, 1, 0, 1, 0, 1, 2, 1, 0, 1, 2]
    assert vectors._distances(words[:2], 3).tolist() == [3, 3]
