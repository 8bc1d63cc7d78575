"""What a worker does: one task after the other, within its limits."""

import os
import socket
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from loften.batch.pool.limits import Limits, confine, set_alarm
from loften.batch.pool.message import Message, pack, receive


class Work(Protocol):
    """What is loaded once and done many times."""

    def hello(self) -> dict[str, Any]:
        """Return what the parent should know before the first task."""
        ...

    def warm_up(self) -> None:
        """Do ahead, once, what every worker would do at its first task."""
        ...

    def __call__(self, header: dict[str, Any], parts: Sequence[bytes]) -> Message:
        """Do one task. ``MemoryError`` passes through; any other exception is a fault of the program."""
        ...


def serve(connection: socket.socket, work: Work, limits: Limits, parent: int) -> None:
    """Do tasks until there are no more; the process ends here."""
    confine(limits, parent)
    _silence()
    for _ in range(limits.tasks):
        task = receive(connection)
        if task is None:
            break
        set_alarm(limits)
        try:
            answer = pack(*work(*task))
        except MemoryError:
            answer = b""
        set_alarm(None)
        if not answer:  # what a failed allocation leaves half done is not to be worked with again
            connection.sendall(pack({"memory": True}))
            break
        connection.sendall(answer)
    os._exit(0)


def _silence() -> None:
    """Send to nowhere what libraries print, which may be without end."""
    sys.stdout.flush()
    sys.stderr.flush()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
