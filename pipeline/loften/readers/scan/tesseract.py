"""Tesseract, the program, as an engine."""

import os
import re
import shutil
import subprocess
from functools import cache

from loften.readers.scan.engine import EngineFailedError, EngineMissingError, Image, SeenLine
from loften.readers.scan.hocr import read_hocr

LANGUAGE = "swe"
SECONDS = 120
INSTALL = "install Tesseract with Swedish (Debian: apt-get install tesseract-ocr tesseract-ocr-swe)"
VERSION = re.compile(r"tesseract v?(\d[\w.]*)")


class Tesseract:
    """Runs the program once a page; one thread each, since its own threads slow it down."""

    def version(self) -> str:
        """Return ``tesseract 5.3.0 swe`` or the like; raise ``EngineMissingError`` where it is not installed."""
        return _version()

    def recognise(self, image: Image, dpi: int) -> list[SeenLine]:
        """Return the lines of a grey image; raise ``EngineFailedError`` where the program fails or takes too long."""
        height, width = image.shape
        data = b"P5 %d %d 255\n" % (width, height) + image.tobytes()
        command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dpi), "hocr"]
        try:
            done = _run(command, data)
        except subprocess.TimeoutExpired as error:
            raise EngineFailedError(f"text recognition took more than {SECONDS} s") from error
        if done.returncode:
            raise EngineFailedError(f"text recognition failed ({_last_line(done.stderr)})")
        return read_hocr(done.stdout)


@cache
def _version() -> str:
    if shutil.which("tesseract") is None:
        raise EngineMissingError(INSTALL)
    found = VERSION.search(_run(["tesseract", "--version"]).stdout.decode("utf-8", "replace"))
    languages = _run(["tesseract", "--list-langs"]).stdout.decode("utf-8", "replace").split()
    if LANGUAGE not in languages:
        raise EngineMissingError(INSTALL)
    return f"tesseract {found[1] if found else '?'} {LANGUAGE}"


def _run(command: list[str], data: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False, env=environment)


def _last_line(output: bytes) -> str:
    return (output.decode("utf-8", "replace").strip().splitlines() or ["no message"])[-1]
