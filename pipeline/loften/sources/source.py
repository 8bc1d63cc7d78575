"""One source of one document."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from loften.errors import SourceError

Archive = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Source:
    """The bytes of one document and where they came from.

    ``uri`` is relative to the source that the user named, or a URL. ``media_type`` is what the archive or server said,
    a hint only. ``archive`` is as in ``document.SourceInfo``.
    """

    uri: str
    data: bytes
    media_type: str | None = None
    archive: Archive | None = None

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


Item = Source | SourceError
