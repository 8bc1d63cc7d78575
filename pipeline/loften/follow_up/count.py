"""How much was done: the count in a result, told apart from the count that was promised."""

from dataclasses import dataclass, replace

from loften.agreement import Quantity, ResultStatus
from loften.likeness import stem
from loften.quantities import Amount, find_amounts
from loften.rules import load_rules


@dataclass(frozen=True, slots=True)
class Count:
    """What was done, and what was to be done, where the words or the restated promise say it.

    ``turnout``: it counts who came to what was done, which does not tell whether that was kept.
    """

    done: Amount
    goal: float | int | None = None
    turnout: bool = False

    @property
    def quantity(self) -> Quantity:
        """Return the count in the record's form."""
        value = self.done.value if self.done.value is not None else 0
        return Quantity(value=value, unit=self.done.unit, comparator=self.done.comparator or "exakt", of=self.done.of)

    @property
    def status(self) -> ResultStatus | None:
        """Return how it went by the figures; None where there is nothing to compare with."""
        value, goal = self.done.value, self.done.of or self.goal
        if self.turnout:
            return None
        if isinstance(value, tuple):
            value = max(value)
        if self.done.unit in ("andel", "procent") and goal is None:
            goal = 100 if self.done.unit == "procent" else 1
        if value is None or not goal:
            return None
        return "genomfört" if value >= goal else "delvis" if value > 0 else "ej genomfört"


def find_count(text: str, pledge: str | None = None) -> Count | None:
    """Return the count of what was done: one of a total first, else the first that counts what was done.

    Amounts that say what was promised ("de 100 som utlovats", "mål: 40"), how long something may take and how much more
    or less it was than planned are not what was done. ``pledge``: the promise as restated, for its amount.
    """
    text = load_rules("follow_up")["count.reason"].regex.sub(lambda found: " " * len(found[0]), text)
    amounts = [amount for amount in find_amounts(text) if amount.value is not None]
    goals = [amount for amount in amounts if _is_goal(text, amount)]
    done = [amount for amount in amounts if amount not in goals and not _is_beside(text, amount)]
    counted = [amount for amount in done if amount.per is None] or [
        amount for amount in done if amount.unit and amount.value != 1
    ]
    chosen = next((amount for amount in counted if amount.of), counted[0] if counted else None)
    if chosen is None:
        return None
    total = next((g.value for g in goals if _is_total(text, g)), None)
    if chosen.of is None and isinstance(total, int | float):
        chosen = replace(chosen, of=total)
    changed = load_rules("follow_up")["count.change"].search(text)
    if changed and (after := [a for a in amounts if a.start >= changed.start("after")]):
        chosen = after[0]
    goal = next((g.value for g in goals if isinstance(g.value, int | float)), None) or _promised(pledge, chosen)
    return Count(chosen, goal if isinstance(goal, int | float) else None, _is_turnout(text, chosen))


def _is_goal(text: str, amount: Amount) -> bool:
    rules = load_rules("follow_up")  # searched outright: to find out first what so short a text holds takes longer
    after = text[amount.end : amount.end + 40]
    before = text[max(0, amount.start - 40) : amount.start]
    return bool(rules["goal.before"].regex.search_met(before) or rules["goal.after"].regex.search_met(after))


def _is_total(text: str, amount: Amount) -> bool:
    """Tell whether an amount is the whole of which so many were done: "av 48 utlovade kontroller"."""
    before = text[max(0, amount.start - 30) : amount.start]
    return load_rules("follow_up")["goal.total"].regex.search_met(before) is not None


def counts_turnout(text: str) -> bool:
    """Tell whether what a result counts is who came to what was done."""
    count = find_count(text)
    return count is not None and count.turnout


def _is_turnout(text: str, amount: Amount) -> bool:
    rule = load_rules("follow_up")["count.turnout"]
    return rule.regex.search_met(text[amount.end : amount.end + 30]) is not None


def _is_beside(text: str, amount: Amount) -> bool:
    """Tell whether an amount is a limit of time or a difference."""
    rules = load_rules("follow_up")
    before = text[max(0, amount.start - 20) : amount.end]
    return bool(
        rules["count.limit"].regex.search_met(before)
        or rules["count.difference"].regex.search_met(text[amount.start : amount.end + 40])
    )


def _promised(pledge: str | None, done: Amount) -> float | int | None:
    """Return the amount that the restated promise gives of the same thing, where it says one."""
    mean = done.comparator == "cirka" and done.per is None  # "i snitt 2,4 eftermiddagar" is a rate without its period
    amounts = [a for a in find_amounts(pledge or "") if isinstance(a.value, int | float) and (mean or a.per is None)]
    same = [a for a in amounts if done.unit is None or a.unit is None or _alike(a.unit, done.unit)]
    value = same[0].value if same else None
    return value if isinstance(value, int | float) else None


def _alike(one: str, other: str) -> bool:
    """Tell whether two counted nouns name the same thing: one stem is the other, or ends in it as a compound does."""
    a, b = stem(one), stem(other)
    return a.endswith(b) or b.endswith(a)
