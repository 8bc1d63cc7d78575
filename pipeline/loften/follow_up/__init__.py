"""Follow-up: plans for it, and results of earlier promises."""

from loften.follow_up.context import Context, contexts
from loften.follow_up.count import counts_turnout
from loften.follow_up.find import find_follow_up
from loften.follow_up.status import is_verdict, own_verdict, status_by_text

__all__ = ["Context", "contexts", "counts_turnout", "find_follow_up", "is_verdict", "own_verdict", "status_by_text"]
