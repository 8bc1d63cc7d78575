"""What lies in a folder, at any depth, and may be a document."""

import os
import re
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from loften.errors import SourceError
from loften.sources.found import Siblings

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


def is_document_name(name: str) -> bool:
    """Tell whether a file found in a folder or archive may be a document, by its name."""
    parts = name.split("/")
    return not any(NO_DOCUMENT_NAME.match(p) for p in parts if p) and _suffix(parts[-1]) not in NO_DOCUMENT


def _suffix(name: str) -> str:
    return name[name.rfind(".") :].lower()


class Folder(NamedTuple):
    """A folder that is still to be looked into: its path, and what the uris of its files begin with."""

    path: str
    uri: str


Part = Siblings | SourceError | Folder


def in_folder(folder: Folder) -> Iterator[Siblings | SourceError]:
    """Yield the files at any depth, sorted by uri, one folder in memory at a time; what cannot be read comes last.

    Links are followed to files in the same folder only.
    """
    inside = Path(folder.path).resolve()
    errors: list[OSError] = []
    waiting: list[Part] = [folder]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Folder):
            waiting += reversed(_parts(part, inside, errors))
        else:
            yield part
    for error in errors:
        yield SourceError(f"{error.filename}: {error.strerror}: check its permissions")


def _parts(folder: Folder, inside: Path, errors: list[OSError]) -> list[Part]:
    """Return what one folder holds, sorted by whole uris: a folder counts with the slash after its name."""
    try:
        with os.scandir(folder.path) as listing:
            entries = list(filter(_may_hold_documents, listing))
    except OSError as error:
        errors.append(error)
        return []
    names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
    between: list[tuple[str, Part]] = []
    for entry in entries if len(names) < len(entries) else ():
        if entry.is_dir(follow_symlinks=False):
            between.append((f"{entry.name}/", Folder(entry.path, f"{folder.uri}{entry.name}/")))
        elif entry.is_symlink() and not (link := Path(entry.path)).is_dir():
            if not _leads_inside(link, inside):
                uri = f"{inside.name}/{folder.uri}{entry.name}"
                refused = SourceError(f"{uri}: the link leads out of the folder: name its target instead")
                between.append((entry.name, refused))
            elif link.is_file():
                names.append(entry.name)
    return _merged(folder, sorted(names), sorted(between, key=lambda part: part[0]))


def _may_hold_documents(entry: "os.DirEntry[str]") -> bool:
    name = entry.name
    if NO_DOCUMENT_NAME.match(name):
        return False
    return _suffix(name) not in NO_DOCUMENT or entry.is_dir(follow_symlinks=False)


def _merged(folder: Folder, names: list[str], between: list[tuple[str, Part]]) -> list[Part]:
    path = os.path.join(folder.path, "")  # noqa: PTH118 (a Path would take "./" away)
    parts: list[Part] = []
    start = 0
    for name, part in between:
        end = bisect(names, name)
        parts += [Siblings(path, folder.uri, names[start:end])] if end > start else []
        parts.append(part)
        start = end
    return [*parts, Siblings(path, folder.uri, names[start:])] if start < len(names) else parts


def _leads_inside(link: Path, folder: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):
        return False
