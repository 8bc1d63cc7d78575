"""Where the sources of records lie: found by their bytes, whatever they are called."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from loften.agreement import Source
from loften.errors import UsageError


class Sources:
    """The files of some folders, by size; of those that have the right one, the digest decides."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._by_size: dict[int, list[Path]] = defaultdict(list)
        for folder in folders:
            if not folder.is_dir():
                raise UsageError(f"{folder}: no such folder: name with --sources where the documents lie")
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    self._by_size[file.stat().st_size].append(file)

    def __bool__(self) -> bool:
        return bool(self._by_size)

    def find(self, source: Source) -> Path | None:
        """Return the file with the source's bytes, or None."""
        for file in self._by_size.get(source.bytes, ()):
            with file.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() == source.sha256:
                    return file
        return None
