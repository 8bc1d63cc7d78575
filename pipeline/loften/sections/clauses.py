"""Main clauses by punctuation and conjunctions, for text that no engine has parsed."""

import re

# A relative clause or indirect question says what something is, not what is promised: "de åtgärder som polisen ska …".
_SUBORDINATE = re.compile(r"\b(?:som|vad|vilka|vilket|hur)\b(?!\s+(?:är|helst)\b)[^.,;:!?()–]*", re.IGNORECASE)


def main_clauses(text: str) -> str:
    """Return a text with its relative clauses and indirect questions blanked, every character in its place."""
    return _SUBORDINATE.sub(lambda match: " " * len(match[0]), text)
