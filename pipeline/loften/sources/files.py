"""Files that a name stands for: the file itself, a folder's files, what a pattern matches."""

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

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


def find_files(name: str) -> Iterator[tuple[str, Path] | SourceError]:
    """Yield (uri, path) for the files that a name stands for, sorted; the uri is relative to the folder named."""
    path = Path(name)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        yield path.name, path
    elif path.exists():
        yield SourceError(f"{name}: this is no ordinary file: give a file, folder or archive")
    elif PATTERN.search(name):
        yield from _matching(name)
    else:
        yield SourceError(f"{name}: no such file or folder: check the path")


def is_document_name(name: str) -> bool:
    """Tell whether a file found in a folder or archive may be a document, by its name."""
    parts = name.split("/")
    return not any(NO_DOCUMENT_NAME.match(p) for p in parts if p) and Path(parts[-1]).suffix.lower() not in NO_DOCUMENT


def _in_folder(folder: Path) -> Iterator[tuple[str, Path] | SourceError]:
    """Yield a folder's files at any depth; links are followed to files in the same folder only."""
    found: list[tuple[str, Path]] = []
    errors: list[OSError] = []
    for base, folders, names in os.walk(folder, onerror=errors.append, followlinks=False):
        folders[:] = [f for f in folders if not NO_DOCUMENT_NAME.match(f)]
        for name in names:
            path = Path(base, name)
            if is_document_name(name):
                found.append((path.relative_to(folder).as_posix(), path))
    inside = folder.resolve()
    for uri, path in sorted(found):
        if path.is_symlink() and not _leads_inside(path, inside):
            yield SourceError(f"{folder.name}/{uri}: the link leads out of the folder: name its target instead")
        elif path.is_file():
            yield uri, path
    for error in errors:
        yield SourceError(f"{error.filename}: {error.strerror}: check its permissions")


def _leads_inside(link: Path, folder: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _matching(pattern: str) -> Iterator[tuple[str, Path] | SourceError]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    base = Path(os.path.dirname(PATTERN.split(pattern, maxsplit=1)[0]))  # noqa: PTH120 (keeps what ends in a slash)
    for match in matches:
        path = Path(match)
        if path.is_file():
            yield (path.relative_to(base) if path.is_relative_to(base) else path).as_posix(), path
        elif path.is_dir() and "**" not in pattern:
            prefix = (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()
            for item in _in_folder(path):
                yield item if isinstance(item, SourceError) else (f"{prefix}/{item[0]}", item[1])
    if not matches:
        yield SourceError(f"{pattern}: no file matches this pattern: check the path")
