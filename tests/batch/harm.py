"""Work that does to its process what hostile documents do to a reader: the tests name it as a pool's job."""

import ctypes
import os
import signal
import subprocess
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loften.batch.pool.message import Message


class Harm:
    """Answers with the task's text, unless the text says what harm to do."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        self._folder = Path(arguments.get("folder", "."))

    def hello(self) -> dict[str, Any]:
        return {"nursery": os.getpid()}

    def warm_up(self) -> None:
        do_harm(os.environ.get("HARM_WHILE_WARMING_UP", ""), self._folder)

    def __call__(self, header: dict[str, Any], parts: Sequence[bytes]) -> Message:
        do_harm(header["text"], self._folder)
        return {"text": header["text"], "pid": os.getpid()}, list(parts)


def do_harm(text: str, folder: Path) -> None:
    """Do the harm that a text names, if it names one."""
    if "abort" in text:
        os.abort()
    if "segfault" in text:
        ctypes.string_at(0)
    if "exit" in text:
        os._exit(7)
    if "hang" in text:
        time.sleep(3600)
    if "deaf" in text:  # holds the interpreter lock and heeds no signal that can be ignored
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        ctypes.PyDLL(None).sleep(3600)
    if "memory" in text:
        _ = [bytearray(1 << 24) for _ in range(1 << 10)]
    if "giant" in text:
        _ = bytearray(1 << 44)
    if "chatter" in text:
        while True:
            os.write(1, b"x" * 4096)
            os.write(2, b"x" * 4096)
    if "grandchild" in text:
        child = subprocess.Popen(["sleep", "3600"])
        (folder / "grandchild").write_text(str(child.pid))
        time.sleep(3600)
    if "flood" in text:
        with (folder / "flood").open("wb") as stream:
            while True:
                stream.write(bytes(1 << 22))


class Echo(Harm):
    """Answers like document work, at once and without a language model; a document may name harm, or an error.

    ``folder`` in the engine's name is where it writes what it was given to do, so that a test can count.
    """

    def __init__(self, arguments: dict[str, Any]) -> None:
        folder, _, self._version = arguments["engine"].partition("@")
        super().__init__({"folder": folder})

    def hello(self) -> dict[str, Any]:
        return {"record": f"record {self._version}", "reading": "reading 1", "told": {"pid": os.getpid()}}

    def __call__(self, header: dict[str, Any], parts: Sequence[bytes]) -> Message:
        with (self._folder / "done").open("a", errors="replace") as log:
            log.write(f"{header['kind']} {header['uri']}\n")
        text = parts[0].decode()
        do_harm(text, self._folder)
        if "refused" in text:
            return {"state": "failed", "code": "read", "message": f"{header['uri']}: the file is refused: mend it"}, []
        record = f"{header['uri']} {header.get('archive')} {text} {self._version}"
        return {"state": "done"}, [zlib.compress(record.encode()), parts[0] if header["kind"] == "source" else b""]
