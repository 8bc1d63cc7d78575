"""The decision: nature of the predicate, hedges, numbers; the highest that any sentence earns (rules 1 to 9)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from loften.agreement import MEASURABILITY, Evidence, EvidenceType, Measurability, MeasurabilityLabel
from loften.language import Parsed
from loften.pledges.actor.reading import sentences
from loften.pledges.measurability.evidence import (
    amounts_that_count,
    find_baselines,
    find_details,
    find_indicators,
    find_year,
    of_amount,
    quote,
    sets_that_count,
)
from loften.pledges.measurability.hedges import find_hedges
from loften.pledges.measurability.predicates import Predicate, find_predicate
from loften.pledges.pledge import FoundPledge
from loften.quantities import Amount
from loften.rules import load_rules
from loften.sections import Outline

_PRESENCE = load_rules("details")


@dataclass
class _Judged:
    label: MeasurabilityLabel
    evidence: list[Evidence] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


def decide_measurability(
    pledge: FoundPledge, outline: Outline, parsed: Parsed
) -> tuple[Measurability, tuple[str, ...]]:
    """Return the measurability with its evidence, and the ids of the rules that decided."""
    text = outline.document.text
    judged = [_judge(text, start, end, n) for n, (start, end) in enumerate(sentences(text, pledge.start, pledge.end))]
    best = max(judged, key=lambda j: MEASURABILITY.index(j.label))
    found = [evidence for j in judged for evidence in j.evidence]
    spans = [(e.start, e.end) for e in found]
    found.extend(find_details(text, pledge.start, pledge.end, spans))
    found.sort(key=lambda e: (e.start, e.end, e.type))
    return Measurability(label=best.label, evidence=tuple(found)), tuple(dict.fromkeys(best.rules))


def _judge(text: str, start: int, end: int, number: int) -> _Judged:
    """Judge one sentence; a later one must name its act outright to raise the label."""
    predicate = find_predicate(text, start, end)
    place = None if predicate.at is None or predicate.end is None else (predicate.at, predicate.end)
    hedges = list(find_hedges(text, start, end, place))
    evidence = [quote(text, "hedge", h.start, h.end) for h in hedges if h.lowers]
    if any(h.lowers for h in hedges):
        return _Judged("vag", evidence, [next(h.rule for h in hedges if h.lowers)])
    amounts = amounts_that_count(text, start, end)
    indicators = find_indicators(text, start, end)
    if predicate.nature in ("degree", "vague") and (indicators or _magnitudes(amounts)):
        return _judge_target(text, start, end, indicators, amounts)
    if predicate.nature == "vague" and _is_named_presence(text, start, end, predicate, amounts):
        predicate = Predicate("act", predicate.at, predicate.end, "rule3.presence")
    if predicate.nature in ("degree", "vague"):
        return _Judged("vag", [], [predicate.rule])
    if predicate.nature == "unknown" and number and not amounts:
        return _Judged("vag", [], [])
    return _judge_act(text, start, end, predicate, amounts)


def _judge_act(text: str, start: int, end: int, predicate: Predicate, amounts: list[Amount]) -> _Judged:
    sets = sets_that_count(text, start, end)
    baselines = find_baselines(text, start, end)
    evidence, rules = [], [predicate.rule]
    for amount in amounts:
        if any(first <= amount.start < last for first, last in baselines):
            evidence.append(of_amount(text, amount, "baseline"))
            continue
        kind: EvidenceType = "frequency" if amount.per else "quantity"
        evidence.append(of_amount(text, amount, kind))
        rules.append(f"{kind}.{amount.rule}")
    for first, last in sets:
        evidence.append(quote(text, "target_set", first, last))
        rules.append("rule8.set")
    decisive = any(e.type in ("frequency", "quantity", "target_set") for e in evidence)
    return _Judged("kvantifierad" if decisive else "kontrollerbar", evidence, rules)


def _judge_target(text: str, start: int, end: int, indicators: list[tuple[int, int]], amounts: list[Amount]) -> _Judged:
    """Judge "more" or "less" of something: an indicator makes it checkable, a magnitude quantified (rule 4)."""
    baselines = find_baselines(text, start, end)
    evidence = [quote(text, "indicator", first, last) for first, last in indicators]
    label: MeasurabilityLabel = "kontrollerbar"
    for amount in amounts:
        compared = any(first < amount.end and amount.start < last for first, last in baselines)
        if not compared:
            label = "kvantifierad"
        evidence.append(of_amount(text, amount, "baseline" if compared else "target_value"))
    spans = [(e.start, e.end) for e in evidence]
    bare = [(f, e) for f, e in baselines if not any(f < stop and first < e for first, stop in spans)]
    evidence.extend(quote(text, "baseline", first, last) for first, last in bare)
    if year := find_year(text, start, end, [(e.start, e.end) for e in evidence]):
        evidence.append(year)
    return _Judged(label, evidence, ["rule4.indicator" if indicators else "rule4.magnitude"])


def _magnitudes(amounts: Iterable[Amount]) -> bool:
    return any(amount.unit in ("procent", "procentenheter", "andel") for amount in amounts)


def _is_named_presence(text: str, start: int, end: int, predicate: Predicate, amounts: list[Amount]) -> bool:
    """Return whether a party is to be present at a named place at a named time or rate (rule 3)."""
    if predicate.rule != "rule5.intent" or predicate.at is None or predicate.end is None:
        return False
    verb = text[predicate.at : predicate.end].lower()
    if not any(stem in verb for stem in ("finn", "syn", "vara", "är", "närvar", "ute")):
        return False
    places = [m[0] for m in _PRESENCE["detail.place"].regex.finditer(text, start, end)]
    named = any(any(word[:1].isupper() for word in place.split()[1:]) or "torget" in place for place in places)
    timed = any(a.per for a in amounts) or _PRESENCE["detail.time"].search(text, start, end) is not None
    return named and timed
