"""Follow-up: plans for it, and results of earlier promises."""

from loften.follow_up.find import find_follow_up

__all__ = ["find_follow_up"]
