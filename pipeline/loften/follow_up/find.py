"""Plans and results in a document's follow-up."""

from loften.agreement import Plan, Result
from loften.head import Head
from loften.language import Parsed
from loften.sections import Outline


def find_follow_up(outline: Outline, parsed: Parsed, head: Head) -> tuple[Plan | Result, ...]:
    """Return the follow-up plans and results, in reading order."""
    return ()
