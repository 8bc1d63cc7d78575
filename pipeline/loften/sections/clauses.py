"""Main clauses by punctuation and conjunctions, for text that no engine has parsed."""

import re
from collections.abc import Iterator
from functools import lru_cache

from loften.rules import Rule, RuleSet

# A relative clause or indirect question says what something is, not what is promised: "de åtgärder som polisen ska …".
_SUBORDINATE = re.compile(
    r"\bsom\b(?!\s+(?:är|helst)\b)(?:[^.,;:!?()–]|,(?=\s[^.,;:!?()–]{1,30}\soch\s))*|(?<=\w\s)där\b(?!\s+(?:möjlighet|behov|det\s+behövs))[^.,;:!?()–]*|\b(?:vad|vilka|vilket|hur)\b(?!\s+(?:är|helst)\b)[^.;:!?()–]*",
    re.IGNORECASE,
)
# A purpose put first ends where the finite verb comes before its subject: "För att … ska polisen …".
_PURPOSE_FIRST = re.compile(
    r"^\W*för\s+att\b[^.;:]*?(?=,?\s+(?:ska|skall|kommer|lovar|har|\w{2,}(?:ar|er))\s+(?:(?:även|också|därför)\s+)?"
    r"(?:polis|kommun|vi\b|parterna|staden|\w+polisen|\w+\s+kommun\b|socialtjänst|skol|räddning|båda))",
    re.IGNORECASE,
)


# What an agreement is for is told, not promised: "Syftet är att parterna ska …".
_PURPOSE_TOLD = re.compile(r"\b(?:syftet|tanken|avsikten|meningen|förhoppningen)\b[^.!?:]*", re.IGNORECASE)

# What somebody said, asked for or wished is told: "Invånarna önskade att polisen ska …".
_REPORTED = re.compile(
    r"\b(?:uttryck(?:t|te|er)|önska[dr]e?|ville|tyck(?:er|te)|anse[rt]|ansåg|efterfråga[dr]e?|framkom|svarade|skriver|"
    r"uppg(?:er|av)|föreslå[rs]|föreslog|bad|(?:medborgarna|invånarna|man|de|folk)\s+vill)\b[^.;:!?]{0,60}?\batt\b[^.;:!?]*",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def main_clauses(text: str) -> str:
    """Return a text with relative clauses, questions, reported speech and purposes blanked, of the same length."""
    for told in (_PURPOSE_FIRST, _PURPOSE_TOLD, _REPORTED, _SUBORDINATE):
        text = told.sub(_blank, text)
    return text


def matching_clauses(rules: RuleSet, text: str) -> Iterator[Rule]:
    """Yield the rules that match a text, those that are marked ``main`` its main clauses."""
    main = main_clauses(text)
    if main == text:
        return rules.matching(text)
    found = {*rules.matching(text, main=None), *rules.matching(main, main=True)}
    return (rule for rule in rules if rule in found)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
