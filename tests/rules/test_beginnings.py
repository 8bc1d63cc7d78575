"""First letters of patterns: no rule is passed over for a text that it matches."""

import pytest

from loften.rules import load_rules
from loften.rules.beginnings import LETTERS, first_letters
from loften.rules.rule import FLAGS, Rule


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("^sida|^TOPP", "st"),
        (r"^(?:gå\s+)?till", "gt"),
        (r"^\d{4}|^\s*dela", "d"),
        ("^[a-cå]x", "abcå"),
        (r"^(?:x|y)*z", "xyz"),
        (r"^(?=a)b", "b"),
        (r"^(?>ab|c)", "ac"),
    ],
)
def test_the_letters_that_a_match_begins_with(pattern: str, letters: str) -> None:
    assert first_letters(pattern, FLAGS) == frozenset(letters)


@pytest.mark.parametrize("pattern", [r"^\w+", "^.x", "^[^a]", r"(a)?\1b", r"^\S"])
def test_what_may_be_any_letter_is_any_letter(pattern: str) -> None:
    assert first_letters(pattern, FLAGS) == LETTERS


@pytest.mark.parametrize(
    "rule", [rule for rule in load_rules("furniture") if "cues" not in rule.data], ids=lambda r: r.id
)
def test_every_example_begins_with_a_letter_of_its_rule(rule: Rule) -> None:
    letters = first_letters(rule.regex.pattern, FLAGS)
    beginnings = [example.lower()[0] for example in rule.examples]
    assert all(letter in letters for letter in beginnings if letter in LETTERS)
