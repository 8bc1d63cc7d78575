"""One source of one document, and the expansion of what a user names into sources."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from loften.errors import SourceError


@dataclass(frozen=True)
class Source:
    """The bytes of one document and where they came from.

    ``uri`` is relative to the source that the user named, or a URL. ``media_type`` is what the archive or server said,
    a hint only. ``archive`` is as in ``document.SourceInfo``.
    """

    uri: str
    data: bytes
    media_type: str | None = None
    archive: tuple[tuple[str, str], ...] | None = None

    @classmethod
    def from_path(cls, path: Path) -> "Source":
        """Read one file; raise ``SourceError`` where that cannot be done."""
        try:
            return cls(path.name, path.read_bytes())
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror or error}: check the path") from error

    @cached_property
    def sha256(self) -> str:
        """Return the digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def expand(names: Iterable[str]) -> Iterator[Source | SourceError]:
    """Yield what the names stand for, in sorted order; what cannot be had comes as an error in its place."""
    for name in names:
        path = Path(name)
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            try:
                yield Source(file.relative_to(path).as_posix() if path.is_dir() else file.name, file.read_bytes())
            except OSError as error:
                yield SourceError(f"{file}: {error.strerror or error}: check the path")
