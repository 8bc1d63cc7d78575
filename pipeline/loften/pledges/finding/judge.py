"""What a sentence is: a promise, a lead-in, a detail of the promise before it, or none of these."""

from dataclasses import dataclass
from functools import cache, lru_cache

from loften.rules import Rule, RuleSet, load_rules
from loften.sections.clauses import matching_clauses


@dataclass(frozen=True, slots=True)
class Judgement:
    """What speaks for and against a sentence: ``promise`` and ``bar`` are summed weights, ``reasons`` the rules' ids.

    ``lead``: it introduces promises and has no content of its own. ``detail``: it opens or ends as an addition does.
    ``explicit``: a party commits itself in so many words.
    """

    promise: float
    bar: float
    lead: bool
    detail: bool
    explicit: bool
    reasons: tuple[str, ...]

    @property
    def balance(self) -> float:
        """Return what speaks for a promise less what speaks against."""
        return self.promise - self.bar


_COMMITS = ("promise.party-modal", "promise.role-modal")


@lru_cache(maxsize=4096)
def judge(sentence: str) -> Judgement:
    """Judge a sentence by its own words."""
    found: dict[str, list[Rule]] = {"promise": [], "bar": [], "lead": [], "detail": []}
    for rule in matching_clauses(load_rules("pledges"), sentence):
        found[rule.data["role"]].append(rule)
    promises, leads, details = found["promise"], found["lead"][:1], found["detail"][:1]
    bars = [(rule, float(rule.data["weight"])) for rule in found["bar"]]
    bars += [(rule, float(rule.data["bar"])) for rule in _section_bars().matching(sentence)]
    return Judgement(
        promise=sum(rule.data["weight"] for rule in promises),
        bar=sum(weight for _, weight in bars),
        lead=bool(leads),
        detail=bool(details),
        explicit=any(rule.id in _COMMITS for rule in promises),
        reasons=tuple(rule.id for rule in (*promises, *(rule for rule, _ in bars), *leads, *details)),
    )


@cache
def _section_bars() -> RuleSet:
    """Return the rules that tell other sections from promises, as far as one sentence decides it."""
    return load_rules("sections").select(lambda rule: "bar" in rule.data)
