"""Hedges and their scope (rule 7): on the promise itself they lower it, elsewhere they change nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loften.rules import load_rules

_RULES = load_rules("measurability")
_NEW_CLAUSE = re.compile(r"(?:\boch|\bsamt|\bmen|;|,\s*(?:och|men|dock)?)\s+", re.IGNORECASE)
_VERB = re.compile(r"\b(?:ska|kommer|\w{2,}(?:ar|er|as|a))\b")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge at ``start:end``; ``lowers``: it stands on the main predicate."""

    start: int
    end: int
    lowers: bool
    rule: str


def find_hedges(text: str, start: int, end: int, predicate: tuple[int, int] | None) -> Iterator[Hedge]:
    """Yield the hedges of a sentence; ``predicate`` is where its main verb stands."""
    for rule_id in ("rule7.hedge", "rule7.try"):
        rule = _RULES[rule_id]
        for match in rule.regex.finditer(text, start, end):
            lowers = not _is_spared(text, start, match.start(), match.end(), predicate)
            yield Hedge(match.start(), match.end(), lowers, rule_id)


def _is_spared(text: str, start: int, at: int, end: int, predicate: tuple[int, int] | None) -> bool:
    before = text[start:at]
    if _RULES["rule7.place"].search(text, at, end) and _RULES["rule7.place"].regex.match(text, at):
        return True
    if _RULES["rule7.spared"].search(before):
        return True
    if re.match(r"\s+(?:\w+\s+){0,2}(?:även|också|fler)\b", text[end : end + 40]):
        return True
    if predicate is None or at < predicate[1]:
        return False
    return _begins_clause(text[predicate[1] : at])


def _begins_clause(between: str) -> bool:
    """Return whether the words between predicate and hedge open a clause or an addition of its own."""
    openings = list(_NEW_CLAUSE.finditer(between + " "))
    if not openings:
        return False
    last = openings[-1]
    rest = between[last.end() :]
    coordinator = last[0].strip(" ,").lower()
    if coordinator in ("och", "samt", "men", "") and _VERB.search(rest):
        return True
    return coordinator in ("och", "samt", "men", ";") and not rest.strip()
