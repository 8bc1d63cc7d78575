"""What gives a block away as page furniture by its words."""

from collections.abc import Sequence

from loften.readers.builder import Draft
from loften.readers.lines import SENTENCE_END
from loften.readers.promote import text_of
from loften.rules import Rule, load_rules

LONGEST = 200
LONGEST_LINK = 100
LONGEST_ANSWER = 15


def furniture_rule(text: str) -> Rule | None:
    """Return the rule by which a block is a menu entry, notice, date line or the like, and no part of the document."""
    return load_rules("furniture").first(text) if len(text) <= LONGEST else None


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
