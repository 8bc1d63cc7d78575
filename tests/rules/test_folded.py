"""Patterns for texts in small letters find what the patterns they are made of do."""

import re

import pytest

from loften.rules.folded import fold, small_letters
from loften.rules.parsed import parse
from loften.rules.rule import FLAGS


@pytest.mark.parametrize("pattern", ["Polis(?:en|er)", r"[A-ZÅÄÖ]\w+", "kontroll|kontakt|kommun", "(?:ab|a)b?|abc"])
def test_small_letters_are_matched_as_any_were(pattern: str) -> None:
    folded = fold(parse(pattern, FLAGS))
    assert folded
    assert not folded.loose
    for text in ("POLISEN i Åmål", "Kommunens kontakter och kontroller", "ABC ab", "konto"):
        spans = [match.span() for match in re.finditer(pattern, text, FLAGS)]
        assert [match.span() for match in folded.compiled.finditer(text.lower())] == spans


@pytest.mark.parametrize("pattern", ["(?-i:[A-ZÅÄÖ])kommun", r"(?<=(?-i:[A-Z]))kommun", r"kommun(?!\s(?-i:[A-Z]))"])
def test_a_pattern_that_asks_for_capitals_is_loose_and_misses_nothing(pattern: str) -> None:
    folded = fold(parse(pattern, FLAGS))
    assert folded
    assert folded.loose
    for text in ("Xkommun A", "xkommun a", "Kommun", "Kommun B"):
        found, bare = folded.compiled.search(text.lower()), re.search(pattern, text, FLAGS)
        assert bare is None or (found and found.start() <= bare.start())


@pytest.mark.parametrize("pattern", ["(?-i:[^A])b", "(?-i:(?!A))µ", r"(a)\1", "a*", "µ"])
def test_no_pattern_is_made_where_small_letters_would_not_do(pattern: str) -> None:
    assert fold(parse(pattern, FLAGS)) is None


def test_a_pattern_that_minds_case_is_left_alone() -> None:
    assert fold(parse("Polis", re.VERBOSE)) is None


@pytest.mark.parametrize("text", ["ıdag", "ſka", "İ"])
def test_texts_whose_letters_have_odd_forms_are_left_alone(text: str) -> None:
    assert small_letters(text) is None
    assert small_letters("Åmål") == "åmål"
