"""What makes a decision doubtful, and what speaks for it: one set of signs for each of the three events."""

from functools import lru_cache
from typing import Literal

from loften.agreement import ActorLabel, PartyKind
from loften.parties import find_mentions
from loften.pledges.confidence.seen import Seen
from loften.pledges.finding.judge import judge
from loften.pledges.measurability.hits import Class
from loften.rules import load_rules
from loften.sections.evidence import weigh_heading, weigh_text
from loften.sections.sentences import sentences

Event = Literal["pledge", "actor", "measurability"]
EVENTS: tuple[Event, ...] = ("pledge", "actor", "measurability")
Signs = dict[str, float]

FOR = frozenset(
    (
        *("parent", "focus area", "section margin", "promising title", "promising heading", "outright promise"),
        *("named above", "nobody named"),
    )
)
"""The signs that speak for a decision; all others can only take from it."""

_CONCRETE: frozenset[Class] = frozenset(("act", "event", "method"))
_VAGUE: frozenset[Class] = frozenset(("intent", "degree", "outcome", "comparative", "hollow"))
_HEDGES = ("rule7.hedge", "rule7.try")
_SAYS_A_WISH = frozenset(("rule5.phrase", "kind.effect"))
_KINDS: dict[ActorLabel, frozenset[PartyKind]] = {
    "polis": frozenset(("polis",)),
    "kommun": frozenset(("kommun",)),
    "gemensam": frozenset(("polis", "kommun")),
    "annan": frozenset(("annan",)),
    "oklar": frozenset(),
}
_MARGIN, _PROMISE, _BAR = (-4.0, 8.0), 4.0, 3.0
_SHORT = 30


def signs_of(event: Event, seen: Seen) -> Signs:
    """Return the signs of one event with their strengths; those that are absent are left out."""
    signs = {"pledge": _of_pledge, "actor": _of_actor, "measurability": _of_measurability}[event](seen)
    return {name: float(value) for name, value in signs.items() if value}


def _of_pledge(seen: Seen) -> Signs:
    """Prose promises less surely than lists; words of other sections and what bars a promise speak against it."""
    judged, scores = judge(seen.words), weigh_text(seen.block)
    margin = scores["löften"] - max(score for section, score in scores.items() if section != "löften")
    return {
        "prose": seen.form == "prose",
        "short": len(seen.words) < _SHORT,
        "speaks against": min(judged.bar, 2 * _BAR) / _BAR,
        "introduces": judged.lead,
        "says a wish": bool(_SAYS_A_WISH.intersection(seen.reasons)),
        "unknown verb": "rule6.default" in seen.reasons,
        "nobody near": seen.actor.basis == "dokument",
        "section margin": min(max(margin, _MARGIN[0]), _MARGIN[1]) / _PROMISE,
        "promising heading": any(weigh_heading(heading)["löften"] for heading in seen.headings),
        "promising title": bool(weigh_heading(seen.title or "")["löften"]),
        "outright promise": judged.explicit,
        "parent": seen.has_parent,
        "focus area": seen.has_area,
    }


def _of_actor(seen: Seen) -> Signs:
    """The further away the words that decided, and the more others stand nearer, the less sure."""
    responsible, basis = _KINDS[seen.actor.label], seen.actor.basis
    inherited = basis != "uttalad"
    own, lead = _named(seen.words), _named(seen.lead or "")
    heading = _named(seen.headings[0]) if seen.headings else frozenset[PartyKind]()
    nearer = inherited and any(named and named != responsible for named in (own, lead, heading))
    return {
        "by the document": basis == "dokument",
        "by the document, in a table": basis == "dokument" and seen.form == "row",
        "from above": basis in ("inledning", "rubrik"),
        "heading by a loose name": basis == "rubrik" and not heading,
        "others nearer": nearer,
        "others beside": not inherited and not own <= responsible,
        "several clauses": _has_clauses(seen.words),
        "named above": inherited and not nearer and responsible in (own, lead, heading),
        "nobody named": basis == "ingen" and not nearer,
    }


def _of_measurability(seen: Seen) -> Signs:
    """Words that would earn another label than the one given make it doubtful."""
    label = seen.measurability.label
    counts = load_rules("doubts")["doubt.counts"].search(seen.words) is not None
    types = {evidence.type for evidence in seen.measurability.evidence}
    decided_by_hedge = any(rule in _HEDGES for rule in seen.reasons)
    return {
        "prose": seen.form == "prose",
        "unknown verb": "rule6.default" in seen.reasons,
        "vag, though concrete": label == "vag" and bool(_CONCRETE & seen.classes),
        "vag, though counted": label == "vag" and counts,
        "kontrollerbar, though vague": label == "kontrollerbar" and bool(_VAGUE & seen.classes),
        "kontrollerbar, though counted": label == "kontrollerbar" and counts,
        "by a bare number": label == "kvantifierad" and "quantity" in types and "frequency" not in types,
        "by a hedge": decided_by_hedge,
        "hedge without effect": not decided_by_hedge and _hedged(seen.words),
    }


@lru_cache(maxsize=256)  # a lead-in or heading is asked for every promise below it
def _named(text: str) -> frozenset[PartyKind]:
    return frozenset(mention.kind for mention in find_mentions(text) if not mention.weak and not mention.genitive)


def _has_clauses(words: str) -> bool:
    """Return whether there are several sentences or clauses, each with room for somebody of its own."""
    return len(list(sentences(words))) > 1 or load_rules("doubts")["doubt.clauses"].search(words) is not None


def _hedged(words: str) -> bool:
    rules = load_rules("measurability")
    return any(rules[name].search(words) for name in _HEDGES)
