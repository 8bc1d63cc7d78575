"""What a worker may use, and how the kernel is told to hold it to that."""

import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
GRACE = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one task: ``seconds`` by the wall clock, ``memory`` bytes of address space, also of a file.

    ``answer`` is the longest answer in bytes. A worker is replaced after ``tasks`` tasks, so that what leaks goes.
    """

    seconds: float = 120.0
    memory: int = 3 << 30
    answer: int = 256 << 20
    tasks: int = 1000


def confine(limits: Limits, parent: int) -> None:
    """Confine the calling process: a process group of its own, no core, bounded memory and files.

    The process dies when ``parent``, its parent, dies; out of memory, the kernel takes it before the parent.
    """
    os.setsid()
    _die_with(parent)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE):
        hard = resource.getrlimit(kind)[1]
        bound = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
        resource.setrlimit(kind, (bound, bound))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def set_alarm(limits: Limits | None) -> None:
    """Let the kernel end this process some time after its limit, should the parent not; None takes that back."""
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + GRACE if limits else 0)
