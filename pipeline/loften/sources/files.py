"""Files that a name stands for: the file itself, a folder's files, what a pattern matches."""

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from loften.errors import SourceError

# What lies beside documents in folders and is none; a file that the user names is always taken.
NO_DOCUMENT = frozenset((
    ".bmp", ".cdx", ".cdxj", ".css", ".csv", ".db", ".eot", ".gif", ".ico", ".ini", ".jpeg", ".jpg", ".js", ".json",
    ".jsonl", ".lock", ".log", ".map", ".md5", ".mp3", ".mp4", ".otf", ".parquet", ".png", ".py", ".pyc", ".sha256",
    ".sqlite", ".svg", ".tmp", ".toml", ".tsv", ".ttf", ".wav", ".webp", ".woff", ".woff2", ".xls", ".xlsx", ".xml",
    ".yaml", ".yml",
))  # fmt: skip
NO_DOCUMENT_NAME = re.compile(
    r"^(?:\.|~\$|__MACOSX|Thumbs\.db|(?:README|LICEN[CS]E|CHANGELOG)(?:\.\w+)?$)", re.IGNORECASE
)
PATTERN = re.compile(r"[*?\[]")


class Found(NamedTuple):
    """A file: its uri relative to what the user named, its path, and whether the user named the file itself."""

    uri: str
    path: str
    alone: bool


def find_files(name: str) -> Iterator[Found | SourceError]:
    """Yield the files that a name stands for, sorted by uri, one folder in memory at a time."""
    path = Path(name)
    if path.is_dir():
        yield from _in_folder(name, "")
    elif path.is_file():
        yield Found(path.name, name, alone=True)
    elif path.exists():
        yield SourceError(f"{name}: this is no ordinary file: give a file, folder or archive")
    elif PATTERN.search(name):
        yield from _matching(name)
    else:
        yield SourceError(f"{name}: no such file or folder: check the path")


def is_document_name(name: str) -> bool:
    """Tell whether a file found in a folder or archive may be a document, by its name."""
    parts = name.split("/")
    return not any(NO_DOCUMENT_NAME.match(p) for p in parts if p) and _suffix(parts[-1]) not in NO_DOCUMENT


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 (a Path a file is slow for a million files)


def _in_folder(folder: str, prefix: str) -> Iterator[Found | SourceError]:
    """Yield a folder's files at any depth; links are followed to files in the same folder only."""
    inside = Path(folder).resolve()
    errors: list[OSError] = []
    waiting = _entries(folder, prefix, errors)
    while waiting:
        uri, entry = waiting.pop()
        if entry.is_dir(follow_symlinks=False):
            waiting += _entries(entry.path, f"{uri}/", errors)
        elif not entry.is_symlink():
            if entry.is_file(follow_symlinks=False):
                yield Found(uri, entry.path, alone=False)
        elif not Path(entry.path).is_dir():
            if not _leads_inside(Path(entry.path), inside):
                yield SourceError(f"{inside.name}/{uri}: the link leads out of the folder: name its target instead")
            elif Path(entry.path).is_file():
                yield Found(uri, entry.path, alone=False)
    for error in errors:
        yield SourceError(f"{error.filename}: {error.strerror}: check its permissions")


def _entries(folder: str, prefix: str, errors: list[OSError]) -> list[tuple[str, "os.DirEntry[str]"]]:
    """Return what may hold documents in one folder, last first, so that whole uris come out sorted."""
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not NO_DOCUMENT_NAME.match(entry.name)]
    except OSError as error:
        errors.append(error)
        return []
    named = [
        (f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name, entry)
        for entry in entries
        if entry.is_dir(follow_symlinks=False) or _suffix(entry.name) not in NO_DOCUMENT
    ]
    named.sort(key=lambda one: one[0], reverse=True)
    return [(prefix + entry.name, entry) for _, entry in named]


def _leads_inside(link: Path, folder: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _matching(pattern: str) -> Iterator[Found | SourceError]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    base = Path(os.path.dirname(PATTERN.split(pattern, maxsplit=1)[0]))  # noqa: PTH120 (keeps what ends in a slash)
    for match in matches:
        path = Path(match)
        uri = (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()
        if path.is_file():
            yield Found(uri, match, alone=False)
        elif path.is_dir() and "**" not in pattern:
            yield from _in_folder(match, f"{uri}/")
    if not matches:
        yield SourceError(f"{pattern}: no file matches this pattern: check the path")
