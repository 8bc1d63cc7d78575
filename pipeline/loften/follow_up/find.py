"""Plans and results in a document's follow-up."""

from loften.agreement import Plan, Result
from loften.follow_up.context import contexts
from loften.follow_up.legend import read_legend
from loften.follow_up.plan import read_plan
from loften.follow_up.restated import Restated
from loften.follow_up.result import read_result
from loften.follow_up.units import find_units
from loften.head import Head
from loften.language import Parsed
from loften.sections import Outline


def find_follow_up(outline: Outline, parsed: Parsed, head: Head) -> tuple[Plan | Result, ...]:
    """Return the follow-up plans and results, in reading order."""
    standing = contexts(outline, head)
    units = list(find_units(outline, parsed, standing))
    restated = Restated(outline, standing, units)
    colours = read_legend(outline.document)
    return tuple(
        read_plan(unit, outline, parsed, head)
        if unit.sort == "plan"
        else read_result(number, unit, outline, restated, colours, head)
        for number, unit in enumerate(units)
    )
