"""The decision: nature of the predicate, hedges, numbers; the highest that any sentence earns (rules 1 to 9)."""

import re
from collections.abc import Sequence

from loften.agreement import MEASURABILITY, Evidence, Measurability, MeasurabilityLabel
from loften.pledges.measurability.amounts import amounts_that_count
from loften.pledges.measurability.details import find_details
from loften.pledges.measurability.evidence import find_baselines, of_amount, quote, sets_that_count, valued
from loften.pledges.measurability.hedges import find_hedges
from loften.pledges.measurability.judged import Judged
from loften.pledges.measurability.predicates import SAYS_LITTLE, Predicate
from loften.pledges.measurability.presence import is_countable
from loften.pledges.measurability.sentence import Sentence
from loften.pledges.measurability.targets import is_target, judge_target
from loften.quantities import Amount

_WHICH = re.compile(r"\bav\s+(?:de|våra)\s+$")


def decide_measurability(
    sentences: Sequence[Sentence], own_year: str | None = None
) -> tuple[Measurability, tuple[str, ...]]:
    """Return the measurability of a pledge of these sentences with its evidence, and the rules' ids that decided.

    ``own_year`` is the year that the agreement holds for, where it is a single one.
    """
    judged = [_judge(sentence, is_first=number == 0) for number, sentence in enumerate(sentences)]
    best = max(judged, key=lambda j: MEASURABILITY.index(j.label))
    found = [evidence for j in judged for evidence in j.evidence]
    spans = [(e.start, e.end) for e in found]
    counted = any(e.type in ("quantity", "frequency") for e in found)
    found.extend(detail for sentence in sentences for detail in find_details(sentence, spans, counted, own_year))
    found.sort(key=lambda e: (e.start, e.end, e.type))
    return Measurability(label=best.label, evidence=tuple(found)), tuple(dict.fromkeys(best.rules))


def _judge(sentence: Sentence, is_first: bool) -> Judged:
    """Judge one sentence; a later one must name its act outright to raise the label."""
    predicate = sentence.predicate
    if (
        predicate.place
        and predicate.nature == "act"
        and sentence.syntax
        and sentence.syntax.describes(*predicate.place)
    ):
        predicate = Predicate("unknown", None, None, "rule6.default")
    hedges = [hedge for hedge in find_hedges(sentence, predicate.place) if hedge.lowers]
    if hedges:
        told = [quote(sentence.text, "hedge", h.start, h.end) for h in hedges if h.rule != "rule7.wish"]
        return Judged("vag", told, [hedges[0].rule])
    amounts = amounts_that_count(sentence)
    says_little = predicate.rule in SAYS_LITTLE or sentence.surely_promises_state
    if is_target(sentence, predicate.nature in ("degree", "vague"), says_little, amounts):
        return judge_target(sentence, amounts)
    if predicate.nature in ("vague", "degree") and is_countable(sentence, predicate, amounts):
        predicate = Predicate("act", predicate.at, predicate.end, "rule3.presence")
    if not amounts and (sentence.promises_state if says_little else sentence.surely_promises_state):
        return Judged("vag", [], ["kind.effect"])
    if predicate.nature in ("degree", "vague"):
        return Judged("vag", [], [predicate.rule])
    if predicate.nature == "unknown" and not is_first and not amounts:
        return Judged("vag", [], [])
    return _judge_act(sentence, predicate, amounts)


def _judge_act(sentence: Sentence, predicate: Predicate, amounts: list[Amount]) -> Judged:
    sets, baselines = sets_that_count(sentence), find_baselines(sentence)
    evidence: list[Evidence] = []
    rules = [predicate.rule]
    for amount in amounts:
        if any(
            first <= amount.start < last and _WHICH.search(sentence.text, first, amount.start) for first, last in sets
        ):
            continue  # "var och en av de fyra orterna": the number says which set is meant
        baseline = next((span for span in baselines if span[0] <= amount.start < span[1]), None)
        if baseline:
            evidence.append(valued(sentence.text, "baseline", baseline, amount))
            continue
        evidence.append(of_amount(sentence, amount))
        rules.append(f"{evidence[-1].type}.{amount.rule}")
    for first, last in sets:
        evidence.append(quote(sentence.text, "target_set", first, last))
        rules.append("rule8.set")
    decisive = any(e.type != "baseline" for e in evidence)
    label: MeasurabilityLabel = "kvantifierad" if decisive else "kontrollerbar"
    return Judged(label, evidence, rules)
