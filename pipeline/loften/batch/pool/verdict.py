"""Why a worker died, as far as its end tells."""

import signal
from typing import Literal

from loften.batch.pool.limits import Limits

Reason = Literal["crash", "memory", "timeout", "output", "killed"]
NEAR = 0.7
"""A worker that had come to this share of its memory limit is taken to have died of it."""


def verdict(code: int, peak: int, limits: Limits) -> tuple[Reason, str]:
    """Return reason and words for an exit code (negative: a signal) and the most memory used, in bytes."""
    if code == -signal.SIGALRM:
        return "timeout", f"more than {limits.seconds:g} s"
    if peak >= NEAR * limits.memory:
        return "memory", f"{peak >> 20} MB of {limits.memory >> 20} in use"
    if code == -signal.SIGKILL:
        return "killed", "killed from outside, perhaps because the machine had no memory left"
    if code == -signal.SIGXFSZ:
        return "output", f"a file of more than {limits.memory >> 20} MB"
    if code < 0:
        return "crash", f"ended by {signal.Signals(-code).name}"
    return "crash", f"ended with exit status {code}"
