"""Plans and results in a document's follow-up."""

from collections.abc import Sequence

from loften.agreement import Plan, Result
from loften.follow_up.context import Context, contexts
from loften.follow_up.legend import read_legend
from loften.follow_up.plan import read_plan
from loften.follow_up.restated import Restated
from loften.follow_up.result import read_result
from loften.follow_up.units import Unit, find_units
from loften.head import Head
from loften.language import Parsed
from loften.rules import load_rules
from loften.sections import Outline

EACH = 2


def find_follow_up(
    outline: Outline, parsed: Parsed, head: Head, standing: Sequence[Context | None] | None = None
) -> tuple[Plan | Result, ...]:
    """Return the follow-up plans and results, in reading order.

    ``standing`` is what ``contexts`` returned, where it was asked before.
    """
    standing = contexts(outline, head) if standing is None else standing
    units = _without_summaries(list(find_units(outline, parsed, standing)), outline.document.text)
    restated = Restated(outline, standing, units)
    colours = read_legend(outline.document)
    kept = [
        (number, unit) for number, unit in enumerate(units) if not _only_counts_crime(number, unit, outline, restated)
    ]
    return tuple(
        read_plan(unit, outline, parsed, head)
        if unit.sort == "plan"
        else read_result(number, unit, outline, restated, colours, head)
        for number, unit in kept
    )


def _only_counts_crime(number: int, unit: Unit, outline: Outline, restated: Restated) -> bool:
    """Tell whether a unit is a statistic of crime or safety that answers no promise of such an effect."""
    rules = load_rules("follow_up")
    if unit.sort != "result" or not rules["result.statistic"].search(outline.document.text[unit.start : unit.end]):
        return False
    promise = restated.of(number, unit)
    return promise is None or rules["promise.effect"].search(promise.text) is None


def _without_summaries(units: list[Unit], text: str) -> list[Unit]:
    """Return units without results on all promises together, where a report has results on each."""
    rule = load_rules("follow_up")["result.summary"]
    summaries = [
        unit for unit in units if unit.sort == "result" and (unit.again or rule.search(text[unit.start : unit.end]))
    ]
    each = sum(unit.sort == "result" for unit in units) - len(summaries)
    return [unit for unit in units if unit not in summaries] if each >= EACH else units
