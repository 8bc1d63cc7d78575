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
    "halvårsvis": "6 månader",
    "terminsvis": "termin",
    "veckovis": "vecka",
}
FORMS = {"månaden": "månad", "kvartalet": "kvartal", "halvåret": "halvår", "året": "år", "terminen": "termin"}
SEASONS = ("vår", "höst", "sommar", "vinter")
MONTHS_BETWEEN = {"två": 6, "2": 6, "tre": 4, "3": 4, "fyra": 3, "4": 3, "sex": 2, "6": 2}
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
    if period in SEASONS:
        return "år"
    if period == "halvår":
        return "6 månader"
    if period == "år" and match["count"] and not match["months"]:
        return f"{MONTHS_BETWEEN[match['count'].lower()]} månader"
    step = next((count for word, count in STEPS.items() if word in match[0].lower()), None)
    if step is None:
        return period
    plural = {"månad": "månader", "vecka": "veckor", "termin": "terminer"}.get(period, period)
    return f"{step} {plural}"
