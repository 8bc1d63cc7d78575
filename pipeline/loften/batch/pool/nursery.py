"""The process that loads what the workers need, once, and forks them from itself; it also buries them.

It lives in a session of its own, so that Ctrl-C does not reach it. It knows that the parent has gone, however that
died, by the end of its control socket, and then takes all workers along, with what they have started.
"""

import gc
import json
import os
import selectors
import signal
import socket
from collections import deque
from importlib import import_module

from loften.batch.pool.limits import Limits
from loften.batch.pool.message import pack, receive
from loften.batch.pool.worker import Work, serve
from loften.errors import LoftenError


def main(control_fd: int) -> None:
    """Load the job that the parent names, say so, warm it up, say so, and fork workers until the parent has gone."""
    control = socket.socket(fileno=control_fd)
    order = receive(control)
    if order is None:
        return
    header, _ = order
    try:
        module, _, name = header["job"].partition(":")
        work: Work = getattr(import_module(module), name)(header["arguments"])
        control.sendall(pack({"event": "ready", "hello": work.hello()}))
        work.warm_up()
    except ConnectionError:  # the parent has gone
        return
    except Exception as error:
        message = str(error) if isinstance(error, LoftenError) else f"the workers do not start: {error!r}"
        control.sendall(pack({"event": "unfit", "message": message}))
        return
    gc.collect()
    gc.freeze()  # what is loaded stays shared with the workers: no collection touches it again
    control.sendall(pack({"event": "warm"}))
    Nursery(control, work, Limits(**header["limits"])).run()


class Nursery:
    """Forks on demand, kills on demand, and reports every end."""

    def __init__(self, control: socket.socket, work: Work, limits: Limits) -> None:
        self._control = control
        self._work = work
        self._limits = limits
        self._workers: dict[int, int] = {}
        self._sockets: deque[int] = deque()
        self._line = b""

    def run(self) -> None:
        """Serve the parent until it has gone."""
        waking, woken = socket.socketpair()
        waking.setblocking(False)
        woken.setblocking(False)
        signal.set_wakeup_fd(woken.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(waking, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select()}
                if waking in ready:
                    waking.recv(4096)
                self._bury()
                if self._control in ready and not self._obey():
                    break
        signal.set_wakeup_fd(-1)
        for pid in self._workers:
            _kill_group(pid)

    def _obey(self) -> bool:
        """Do what the parent asks, one line an order; return False when it has gone."""
        try:
            data, sockets, _, _ = socket.recv_fds(self._control, 4096, 64)
        except ConnectionError:
            return False
        if not data:
            return False
        self._sockets.extend(sockets)
        *lines, self._line = (self._line + data).split(b"\n")
        for line in lines:
            order = json.loads(line)
            if order["do"] == "fork":
                self._fork(order["worker"], self._sockets.popleft())
            else:
                self._kill(order["worker"])
        return True

    def _fork(self, worker: int, fd: int) -> None:
        nursery = os.getpid()
        pid = os.fork()
        if pid == 0:
            try:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                self._control.close()
                serve(socket.socket(fileno=fd), self._work, self._limits, nursery)
            finally:
                os._exit(1)
        os.close(fd)
        self._workers[pid] = worker

    def _kill(self, worker: int) -> None:
        for pid, number in self._workers.items():
            if number == worker:
                _kill_group(pid)

    def _bury(self) -> None:
        """Report workers that have ended, and kill what they leave behind while their number is still theirs."""
        while self._workers:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is None:
                return
            _kill_group(ended.si_pid)
            _, status, usage = os.wait4(ended.si_pid, 0)
            worker = self._workers.pop(ended.si_pid, None)
            report = {"event": "ended", "worker": worker, "exit": os.waitstatus_to_exitcode(status)}
            try:
                self._control.sendall(pack({**report, "peak": usage.ru_maxrss * 1024}))
            except OSError:
                return


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:  # it has not come as far as to have a group
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    except PermissionError:  # macOS says so of a group of the dead
        return
