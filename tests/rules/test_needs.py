"""What a pattern cannot match without is read off it right."""

import re

import pytest

from loften.rules.needs import needs
from loften.rules.parsed import parse
from loften.rules.signs import met


def read_off(pattern: str) -> list[list[list[str]]]:
    """Return the needs of a pattern, each with its clauses."""
    found = needs(parse(pattern, re.IGNORECASE | re.VERBOSE))
    return [sorted(sorted(clause) for clause in need) for need in found]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("Polis", [[["polis"]]]),
        (r"\bvi\s+lovar\b", [[[" vi lovar "]]]),
        (r"(?<!\w)(?:vi|ni)(?!\w)", [[[" vi "]], [[" ni "]]]),
        (r"lö(?:ss|k)(?:a|er)\b", [[["lössa ", "lösser "]], [["löka ", "löker "]]]),
        (r"polisen\s+(?:ofta\s+)?besöker", [[["besöker"], ["polisen "]]]),
        (r"\d+\s*kronor", [[["0"], ["kronor"]]]),
        (r"^\W*mål\s*:", [[[" mål"], [":"]]]),
        (r"\bgör\s*[:…]\s*$", [[[" gör"], [":", "…"]]]),
        (r"(?:fler\s+)+kontroller", [[["fler "], ["kontroller"]]]),
        (r"t\.ex\.", [[["."], ["t ex "]]]),
        (r"[ab]polis", [[["apolis", "bpolis"]]]),
    ],
)
def test_reads_off_what_every_match_holds(pattern: str, needed: list[list[list[str]]]) -> None:
    assert read_off(pattern) == needed


@pytest.mark.parametrize("pattern", [r"\w+", "(?:polis)?", "polis|.", "[^a]", r"\b\w+a\b", "(?=polis)"])
def test_says_nothing_where_something_else_matches_too(pattern: str) -> None:
    assert [] in read_off(pattern)


def test_letters_whose_case_is_odd_rule_nothing_out() -> None:
    assert met("ſka") is met("ıdag") is met("İ") is None
    assert met("ska") is not None
