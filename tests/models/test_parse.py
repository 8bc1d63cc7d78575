"""The parser whose steps are taken from Python parses as spaCy's own does."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from sv_loften.parse import StepwiseParser

TEXTS = [
    "Polisen lovar att besöka skolan varje vecka, och kommunen röjer sly vid gångvägen.",
    "",
    "Fler patruller",
    "Klottret tvättas bort av kommunen. Det är polisen som följer upp det.\n- Vi ses på torget\n- Tack!",
    " \n ",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("sv_loften")


def read(nlp: Language) -> list[Doc]:
    """Return texts as documents that are ready for the parser."""
    return list(nlp.pipe(TEXTS, disable=["parser", "lemmatizer", "lexicon_lemmatizer"]))


def test_parses_are_those_of_the_compiled_loop(nlp: Language) -> None:
    parser = nlp.get_pipe("parser")
    assert isinstance(parser, StepwiseParser)
    ours, theirs = read(nlp), read(nlp)
    parser.set_annotations(ours, parser.greedy_parse(ours))
    parser.set_annotations(theirs, DependencyParser.greedy_parse(parser, theirs))
    heads = [[(token.head.i, token.dep_) for token in doc] for doc in ours]
    assert heads == [[(token.head.i, token.dep_) for token in doc] for doc in theirs]
    assert any(dep == "nsubj" for doc in heads for _, dep in doc)


def test_documents_without_tokens_are_parsed(nlp: Language) -> None:
    assert [len(doc) for doc in nlp.pipe(["", ""])] == [0, 0]
