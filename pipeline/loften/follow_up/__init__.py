"""Follow-up: plans for it, and results of earlier promises."""

from loften.follow_up.find import find_follow_up
from loften.follow_up.status import own_verdict, status_by_text

__all__ = ["find_follow_up", "own_verdict", "status_by_text"]
