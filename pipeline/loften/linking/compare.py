"""Promised amounts beside what was done, and what that makes of how it went."""

from loften.agreement import Evidence, ResultStatus
from loften.follow_up import counts_turnout, is_verdict, own_verdict
from loften.likeness import stem, stems
from loften.linking.material import Outcome, Paper, Promise, years_of
from loften.linking.model import Compared, StatusBasis
from loften.linking.score import counts_same
from loften.quantities import DURATIONS

# How many of a period there are in a year; a school year has two terms.
PER_YEAR = {
    "år": 1,
    "halvår": 2,
    "termin": 2,
    "läsår": 1,
    "kvartal": 4,
    "månad": 12,
    "vecka": 52,
    "dag": 365,
    "vinter": 1,
}
_CEILINGS = ("högst", "färre än")


def compare_quantity(outcome: Outcome, promise: Promise, paper: Paper) -> Compared | None:
    """Return a promised amount and what was done of the same thing; None where they cannot be compared.

    A rate is multiplied by the years that the result is of, unless the result gives its own total. Limits of time and
    ceilings are not compared.
    """
    done = outcome.quantity
    if done is None or isinstance(done.value, tuple):
        return None
    if done.of and not counts_turnout(outcome.text):
        return _compared(done.of, done.value, done.unit)
    if done.unit in ("andel", "procent"):
        return None
    fit = [amount for amount in promise.amounts if _fits(amount, done.unit, promise.text)]
    if not fit or isinstance(fit[0].value, tuple) or not fit[0].value:
        return None
    times = _times(fit[0].per, outcome, paper)
    return None if times is None else _compared(fit[0].value * times, done.value, done.unit or fit[0].unit)


def _fits(amount: Evidence, unit: str | None, promise: str) -> bool:
    """Tell whether an amount of a promise is of what was counted; one without a noun is of what the promise names."""
    if amount.comparator in _CEILINGS or (amount.unit and DURATIONS.fullmatch(amount.unit)):
        return False
    if unit is None or counts_same(unit, amount):
        return True
    return amount.unit is None and stem(unit) in stems(promise)


def _times(per: str | None, outcome: Outcome, paper: Paper) -> float | None:
    """Return how many of a rate's periods the result's time has; None where that cannot be told."""
    if per is None:
        return 1
    years = years_of(outcome.period) or paper.years
    if per not in PER_YEAR or years is None:
        return None
    return PER_YEAR[per] * (years[1] - years[0] + 1)


def _compared(promised: float | int | None, done: float | int, unit: str | None) -> Compared | None:
    if not promised:
        return None
    return Compared(promised=promised, done=done, ratio=round(done / promised, 2), unit=unit)


def judge(outcome: Outcome, compared: Compared | None) -> tuple[ResultStatus, StatusBasis]:
    """Return how it went, and by what: the document's own verdict, else figures against what was promised, else words.

    Figures decide only between done and partly done: what was put off or is under way stays so.
    """
    around = outcome.context.split(". ")
    if own_verdict(outcome.text) or own_verdict(outcome.context) or any(is_verdict(part) for part in around):
        return outcome.status, "verdict"
    if compared is not None and outcome.status in ("genomfört", "delvis"):
        kept = compared.ratio >= 1
        return ("genomfört" if kept and outcome.status == "genomfört" else "delvis"), "figures"
    return outcome.status, "words"
