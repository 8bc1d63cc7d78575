"""Measurability by a classifier, in the place of the rules' label."""

from collections.abc import Sequence
from typing import get_args

from loften.agreement import Measurability, MeasurabilityLabel, Pledge
from loften.evaluation.case import Case
from loften.evaluation.learned.model import Item, Variant, leave_out

_LABELS: tuple[MeasurabilityLabel, ...] = get_args(MeasurabilityLabel)


def learn_measurability(cases: Sequence[Case], variant: Variant) -> list[Case]:
    """Return the cases with measurability by a model that has not seen the municipality.

    Doubtful gold teaches nothing.
    """
    where = [(number, pledge) for number, case in enumerate(cases) for pledge in case.pledges]
    answers = leave_out([_item(cases[number], pledge) for number, pledge in where], variant)
    label_of = {(number, pledge.id): answer for (number, pledge), answer in zip(where, answers, strict=True)}
    return [
        _relabelled(case, {p.id: label_of[number, p.id] for p in case.pledges}) for number, case in enumerate(cases)
    ]


def _item(case: Case, pledge: Pledge) -> Item:
    gold = case.gold_of.get(pledge.id)
    known = gold is not None and gold.sure("measurability")
    signals = {f"label:{pledge.measurability.label}": 1.0, f"kind:{pledge.kind}": 1.0}
    signals |= {f"evidence:{evidence.type}": 1.0 for evidence in pledge.measurability.evidence}
    signals |= {f"rule:{rule}": 1.0 for rule in pledge.reasons}
    label = gold.measurability.label if gold is not None and known else None
    return Item(case.gold.group, pledge.text, signals, label)


def _relabelled(case: Case, labels: dict[str, str]) -> Case:
    if case.record is None:
        return case
    pledges = []
    for pledge in case.record.pledges:
        label = next(one for one in _LABELS if one == labels[pledge.id])
        measurability = Measurability(label=label, evidence=pledge.measurability.evidence)
        pledges.append(pledge.model_copy(update={"measurability": measurability}))
    return Case(case.gold, case.record.model_copy(update={"pledges": tuple(pledges)}))
