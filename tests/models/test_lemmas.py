"""The lemmas found all at once are those that spaCy's own lemmatizer finds word by word."""

import spacy
from spacy.pipeline import EditTreeLemmatizer
from spacy.tokens import Doc
from sv_loften.lemmas import TreeLemmatizer

TEXTS = ["Barnen sprang hemåt och bröderna åt Smörgåstårtor.", "", "fler Xyz-patruller på 30-sträckan", "gick gått går"]


def test_lemmas_are_those_of_one_word_at_a_time() -> None:
    nlp = spacy.load("sv_loften")
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, TreeLemmatizer)
    ours: list[Doc]
    ours, theirs = (list(nlp.pipe(TEXTS, disable=["lemmatizer", "lexicon_lemmatizer"])) for _ in range(2))
    lemmatizer.set_annotations(ours, lemmatizer.predict(ours))
    EditTreeLemmatizer.set_annotations(lemmatizer, theirs, EditTreeLemmatizer.predict(lemmatizer, theirs))
    assert [[token.lemma_ for token in doc] for doc in ours] == [[token.lemma_ for token in doc] for doc in theirs]
    assert [token.lemma_ for token in ours[3]] == ["gå", "gå", "gå"]


def test_a_second_tree_is_tried_where_the_first_does_not_fit() -> None:
    lemmatizer = spacy.load("sv_loften").get_pipe("lemmatizer")
    (doc,) = spacy.load("sv_loften").pipe(["hus"], disable=["lemmatizer", "lexicon_lemmatizer"])
    (scores,) = lemmatizer.model.predict([doc])
    fits = [lemmatizer.trees.apply(label, "hus") is not None for label in lemmatizer.cfg["labels"]]
    scores[0] = 0
    scores[0, [fits.index(False), fits.index(True)]] = 2, 1
    assert lemmatizer._lemmas(doc, scores) == [
        lemmatizer.trees.apply(lemmatizer.cfg["labels"][fits.index(True)], "hus")
    ]
    scores[0] = [-fit for fit in fits]
    assert lemmatizer._lemmas(doc, scores) == [None]
