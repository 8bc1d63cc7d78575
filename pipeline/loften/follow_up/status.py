"""How it went with a promise: the document's own verdict first, then counts against what was promised, then words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loften.agreement import ResultStatus
from loften.follow_up.count import Count, find_count
from loften.rules import RuleSet, load_rules

Basis = Literal["verdict", "count", "words", "none"]


@dataclass(frozen=True, slots=True)
class Status:
    """How it went, and what says so: a verdict of the document's own, a count, the words, or nothing."""

    label: ResultStatus
    basis: Basis


def status_of(
    text: str, count: Count | None = None, verdict: str | None = None, colours: Mapping[str, ResultStatus] | None = None
) -> Status:
    """Return how it went.

    ``verdict``: what the document says apart from the result's own words, as in a cell or a heading. ``colours``: what
    the document's legend makes of its colours.
    """
    for own in (verdict, own_verdict(text)):
        if own is not None and (label := _of_verdict(own, colours or {})) != "okänt":
            return Status(label, "verdict")
        if own is not None and load_rules("follow_up")["status.unknown"].search(own):
            return Status("okänt", "verdict")
    if load_rules("follow_up")["status.effect"].search(text):
        return Status("okänt", "words")
    if _matches("status.unknown", text):
        return Status("okänt", "words")
    worded = by_words(text)
    if count is not None and worded not in ("pågår", "okänt") and (counted := count.status):
        return Status("delvis" if worded == "delvis" and counted == "genomfört" else counted, "count")
    if count is not None and worded == "okänt":
        return Status(count.status or "genomfört", "count")
    return Status(worded, "none" if worded == "okänt" else "words")


def status_by_text(text: str) -> ResultStatus:
    """Return how it went by a result's words alone."""
    return status_of(text, find_count(text)).label


def own_verdict(text: str) -> str | None:
    """Return the verdict that a text gives of itself, None where it gives none.

    It stands behind a label, in brackets, after a dash, or is a sentence of its own.
    """
    found = next(_named("verdict.").finditer(text), None)
    return next(group for group in found[1].groups() if group) if found else None


def is_verdict(text: str) -> bool:
    """Tell whether a text is nothing but a verdict ("Grönt", "Delvis uppfyllt")."""
    return load_rules("follow_up")["verdict-line"].search(text) is not None


def _of_verdict(verdict: str, colours: Mapping[str, ResultStatus]) -> ResultStatus:
    """Return the status that a verdict stands for; a colour means what the legend says."""
    colour = colour_in(verdict)
    return colours.get(colour) or by_words(verdict) if colour else by_words(verdict)


def colour_in(text: str) -> str | None:
    """Return the colour of a traffic light that a text names: grön, gul or röd."""
    rule = _named("colour.").first(text)
    return None if rule is None else str(rule.data["colour"])


def by_words(text: str) -> ResultStatus:
    """Return what the words say, clause by clause: one unknown makes it unknown, done beside not done makes it partly.

    Under way wins over done, not done over under way. Relative and adverbial clauses say nothing about how it went.
    """
    clauses = load_rules("follow_up")["clause.end"].regex.split(
        load_rules("follow_up")["clause.under"].regex.sub("", text)
    )
    found = [status for clause in clauses if clause and (status := _clause(clause)) is not None]
    for winner in ("okänt", "delvis"):
        if winner in found:
            return winner
    if "ej genomfört" in found:
        return "delvis" if "genomfört" in found else "ej genomfört"
    return "pågår" if "pågår" in found else "genomfört" if found else "okänt"


def _clause(clause: str) -> ResultStatus | None:
    telling = (rule for rule in _named("status.").matching(clause) if "order" in rule.data)
    first = min(telling, key=lambda rule: rule.data["order"], default=None)
    return None if first is None else first.data["status"]


@cache
def _named(group: str) -> RuleSet:
    """Return the rules of a group, by how their ids begin."""
    return load_rules("follow_up").select(lambda rule: rule.id.startswith(group))


def _matches(rule: str, text: str) -> bool:
    return load_rules("follow_up")[rule].search(text) is not None
