"""What gives a block away as page furniture by its words."""

import re
from collections.abc import Sequence
from functools import cache

from loften.readers.builder import Draft
from loften.readers.lines import SENTENCE_END
from loften.readers.promote import text_of
from loften.rules import Rule, load_rules
from loften.rules.beginnings import LETTERS, first_letters
from loften.rules.rule import FLAGS

LONGEST = 200
LONGEST_LINK = 100
LONGEST_ANSWER = 15


def furniture_rule(text: str) -> Rule | None:
    """Return the rule by which a block is a menu entry, notice, date line or the like, and no part of the document."""
    if not text or len(text) > LONGEST:
        return None
    lower = text.lower()
    anchored = _anchored(lower[0] if lower[0] in LETTERS else "")
    if anchored is not None and anchored.match(text):
        return load_rules("furniture").first(text)
    for cue, rule in _cued():
        if cue in lower and rule.search(text):
            return rule
    return None


@cache
def _anchored(letter: str) -> re.Pattern[str] | None:
    """Return the rules without cues that a block with this first letter can match, as one pattern."""
    rules = [rule.regex.pattern for rule in load_rules("furniture") if "cues" not in rule.data]
    fitting = [pattern for pattern in rules if not letter or letter in first_letters(pattern, FLAGS)]
    return re.compile("|".join(f"(?:{pattern}\n)" for pattern in fitting), FLAGS) if fitting else None


@cache
def _cued() -> list[tuple[str, Rule]]:
    """Return the other rules by their cues."""
    return [(cue, rule) for rule in load_rules("furniture") for cue in rule.data.get("cues", ())]


def mark_furniture(drafts: Sequence[Draft]) -> None:
    """Mark the drafts whose words give them away, and the links, items and answers that belong to them."""
    spreads = ""
    for draft in drafts:
        text = "" if draft.cells else text_of(draft)
        rule = furniture_rule(text)
        if rule is not None:
            draft.furniture = True
            spreads = rule.data.get("spreads", spreads)
        elif spreads and _belongs(draft, text, spreads):
            draft.furniture = True
        else:
            spreads = ""


def _belongs(draft: Draft, text: str, spreads: str) -> bool:
    if draft.kind == "heading" or draft.cells:
        return False
    if spreads == "items":
        return draft.kind == "list_item" and len(text) <= LONGEST_LINK
    if spreads == "answers":
        return len(text) <= LONGEST_ANSWER
    return len(text) <= LONGEST_LINK and not SENTENCE_END.search(text)
