"""Main clauses by punctuation and conjunctions, for text that no engine has parsed."""

import re
from functools import lru_cache

# A relative clause or indirect question says what something is, not what is promised: "de åtgärder som polisen ska …".
_SUBORDINATE = re.compile(
    r"\bsom\b(?!\s+(?:är|helst)\b)[^.,;:!?()–]*|\b(?:vad|vilka|vilket|hur)\b(?!\s+(?:är|helst)\b)[^.;:!?()–]*",
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


@lru_cache(maxsize=1024)
def main_clauses(text: str) -> str:
    """Return a text with relative clauses, indirect questions and a fronted purpose blanked, of the same length."""
    return _SUBORDINATE.sub(_blank, _PURPOSE_TOLD.sub(_blank, _PURPOSE_FIRST.sub(_blank, text)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
