"""PDFs read in a process of their own, so that one which ends its process costs its own document alone.

PDFium ends the process it runs in where memory runs out or a check of its own fails; no error can be caught then. A few
hundred bytes, forms that draw forms that draw forms, are enough. The process starts while the language model loads, is
kept for the next PDF, and is started anew when one has ended it. Time is not limited here: archive runs do that.
"""

import os
import pickle
import signal
import subprocess
import sys
import traceback
from importlib import import_module
from types import TracebackType
from typing import IO

from loften.document import Document
from loften.errors import ReadError
from loften.readers.kind import kind_of
from loften.readers.read import read
from loften.readers.reading import Reading
from loften.sources import Source

MEMORY = 3 << 30
"""Bytes of address space for reading; the largest PDFs within the reader's other bounds take a tenth of it."""


class Apart:
    """Reads documents, PDFs in another process of ``memory`` bytes; leave its context, and the process ends."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Apart":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self._end()

    def prepare(self, source: Source) -> None:
        """Start the process where a source will need it, and do not wait for it."""
        if self._process is None and kind_of(source.data) == "pdf":
            command = [sys.executable, "-c", f"from loften.readers.apart import serve; serve({self._memory})"]
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )

    def read(self, source: Source, reading: Reading) -> Document:
        """Read as ``read`` does; raise ``ReadError`` also where a PDF ends the process."""
        self.prepare(source)
        if self._process is None or kind_of(source.data) != "pdf":
            return read(source, reading)
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            pickle.dump((source, reading), self._process.stdin)
            self._process.stdin.flush()
            answer = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            how = self._end()
            advice = "print it to a new PDF, if you trust it"
            raise ReadError(f"{source.uri}: the PDF ended the process that read it ({how}): {advice}") from error
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Document)
        return answer

    def _end(self) -> str:
        """End the process, and return how it had ended by itself."""
        process, self._process = self._process, None
        if process is None:
            return ""
        for pipe in (process.stdout, process.stdin):
            _close(pipe)
        try:
            code = process.wait(1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        return signal.Signals(-code).name if code < 0 else f"exit status {code}"


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except BrokenPipeError:
        return


def serve(memory: int) -> None:
    """Answer sources on standard input with documents or errors on standard output, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _bound_memory(memory)
    import_module("loften.readers.pdf.reader")
    while True:
        try:
            source, reading = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answers.write(_answer(source, reading))
        answers.flush()


def _bound_memory(memory: int) -> None:
    try:
        import resource
    except ModuleNotFoundError:  # not on Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    bound = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(source: Source, reading: Reading) -> bytes:
    try:
        return pickle.dumps(read(source, reading))
    except Exception as error:
        error.add_note(traceback.format_exc())
        try:
            return pickle.dumps(error)
        except Exception:
            return pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))
