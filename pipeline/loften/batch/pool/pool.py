"""The parent's side: workers with one socket each, so that it is always known who was at what."""

import json
import os
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Literal

from loften.batch.pool.limits import Limits
from loften.batch.pool.message import Inbox, Message, pack
from loften.batch.pool.verdict import Reason, verdict
from loften.errors import UsageError

START = "import sys; sys.path[:] = {path!r}; from loften.batch.pool.nursery import main; main({control})"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
NURSERIES = 5
"""So many nurseries may die in a row, without a task done between, before the pool gives up."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the workers do: ``module:callable``, which is called once with ``arguments`` and returns a ``Work``."""

    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A task that was done, by its ``token``."""

    token: Any
    header: dict[str, Any]
    parts: list[bytes]


@dataclass(frozen=True, slots=True)
class Death:
    """A task that its worker did not survive, or that was stopped; ``detail`` says in words how."""

    token: Any
    reason: Reason
    detail: str


class _Worker:
    def __init__(self, number: int, connection: socket.socket, largest: int) -> None:
        self.number = number
        self.connection = connection
        self.inbox = Inbox(connection, largest)
        self.tasks = 0
        self.busy = False
        self.token: Any = None
        self.deadline = float("inf")


class Pool:
    """Workers that do one task each at a time. ``submit`` while ``free``, then ``wait`` for what comes back.

    A worker that dies, hangs or grows costs the task it was at and no other. Leave the context to end them all.
    """

    def __init__(self, job: Job, workers: int, limits: Limits | None = None) -> None:
        self._job = job
        self._size = workers
        self._limits = limits or Limits()
        self._workers: dict[int, _Worker] = {}
        self._count = 0
        self._deaths_in_a_row = 0
        self._lost: list[Death] = []
        self._started: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> "Pool":
        self._start_nursery()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop_nursery()

    @property
    def hello(self) -> dict[str, Any]:
        """Return what the job said of itself when it was loaded."""
        return dict(self._started["ready"]["hello"])

    @property
    def free(self) -> bool:
        """Tell whether a worker is free, or can be made."""
        return self.busy < self._size

    @property
    def busy(self) -> int:
        """Return how many tasks are being done."""
        return sum(worker.busy for worker in self._workers.values())

    def submit(self, token: Any, header: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
        """Give a task to a free worker; ``token`` comes back with what becomes of it."""
        frame = pack(header, parts)
        while True:
            worker = next((w for w in self._workers.values() if not w.busy), None) or self._fork()
            try:
                worker.connection.settimeout(self._limits.seconds)
                worker.connection.sendall(frame)
                worker.connection.setblocking(False)
            except OSError:  # it died idle: that is nobody's fault
                self._drop(worker)
                if self._nursery.poll() is not None:
                    self._lost += self._restart()
                continue
            worker.busy, worker.token, worker.tasks = True, token, worker.tasks + 1
            worker.deadline = time.monotonic() + self._limits.seconds
            return

    def wait(self, timeout: float | None = None) -> list[Answer | Death]:
        """Return what has come of tasks, waiting for the first, or for at most ``timeout`` seconds."""
        until = time.monotonic() + timeout if timeout is not None else float("inf")
        while True:
            outcomes: list[Answer | Death] = [*self._lost]
            self._lost.clear()
            nearest = min([until, *(worker.deadline for worker in self._workers.values())])
            patience = 0.0 if outcomes else max(0.0, nearest - time.monotonic())
            for key, _ in self._selector.select(None if patience == float("inf") else patience):
                outcomes += self._read(key.data) if key.data is not None else ()
            outcomes += self._hear()
            outcomes += self._stop_late()
            if outcomes or not self.busy or time.monotonic() >= until:
                return outcomes

    def _read(self, worker: _Worker) -> list[Answer | Death]:
        """Return a worker's answer, if it is whole."""
        try:
            messages = worker.inbox.take()
        except ValueError as error:
            self._order("kill", worker)
            return [*self._end(worker, Death(worker.token, "output", f"{error}"))]
        if worker.inbox.closed:
            self._unregister(worker)  # how it ended, the nursery will tell
        return [self._answered(worker, message) for message in messages if worker.busy]

    def _answered(self, worker: _Worker, message: Message) -> Answer | Death:
        header, parts = message
        token, worker.busy, worker.token, worker.deadline = worker.token, False, None, float("inf")
        self._deaths_in_a_row = 0
        if header.get("memory") or worker.tasks >= self._limits.tasks:
            self._drop(worker)
        if header.get("memory"):
            return Death(token, "memory", f"more than {self._limits.memory >> 20} MB")
        return Answer(token, header, parts)

    def _hear(self) -> list[Answer | Death]:
        """Return the deaths that the nursery reports, its own too."""
        outcomes: list[Answer | Death] = []
        for header, _ in self._reports.take():
            worker = self._workers.get(header["worker"])
            if worker is not None:
                outcomes += self._read(worker) if not worker.inbox.closed else ()
                reason, detail = verdict(header["exit"], header["peak"], self._limits)
                outcomes += self._end(worker, Death(worker.token, reason, detail))
        return outcomes + (self._restart() if self._reports.closed else [])

    def _restart(self) -> list[Death]:
        """Start another nursery in the place of one that died; return the deaths of the workers it took along."""
        deaths: list[Death] = []
        for worker in list(self._workers.values()):
            deaths += self._end(worker, Death(worker.token, "killed", "the process that forks the workers was killed"))
        self._deaths_in_a_row += 1
        if self._deaths_in_a_row > NURSERIES:
            raise UsageError("the workers are killed again and again: free memory, or use fewer --workers")
        self._stop_nursery()
        self._start_nursery()
        return deaths

    def _stop_late(self) -> list[Answer | Death]:
        now = time.monotonic()
        late = [worker for worker in self._workers.values() if worker.busy and worker.deadline <= now]
        outcomes: list[Answer | Death] = []
        for worker in late:
            self._order("kill", worker)
            outcomes += self._end(worker, Death(worker.token, "timeout", f"more than {self._limits.seconds:g} s"))
        return outcomes

    def _end(self, worker: _Worker, death: Death) -> list[Death]:
        """Take a worker out of the pool; return its death if it was at a task."""
        self._drop(worker)
        return [death] if worker.busy else []

    def _drop(self, worker: _Worker) -> None:
        self._unregister(worker)
        worker.connection.close()
        self._workers.pop(worker.number, None)

    def _unregister(self, worker: _Worker) -> None:
        with suppress(KeyError, ValueError):
            self._selector.unregister(worker.connection)

    def _fork(self) -> _Worker:
        self._wait_until("warm")
        ours, theirs = socket.socketpair()
        self._count += 1
        worker = _Worker(self._count, ours, self._limits.answer)
        self._workers[worker.number] = worker
        self._selector.register(ours, selectors.EVENT_READ, worker)
        self._order("fork", worker, theirs)
        theirs.close()
        return worker

    def _order(self, what: Literal["fork", "kill"], worker: _Worker, given: socket.socket | None = None) -> None:
        line = json.dumps({"do": what, "worker": worker.number}).encode() + b"\n"
        try:
            socket.send_fds(self._control, [line], [given.fileno()] if given else [])
        except OSError:  # the nursery has gone; ``wait`` sees to that
            return

    def _start_nursery(self) -> None:
        self._control, theirs = socket.socketpair()
        code = START.format(path=sys.path, control=theirs.fileno())
        environment = {**dict.fromkeys(THREADS, "1"), **os.environ}
        self._nursery = subprocess.Popen(
            [sys.executable, "-c", code],
            pass_fds=[theirs.fileno()],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            env=environment,
        )
        theirs.close()
        order = {"job": self._job.name, "arguments": self._job.arguments, "limits": asdict(self._limits)}
        self._control.sendall(pack(order))
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._control, selectors.EVENT_READ)
        self._reports = Inbox(self._control, 1 << 20)
        self._started = {}
        self._wait_until("ready")

    def _wait_until(self, event: Literal["ready", "warm"]) -> None:
        """Wait until the nursery is loaded, or warm; before that it has no workers."""
        while event not in self._started:
            for header, _ in self._reports.take():
                if header["event"] == "unfit":
                    raise UsageError(header["message"])
                self._started[header["event"]] = header
            if event not in self._started:
                if self._reports.closed:
                    raise UsageError("the workers do not start: free memory, or try loften convert on one document")
                self._selector.select()

    def _stop_nursery(self) -> None:
        if "warm" not in self._started:  # no need to let it end that: nothing of it is left behind
            self._nursery.kill()
        for worker in list(self._workers.values()):
            self._drop(worker)
        self._selector.close()
        self._control.close()
        try:
            self._nursery.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._nursery.kill()
            self._nursery.wait()
