"""Themes of the codebook's closed list, by the words of a text."""

from functools import lru_cache

from loften.agreement import THEMES, Theme
from loften.rules import load_rules


@lru_cache(maxsize=4096)
def find_themes(text: str) -> tuple[Theme, ...]:
    """Return the themes that the text's own words name, in the codebook's order; empty where it names none.

    ``trygghet allmänt`` is given only where no other theme is named; ``övrigt`` never.
    """
    named = {rule.data["theme"]: bool(rule.data.get("general")) for rule in load_rules("themes") if rule.search(text)}
    specific = tuple(theme for theme in THEMES if named.get(theme) is False)
    return specific or tuple(theme for theme in THEMES if theme in named)
