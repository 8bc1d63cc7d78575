"""What the tokenizer leaves out for words of letters alone would find nothing in them."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from sv_loften.tokenizer import SpacedTokenizer

TOKENIZER = spacy.load("sv_loften").tokenizer


@given(st.one_of(st.text(st.characters(categories=["L"]), min_size=1), st.text("abckmsåäöABÅ", min_size=1)))
def test_letters_are_not_divided(word: str) -> None:
    assert isinstance(TOKENIZER, SpacedTokenizer)
    assert not Tokenizer.find_suffix(TOKENIZER, word)
    assert not Tokenizer.find_infix(TOKENIZER, word)


@pytest.mark.parametrize("word", ["polisen.", "och/eller", "15km", "att:besöka"])
def test_other_words_are(word: str) -> None:
    assert TOKENIZER.find_suffix(word) or TOKENIZER.find_infix(word)
    assert TOKENIZER.find_suffix(word) == Tokenizer.find_suffix(TOKENIZER, word)
    assert len(TOKENIZER.find_infix(word)) == len(Tokenizer.find_infix(TOKENIZER, word))
