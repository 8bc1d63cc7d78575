"""Patterns as ``re`` parses them are read and taken apart right."""

import re

import pytest

from loften.rules.parsed import alternatives, is_anchored, is_choice, only, parse


@pytest.mark.parametrize(("pattern", "anchored"), [("^a", True), ("^a|^b", True), ("^a|b", False), ("a^", False)])
def test_knows_what_can_match_at_the_beginning_alone(pattern: str, anchored: bool) -> None:
    assert is_anchored(parse(pattern, re.VERBOSE)) is anchored


@pytest.mark.parametrize(
    ("pattern", "number"), [("polis", 1), ("polis|kommun", 2), (r"\b(?:polis|kommun|skola)en", 3), ("(?:a|b)*", 1)]
)
def test_counts_the_alternatives_of_the_first_choice(pattern: str, number: int) -> None:
    assert len(alternatives(parse(pattern, 0))) == number


@pytest.mark.parametrize(
    ("pattern", "choice"), [("a|bc", True), (r"\ba|\bbc", True), ("(?:a|bc)d", False), ("abc", False), ("", False)]
)
def test_knows_a_pattern_that_is_no_more_than_a_choice(pattern: str, choice: bool) -> None:
    assert is_choice(parse(pattern, 0)) is choice


@pytest.mark.parametrize(("place", "found"), [(0, "vill vi"), (1, "ska vi"), (2, None)])
def test_one_alternative_alone_keeps_what_stands_around_it_and_the_numbers_of_groups(
    place: int, found: str | None
) -> None:
    compiler = pytest.importorskip("re._compiler")
    one = compiler.compile(only(parse(r"\b(vill|ska|\d+)\s(vi)", 0), place), re.UNICODE)
    match = one.search("Det vill vi. Det ska vi.")
    assert (match and match[0]) == found
    assert match is None or match[2] == "vi"
