"""Themes of the codebook's closed list, by the words of a text."""

from functools import cache, lru_cache

from loften.agreement import THEMES, Theme
from loften.rules import Rule, RuleSet, load_rules


def find_themes(text: str) -> tuple[Theme, ...]:
    """Return the themes that the text's own words name, in the codebook's order; empty where it names none.

    Weaker signs (a school as a place, a square) count only where no other theme is named, ``trygghet allmänt`` only
    after them, ``övrigt`` never.
    """
    return find_strong_themes(text) or find_weak_themes(text) or _named(text, "general")


def find_strong_themes(text: str) -> tuple[Theme, ...]:
    """Return the specific themes that the text names outright."""
    return _named(text, "strong")


def find_weak_themes(text: str) -> tuple[Theme, ...]:
    """Return the themes that the text only hints at: a school as a place, a square."""
    return _named(text, "weak")


@lru_cache(maxsize=4096)  # the same headings, areas and promises are asked for one strength and another
def _named(text: str, strength: str) -> tuple[Theme, ...]:
    named = {rule.data["theme"] for rule in _rules(strength).matching(text)}
    return tuple(theme for theme in THEMES if theme in named)


@cache
def _rules(strength: str) -> RuleSet:
    return load_rules("themes").select(lambda rule: _strength(rule) == strength)


def _strength(rule: Rule) -> str:
    return "general" if rule.data.get("general") else "weak" if rule.data.get("weak") else "strong"
