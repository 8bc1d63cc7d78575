"""Plans and results in a document's follow-up."""

from loften.agreement import Plan, Result
from loften.follow_up.plan import read_plan
from loften.follow_up.result import Restated, read_result
from loften.follow_up.units import find_units
from loften.head import Head
from loften.language import Parsed
from loften.sections import Outline


def find_follow_up(outline: Outline, parsed: Parsed, head: Head) -> tuple[Plan | Result, ...]:
    """Return the follow-up plans and results, in reading order."""
    restated = Restated(outline)
    found: list[Plan | Result] = []
    for unit in find_units(outline, parsed, head):
        if unit.sort == "plan":
            found.append(read_plan(unit, outline, parsed, head))
        else:
            found.append(read_result(unit, outline, restated, head))
    return tuple(found)
