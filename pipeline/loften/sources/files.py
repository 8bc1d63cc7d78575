"""Files that a name stands for: the file itself, a folder's files, what a pattern matches."""

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

from loften.errors import SourceError
from loften.sources.folder import Folder, in_folder
from loften.sources.found import Found, Siblings
from loften.wording import as_text

PATTERN = re.compile(r"[*?\[]")


def find_files(name: str) -> Iterator[Siblings | Found | SourceError]:
    """Yield the files that a name stands for, sorted by uri, one folder in memory at a time."""
    path = Path(name)
    if path.is_dir():
        yield from in_folder(Folder(name, ""))
    elif path.is_file():
        yield Found(as_text(path.name), name, alone=True)
    elif path.exists():
        yield SourceError(f"{name}: this is no ordinary file: give a file, folder or archive")
    elif PATTERN.search(name):
        yield from _matching(name)
    else:
        yield SourceError(f"{name}: no such file or folder: check the path")


def _matching(pattern: str) -> Iterator[Siblings | Found | SourceError]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    base = Path(os.path.dirname(PATTERN.split(pattern, maxsplit=1)[0]))  # noqa: PTH120 (keeps what ends in a slash)
    for match in matches:
        path = Path(match)
        uri = (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()
        if path.is_file():
            yield Found(as_text(uri), match, alone=False)
        elif path.is_dir() and "**" not in pattern:
            yield from in_folder(Folder(match, f"{uri}/"))
    if not matches:
        yield SourceError(f"{pattern}: no file matches this pattern: check the path")
