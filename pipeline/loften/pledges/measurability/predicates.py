"""Which predicate of a sentence is the promise, and whether it leaves a trace (rules 4 to 6)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loften.pledges.measurability.hits import CLAUSE_END, NOUNS, VERBS, Hit
from loften.rules import load_rules

Nature = Literal["act", "degree", "vague", "unknown"]

_CARRIERS = ("carrier", "have")
_RULES = load_rules("acts")
_STAFF = _RULES["staff"].regex
_THROUGH, _FOR, _CHARGE = _RULES["bridge.through"], _RULES["bridge.for"], _RULES["bridge.charge"]
_CHANCE = _RULES["bridge.chance"]
_CHARGED = re.compile(r"(?:ansvar|bidr|medverk)\w+", re.IGNORECASE)
_BY = re.compile(r"\b(?:genom|i\s+form\s+av|enligt|med\s+hjälp\s+av)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:s|ske|sker)$", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:för|i\s+(?:\w+\s+)?syfte|så)\s+att\b", re.IGNORECASE)
_WITH = re.compile(r"(?:samarbete|samverkan|dialog|kontakt(?:er)?)\s+(?:med|mellan)\b", re.IGNORECASE)
_TASK = re.compile(r"\b(?:uppgift|uppdrag|ansvar|rutin)\w*\s+(?:är\s+)?att\b", re.IGNORECASE)
_COORDINATED = re.compile(
    r"(?:\boch|\bsamt|,|\beller)\s+(?:\w+t\s+|även\s+|också\s+|dessutom\s+|därefter\s+|att\s+|ska\s+)*$"
)
_WORK_WITH = re.compile(r"\s+(?:\w+\s+){0,2}(?:med|enligt|utifrån)\b")


SAYS_LITTLE = ("rule6.default", "act.carrier", "act.have")
"""Rules that call a predicate an act for want of anything better: "ha", "ske", an unknown verb."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """The nature of what a sentence promises, where its verb begins (None without one), and the rule that says so."""

    nature: Nature
    at: int | None
    end: int | None
    rule: str

    @property
    def place(self) -> tuple[int, int] | None:
        """Return where the verb stands."""
        return None if self.at is None or self.end is None else (self.at, self.end)


def find_predicate(text: str, start: int, end: int, hits: Sequence[Hit]) -> Predicate:
    """Return the predicate that ``text[start:end]``, one sentence, promises; offsets count in ``text``.

    ``hits`` are its telling words, without verbs that only look like such.
    """
    verbs = [hit for hit in hits if hit.kind in VERBS]
    main = next((hit for hit in verbs if not hit.inside), None)
    if main is None and not any(hit.kind in NOUNS and not hit.inside for hit in hits):
        main = next((hit for hit in verbs if not _serves(text, start, hit)), None)
    if main is None:
        return _without_verb(text, start, hits)
    nature, rule = _nature(text, start, main, hits, end)
    if nature in ("vague", "degree") and (act := _coordinated_act(text, main, hits, end)):
        return Predicate("act", main.start, main.end, act)
    return Predicate(nature, main.start, main.end, rule)


def _serves(text: str, start: int, hit: Hit) -> bool:
    """Return whether a verb stands in a clause of purpose behind a noun: "en boendelots för att skapa trivsel"."""
    purposes = list(_PURPOSE.finditer(text, start, hit.start))
    return bool(purposes) and purposes[0].start() > start


def _is_cooperation(text: str, start: int, hits: Sequence[Hit]) -> bool:
    """Return whether a noun phrase begins with "samverkan med" and names neither a method nor a means."""
    begins = hits[0].kind == "hollow" and not text[start : hits[0].start].strip()
    if not begins or not _WITH.match(text, hits[0].start):
        return False
    return not any(hit.kind == "method" or _BY.search(text, start, hit.start) for hit in hits)


def _without_verb(text: str, start: int, hits: Sequence[Hit]) -> Predicate:
    """A noun phrase: as concrete as its first noun that says something; more of something is a degree.

    "Fler kontroller" is as concrete as the controls; "samarbete med fältgruppen" is no more than cooperation.
    """
    if hits and _is_cooperation(text, start, hits):
        return Predicate("vague", None, None, hits[0].rule)
    more = next((hit for hit in hits if hit.kind == "comparative" and not hit.inside), None)
    if more and more.rule == "rule4.more":
        after = next((hit for hit in hits if hit.start >= more.end and hit.kind in ("event", "hollow")), None)
        if after and after.kind == "event":
            return Predicate("act", None, None, after.rule)
    for kinds, nature in (
        (("method",), "act"),
        (("comparative",), "degree"),
        (("event",), "act"),
        (("hollow",), "vague"),
    ):
        found = next((hit for hit in hits if hit.kind in kinds and not hit.inside), None)
        if found:
            return Predicate(nature, None, None, found.rule)  # type: ignore[arg-type]
    return Predicate("unknown", None, None, "rule6.default")


def _nature(text: str, start: int, main: Hit, hits: Sequence[Hit], end: int) -> tuple[Nature, str]:
    if main.kind == "act":
        return "act", main.rule
    if main.kind in _CARRIERS:
        return _carried(text, main, hits, end)
    method = next((hit for hit in hits if hit.kind == "method" and hit.start > main.start), None)
    if method and main.kind in ("intent", "outcome") and not method.inside:
        return "act", method.rule
    form = next((h for h in hits if h.kind == "method" and _BY.search(text, start, h.start)), None)
    if form and main.kind == "degree":
        return "act", form.rule
    if onward := _bridged(text, main, hits, end):
        return "act", onward
    return ("degree" if main.kind == "degree" else "vague"), main.rule


def _carried(text: str, carrier: Hit, hits: Sequence[Hit], end: int) -> tuple[Nature, str]:
    """Return what its object makes of "genomföra", "ha", "ge": hollow nouns nothing, events and all else an act."""
    stop = CLAUSE_END.search(text, carrier.end, end)
    limit = stop.start() if stop else end
    nouns = [hit for hit in hits if hit.kind in ("event", "method", "hollow")]
    objects = [hit for hit in nouns if carrier.end <= hit.start < limit]
    if _PASSIVE.search(text, carrier.start, carrier.end):  # "riktade insatser ska göras": what is done stands before
        objects = [hit for hit in nouns if hit.end <= carrier.start and not hit.inside] or objects
    for hit in objects:
        if hit.kind in ("event", "method"):
            return "act", hit.rule
    if objects and not objects[0].inside:
        if onward := _bridged(text, carrier, hits, end):
            return "act", onward
        return "vague", objects[0].rule
    degree = next((hit for hit in hits if hit.kind == "comparative" and carrier.end <= hit.start < limit), None)
    if degree and not degree.inside:
        return "degree", degree.rule
    if carrier.kind == "have" and (task := _TASK.search(text, carrier.end, end)):
        onward = _first_concrete(text, hits, task.end(), end, nouns=False)
        return ("act" if onward else "vague"), onward or carrier.rule
    is_staffed = _STAFF.search_met(text, carrier.end, limit) is not None
    return ("act" if carrier.kind == "carrier" or is_staffed else "vague"), carrier.rule


def _bridged(text: str, main: Hit, hits: Sequence[Hit], end: int) -> str | None:
    """Return the rule of the concrete act that a vague predicate goes on to: "genom att besöka", "för att erbjuda"."""
    if not any(hit.start > main.start for hit in hits):
        return None
    # Each part is asked but once or twice: to search it takes less than to find out first what it holds.
    for bridge in _THROUGH.regex.finditer_met(text, main.end, end):
        if rule := _first_concrete(text, hits, bridge.end(), end, nouns=True):
            return rule
    chance = _CHANCE.regex.search_met(text, main.start, end)
    if chance and (rule := _first_concrete(text, hits, chance.end(), end, nouns=False)):
        return rule
    if main.kind == "intent":
        bridge_for = _FOR.regex.search_met(text, main.end, end)
        if bridge_for and (rule := _first_concrete(text, hits, bridge_for.end(), end, nouns=False)):
            return rule
        charge = _CHARGE.regex.search_met(text, main.end, end) if _CHARGED.match(text, main.start, end) else None
        if charge and (rule := _first_concrete(text, hits, charge.end(), end, nouns=False)):
            return rule
        if _WORK_WITH.match(text, main.end, end):
            stop = CLAUSE_END.search(text, main.end, end)
            limit = stop.start() if stop else end
            first = next((h for h in hits if main.end <= h.start < limit and h.kind in ("event", "hollow")), None)
            if first and first.kind == "event" and not first.inside:
                return first.rule
    return None


def _first_concrete(text: str, hits: Sequence[Hit], start: int, end: int, nouns: bool) -> str | None:
    """Return the rule of the first telling word after ``start``, if it is an act, or an event where nouns count."""
    for hit in hits:
        if hit.start < start:
            continue
        if hit.kind == "act" or (nouns and hit.kind in ("event", "method")):
            return hit.rule
        if hit.kind in _CARRIERS:
            nature, rule = _carried(text, hit, hits, end)
            return rule if nature == "act" else None
        if hit.kind in VERBS or (nouns and hit.kind == "hollow"):
            return None
    return None


def _coordinated_act(text: str, main: Hit, hits: Sequence[Hit], end: int) -> str | None:
    """Return the rule of an act that is coordinated with a vague predicate ("… och besöker skolor")."""
    for hit in hits:
        if hit.start <= main.end or hit.inside or hit.kind not in ("act", *_CARRIERS):
            continue
        joint = _COORDINATED.search(text, main.end, hit.start)
        if not joint or (" att " in joint[0] and " att " in text[main.end : joint.start()]):
            continue  # "stärka sin förmåga att upptäcka det och att möta barnet"
        nature, rule = ("act", hit.rule) if hit.kind == "act" else _carried(text, hit, hits, end)
        if nature == "act":
            return rule
    return None
