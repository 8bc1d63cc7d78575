"""What a line is by its form: a date, a name, a title, a lead-in, a registry stamp, whatever stands around it."""

from functools import lru_cache

from loften.rules import Rule, load_rules

LONGEST_LINE = 120
LONGEST_HEADING = 90
_SIGNING_LINES = frozenset(("date", "role", "dots", "organisation", "name"))
_ON_NO_LIST = frozenset(("role", "name", "dots"))


@lru_cache(maxsize=512)  # asked of one line for several reasons
def _rules_of(text: str) -> tuple[Rule, ...]:
    return tuple(load_rules("lines").matching(text))


def line_kinds(text: str) -> tuple[str, ...]:
    """Return what a short line is by its form: "date", "role", "organisation", "diary", …"""
    return tuple(rule.data["line"] for rule in _rules_of(text))


def heads_nothing(text: str) -> bool:
    """Return whether a line has a form that no heading has: a stamp, a page number, a date."""
    return any(rule.data.get("heading") is False for rule in _rules_of(text))


def is_signing_line(text: str) -> bool:
    """Return whether a line is a name, title, organisation, place and date, or dots to sign on."""
    if len(text) >= LONGEST_LINE or _SIGNING_LINES.isdisjoint(line_kinds(text)):
        return False
    return not is_contact(text)


def is_contact(text: str) -> bool:
    """Return whether a line says how to reach somebody."""
    return load_rules("sections")["text.contact"].search(text) is not None


@lru_cache(maxsize=512)  # asked of a lead-in for every item below it
def opens_list(text: str) -> bool:
    """Return whether a text ends as a lead-in does: in a colon or semicolon, at "att" or at a modal verb."""
    text = text.rstrip()
    return text.endswith((":", ";", "…", "...")) or bool(load_rules("lines")["line.breaks-off"].search(text))


def names_document(text: str) -> bool:
    """Return whether a line calls the document by what it is, and is no sentence."""
    named = load_rules("lines")["line.title"].search(text) is not None
    return named and len(text) < LONGEST_HEADING and not text.rstrip().endswith(".")


def signs(text: str) -> bool:
    """Return whether a line is a title, a name or dots to sign on, which belongs to no list."""
    return len(text) < LONGEST_HEADING and not _ON_NO_LIST.isdisjoint(line_kinds(text))
