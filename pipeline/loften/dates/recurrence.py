"""How often something comes back: "varje kvartal", "en gång per år", "var tredje månad"."""

import re
from dataclasses import dataclass

from loften.rules import load_rules

ADVERBS = {
    "årligen": "år",
    "årsvis": "år",
    "kvartalsvis": "kvartal",
    "månadsvis": "månad",
    "månatligen": "månad",
    "halvårsvis": "halvår",
    "terminsvis": "termin",
    "veckovis": "vecka",
}
FORMS = {"månaden": "månad", "kvartalet": "kvartal", "halvåret": "halvår", "året": "år", "terminen": "termin"}
STEPS = {"varannan": 2, "vartannat": 2, "tredje": 3, "fjärde": 4, "sjätte": 6}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurrence at ``start:end``; ``per`` is its period ("år", "3 månader"), None for "löpande"."""

    start: int
    end: int
    per: str | None


def find_recurrences(text: str, start: int = 0, end: int | None = None) -> tuple[Recurrence, ...]:
    """Return the recurrences in ``text[start:end]``, in order; offsets count in ``text``."""
    matches = load_rules("dates")["recur.rate"].regex.finditer(text, start, len(text) if end is None else end)
    return tuple(Recurrence(match.start(), match.end(), _per(match)) for match in matches)


def _per(match: re.Match[str]) -> str | None:
    if match["adverb"]:
        return ADVERBS.get(match["adverb"].lower())
    period = match["period"].lower()
    period = FORMS.get(period, period)
    step = next((count for word, count in STEPS.items() if word in match[0].lower()), None)
    if step is None:
        return period
    plural = {"månad": "månader", "vecka": "veckor", "termin": "terminer"}.get(period, period)
    return f"{step} {plural}"
