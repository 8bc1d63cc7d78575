"""Counts on follow-up: plans and results found, and what was read of those found."""

from loften.agreement import Plan, Result
from loften.evaluation.align import assign
from loften.evaluation.case import Case
from loften.evaluation.count_document import key, years
from loften.evaluation.gold import GoldPlan, GoldResult
from loften.evaluation.measures import Tally
from loften.evaluation.words import jaccard


def count_follow_up(case: Case, tally: Tally) -> None:
    """Count plans and results, paired by words like pledges."""
    plans, results = paired_plans(case), paired_results(case)
    predicted = case.record.follow_up if case.record else ()
    for kind, pairs in (("plan", len(plans)), ("result", len(results))):
        theirs = sum(item.type == kind for item in predicted)
        tally.f1(kind, pairs, theirs, sum(item.type == kind for item in case.gold.follow_up))
    for gold_plan, plan in plans:
        _count_plan(gold_plan, plan, tally)
    for gold_result, result in results:
        _count_result(gold_result, result, tally)


def paired_plans(case: Case) -> list[tuple[GoldPlan, Plan]]:
    """Return the plans of gold and record that quote the same words."""
    ours = [item for item in case.gold.follow_up if isinstance(item, GoldPlan)]
    theirs = [item for item in (case.record.follow_up if case.record else ()) if isinstance(item, Plan)]
    return [(ours[i], theirs[j]) for i, j, _ in assign([p.text for p in ours], [p.text for p in theirs])]


def paired_results(case: Case) -> list[tuple[GoldResult, Result]]:
    """Return the results of gold and record that quote the same words."""
    ours = [item for item in case.gold.follow_up if isinstance(item, GoldResult)]
    theirs = [item for item in (case.record.follow_up if case.record else ()) if isinstance(item, Result)]
    return [(ours[i], theirs[j]) for i, j, _ in assign([r.text for r in ours], [r.text for r in theirs])]


def _count_plan(gold: GoldPlan, plan: Plan, tally: Tally) -> None:
    tally.right("plan.when", jaccard(gold.when or "", plan.when or "") >= 0.5)
    tally.sets("plan.due", gold.due or (), plan.due or ())
    tally.right("plan.per", key(gold.per) == key(plan.per))
    tally.sets("plan.by", map(key, gold.by), map(key, plan.by))
    tally.sets("plan.channels", map(key, gold.channels), map(key, plan.channels))


def _count_result(gold: GoldResult, result: Result, tally: Tally) -> None:
    tally.label("result.status", gold.status, result.status)
    tally.right("result.years", years(gold.period) == years(result.period))
    tally.right("result.pledge", jaccard(gold.pledge or "", result.pledge or "") >= 0.5)
    if gold.quantity:
        same = result.quantity is not None and result.quantity.value == gold.quantity.value
        tally.right("result.value", same)
        tally.right("result.of", same and result.quantity is not None and result.quantity.of == gold.quantity.of)
