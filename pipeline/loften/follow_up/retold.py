"""The promises that a sentence of a report says were made."""

import re

from loften.rules import load_rules

_AND_THAT = re.compile(r",?\s+(?:och|samt)\s+(?:om\s+)?att\s+|,\s+att\s+")


def promises_retold(text: str) -> list[str]:
    """Return the promises that a sentence retells ("Vi lovade att A och att B"), none where it retells none."""
    rules = load_rules("follow_up")
    found = rules["restated.sentence"].search(text) or rules["restated.among"].search(text)
    return [part.strip(" .") for part in _AND_THAT.split(found["pledge"])] if found else []
