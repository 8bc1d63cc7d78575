"""Main clauses by punctuation and conjunctions, for text that no engine has parsed."""

import re
from collections.abc import Iterator
from functools import lru_cache

from loften.rules import Rule, RuleSet, load_rules


@lru_cache(maxsize=1024)
def main_clauses(text: str) -> str:
    """Return a text with relative clauses, questions, reported speech and purposes blanked, of the same length."""
    for rule in load_rules("clauses").likely(text):
        text = rule.regex.sub(_blank, text)
    return text


def matching_clauses(rules: RuleSet, text: str) -> Iterator[Rule]:
    """Yield the rules that match a text, those that are marked ``main`` its main clauses."""
    main = main_clauses(text)
    if main == text:
        return rules.matching(text)
    found = {*rules.matching(text, main=None), *rules.matching(main, main=True)}
    return (rule for rule in rules if rule in found)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
