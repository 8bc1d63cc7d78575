"""A result's details: of which promise, for which period, how it went, how much was done."""

from loften.agreement import Period, Quantity, Result, ResultStatus
from loften.dates import find_dates, find_periods
from loften.follow_up.places import places_of
from loften.follow_up.units import Unit
from loften.head import Head
from loften.quantities import Amount, find_amounts
from loften.rules import load_rules
from loften.sections import Outline

LONGEST_LABEL = 200


class Restated:
    """The earlier promises as a document restates them, and which of them a result speaks of."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    def of(self, unit: Unit) -> str | None:
        """Return the promise that a result answers: in its block or row, in the line or heading above, else none."""
        return unit.pledge or self._above(unit.block) or self._heading(unit.block)[0]

    def verdict_on(self, unit: Unit) -> str | None:
        """Return the verdict that stands apart from a result's words: in a cell of its row, in its heading."""
        return unit.verdict or self._heading(unit.block)[1]

    def _heading(self, index: int) -> tuple[str | None, str | None]:
        """Return the promise and the verdict of the nearest heading, where it names one promise."""
        heading = self._outline.layout.heading(index)
        if heading is None or heading == self._outline.layout.title:
            return None, None
        found = load_rules("follow_up")["restated.heading"].search(self._outline.layout.text(heading))
        if found is None or self._outline.sections[heading] != "uppföljning":
            return None, None
        return found["pledge"] or found["pledge2"], found["verdict"] or found["verdict2"]

    def _above(self, index: int) -> str | None:
        """Return the nearest line above that is marked as a promise that was made."""
        if index == 0:
            return None
        above = self._outline.document.quote(self._outline.document.blocks[index - 1])
        made = load_rules("follow_up")["restated.line"].search(above)
        return made["pledge"].strip(" .") if made and len(above) <= LONGEST_LABEL else None


def read_result(unit: Unit, outline: Outline, restated: Restated, head: Head) -> Result:
    """Return a result with what its words say."""
    document = outline.document
    text = document.text[unit.start : unit.end]
    amount = _amount(text)
    return Result(
        type="result",
        text=text,
        start=unit.start,
        end=unit.end,
        period=_period(text, unit, outline, head),
        status=_verdict(restated.verdict_on(unit)) or status_of(text, amount),
        quantity=_quantity(amount),
        pledge=restated.of(unit),
        places=places_of(document, unit.start, unit.end),
    )


def _verdict(verdict: str | None) -> ResultStatus | None:
    return _by_words(verdict) if verdict else None


def status_of(text: str, amount: Amount | None = None) -> ResultStatus:
    """Return how it went: the document's own verdict first, then a count against what was promised, then the words."""
    verdict = load_rules("follow_up")["verdict.label"].search(text)
    if verdict is not None:
        return _by_words(verdict["verdict"])
    if amount is not None and isinstance(amount.value, int | float) and amount.of:
        return "genomfört" if amount.value >= amount.of else "delvis" if amount.value > 0 else "ej genomfört"
    return _by_words(text)


def _by_words(text: str) -> ResultStatus:
    rules = [rule for rule in load_rules("follow_up") if rule.id.startswith("status.")]
    for rule in sorted(rules, key=lambda rule: rule.data["order"]):
        if rule.search(text):
            status: ResultStatus = rule.data["status"]
            return status
    return "okänt"


def _amount(text: str) -> Amount | None:
    """Return the count that says how much was done: one of a total first, else the first counted thing."""
    counted = [a for a in find_amounts(text) if a.value is not None and a.per is None]
    return next((a for a in counted if a.of), counted[0] if counted else None)


def _quantity(amount: Amount | None) -> Quantity | None:
    if amount is None or amount.value is None:
        return None
    return Quantity(value=amount.value, unit=amount.unit, comparator=amount.comparator or "exakt", of=amount.of)


def _period(text: str, unit: Unit, outline: Outline, head: Head) -> Period | None:
    """Return the time that a result is of: its own years, its heading's, else the report's period."""
    own = _years_in(text)
    if own is not None:
        return own
    for index in reversed(outline.layout.headings[unit.block]):
        named = _years_in(outline.layout.text(index))
        if named is not None:
            return named
    return head.period if head.kind == "uppföljning" else None


def _years_in(text: str) -> Period | None:
    periods = find_periods(text)
    if periods:
        return Period(start=periods[0].first, end=periods[0].last)
    years = [date.iso[:4] for date in find_dates(text)]
    return Period(start=min(years), end=max(years)) if years else None
