"""A pattern that is not tried where it cannot match finds what the bare one finds, everywhere."""

import random
import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loften.rules import load_rules, look_into_rules
from loften.rules.pattern import Pattern, look_into_patterns
from loften.rules.rule import FLAGS, Rule

NAMES = sorted(entry.name[:-5] for entry in files("loften.rules").iterdir() if entry.name.endswith(".toml"))
RULES = [rule for name in NAMES for rule in load_rules(name)]
TEXTS = [text for rule in RULES for text in (*rule.examples, *rule.counterexamples)]


def look_into(pattern: Pattern) -> Pattern:
    """Let a pattern be one that has been tried often."""
    look_into_patterns()
    return pattern


def found(pattern: "Pattern | re.Pattern[str]", text: str, start: int, end: int) -> list[tuple[object, ...]]:
    """Return all that a pattern says of a stretch of a text."""
    first = pattern.search(text, start, end)
    spans = [match.span() for match in pattern.finditer(text, start, end)]
    return [(first and first.span(), first and first.groups(), tuple(spans))]


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_finds_what_its_bare_pattern_finds(name: str) -> None:
    chance = random.Random(name)
    for rule in load_rules(name):
        bare, looked = re.compile(rule.regex.pattern, FLAGS), look_into(rule.regex)
        for text in [*rule.examples, *rule.counterexamples, *chance.sample(TEXTS, 60)]:
            for written in (text, text.upper(), text.swapcase(), f"Här. {text}\n{chance.choice(TEXTS)}"):
                start = chance.choice((0, 0, -1, 1, len(written) // 3))
                end = chance.choice((len(written), len(written), len(written) - 1))
                assert found(looked, written, start, end) == found(bare, written, start, end), (rule.id, written)


@pytest.mark.parametrize("name", NAMES)
def test_a_set_of_rules_finds_what_each_of_its_rules_does(name: str) -> None:
    look_into_rules()
    rules = load_rules(name)
    for text in random.Random(name).sample(TEXTS, 80):
        spans = [(rule.id, match.span()) for rule in rules for match in rule.regex.finditer(text)]
        assert [(rule.id, match.span()) for rule, match in rules.finditer(text)] == spans
        matching = [rule for rule in rules if re.search(rule.regex.pattern, text, FLAGS)]
        assert list(rules.matching(text)) == matching
        assert set(rules.likely(text)) >= set(matching)


PIECES = ["polis", "(?:kommun|stad)en", "löfte[nt]", "(?:ska|kan)?", "(?:år\\s+)+", r"\w*kontroll", "[sś]", "^", "$"]
PIECES += ["(?=trygg)", "(?<!o)trygg", "i", "k", "(?:a|)", "ß", "µ", "(?i:ljus)", "[^a]", "(?:fler|färre){2}", "."]
WORDS = ["polis", "POLIS", "kommunen", "STADEN", "löfte", "LÖFTEN", "ska", "kan", "år ", "kontroll", "s", "S"]
WORDS += [
    "ſ",
    "ı",
    "İ",
    "K",
    "k",
    "i",
    "trygg",
    "otrygg",
    "ß",
    "ẞ",
    "SS",
    "µ",
    "μ",
    "ljus",
    "Å",
    "å",
    "flerfärre",
    " ",
    "x",
    "\n",
]


@settings(deadline=None)  # all patterns are learnt anew each time
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.lists(st.sampled_from(WORDS), max_size=8))
def test_made_up_patterns_too_also_where_case_is_odd(pieces: list[str], words: list[str]) -> None:
    text = "".join(words)
    for joined in ("".join(pieces), "|".join(pieces)):
        assert found(look_into(Pattern(joined, FLAGS)), text, 0, len(text)) == found(
            re.compile(joined, FLAGS), text, 0, len(text)
        )


def test_most_rules_are_spared_most_texts() -> None:
    spared = [rule for rule in RULES if _spares(rule)]
    assert len(spared) > 0.9 * len(RULES)


def _spares(rule: Rule) -> bool:
    return not look_into(rule.regex).may_match("Zebror vilar.")
