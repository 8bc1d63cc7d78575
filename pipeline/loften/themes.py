"""Themes of the codebook's closed list, by the words of a text."""

from loften.agreement import Theme


def find_themes(text: str) -> tuple[Theme, ...]:
    """Return the themes that the text's own words name, in the codebook's order; empty where it names none."""
    return ()
