"""Counts on evidence in paired pledges: spans as in SemEval-2013 task 9, and normalised values."""

from collections.abc import Sequence
from typing import Any

from loften.agreement import Evidence, Pledge
from loften.evaluation.case import Case
from loften.evaluation.gold import GoldEvidence, GoldPledge
from loften.evaluation.locate import Span, locate_quote
from loften.evaluation.measures import Tally
from loften.evaluation.words import forms
from loften.extras import need

DETAILS = ("place", "target_group", "time")
DECIDING = ("quantity", "frequency", "deadline", "target_set", "indicator", "baseline", "target_value", "hedge")
SCHEMES = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}


def count_evidence(case: Case, tally: Tally, doubtful: bool) -> None:
    """Count evidence where the measurability is not in doubt or ``doubtful`` is true."""
    pairs = [(g, p) for g, p, _ in case.pairs if doubtful or g.sure("measurability")]
    if case.record is None or not pairs:
        return
    text = case.record.document.text
    located = [_locate(gold, predicted, text) for gold, predicted in pairs]
    for family, types in (("evidence", DECIDING), ("details", DETAILS)):
        true = [[_entity(e.type, span) for e, span in gold if e.type in types] for gold in located]
        found = [[_entity(e.type, (e.start, e.end)) for e in _evidence(p, types)] for _, p in pairs]
        if any(true) or any(found):
            _count_schemes(family, true, found, list(types), tally)
    for gold, (_, predicted) in zip(located, pairs, strict=True):
        _count_values(gold, predicted, tally)


def _evidence(pledge: Pledge, types: Sequence[str]) -> list[Evidence]:
    return [e for e in pledge.measurability.evidence if e.type in types]


def _locate(gold: GoldPledge, predicted: Pledge, text: str) -> list[tuple[GoldEvidence, Span]]:
    """Return gold evidence with its place in the record; what the predicted pledge does not hold is put behind it."""
    located, beyond = [], predicted.end + 1
    for evidence in gold.measurability.evidence:
        span = locate_quote(evidence.text, text, predicted.start, predicted.end)
        if span is None:
            span = (beyond, beyond + len(evidence.text))
            beyond = span[1] + 1
        located.append((evidence, span))
    return located


def _entity(label: str, span: Span) -> dict[str, Any]:
    return {"label": label, "start": span[0], "end": span[1] - 1}


def _count_schemes(family: str, true: list[Any], found: list[Any], tags: list[str], tally: Tally) -> None:
    overall = need("nervaluate", "evaluation").Evaluator(true, found, tags=tags, loader="dict").evaluate()["overall"]
    for scheme, theirs in SCHEMES.items():
        result = overall[theirs]
        hits = result.correct + (0.5 * result.partial if scheme == "partial" else 0)
        tally.f1(f"{family}.{scheme}", hits, result.actual, result.possible)


def _count_values(gold: list[tuple[GoldEvidence, Span]], predicted: Pledge, tally: Tally) -> None:
    """Count the values of gold evidence that the record has evidence of the same type at the same place for."""
    for evidence, (start, end) in gold:
        found = [e for e in _evidence(predicted, (evidence.type,)) if e.start < end and start < e.end]
        if evidence.value is None or not found:
            continue
        best = max(found, key=lambda e: min(e.end, end) - max(e.start, start))
        value = best.value == evidence.value
        tally.right("value.value", value)
        tally.right("value.comparator", best.comparator == evidence.comparator)
        tally.right("value.unit", _same(best.unit, evidence.unit))
        tally.right("value.per", _same(best.per, evidence.per))
        whole = value and best.comparator == evidence.comparator and _same(best.per, evidence.per)
        tally.right("value.all", whole and _same(best.unit, evidence.unit))


def _same(a: str | None, b: str | None) -> bool:
    return forms(a or "") == forms(b or "")
