"""Whether words promise a state of the world, or something done (codebook section 5)."""

import re

from loften.rules import load_rules

_FRONTED = re.compile(r"\W*(?:för|i syfte|till|genom|när|om|eftersom|så)\b", re.IGNORECASE)
_INVERTED = load_rules("acts")["clause.inverted"].regex


def promises_state(main: str, surely: bool = False) -> bool:
    """Return whether the main clause of a sentence promises that the world will be so.

    ``surely``: by a rule that holds whatever the verb is ("färre unga ska pröva narkotika").
    """
    rules = load_rules("kind")
    return bool(rules.first(main, sure=True) if surely else rules.first(main))


def main_clause(text: str, start: int, end: int) -> str:
    """Return the sentence ``text[start:end]`` without a purpose or condition that is fronted.

    "För att fler ska våga gå ut | ska polisen synas mer": the verb stands before its party where a clause is fronted.
    """
    fronted = _FRONTED.match(text, start, end)
    main = _INVERTED.search(text, fronted.end(), end) if fronted else None
    return text[main.start() + 1 if main else start : end]
