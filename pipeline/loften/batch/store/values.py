"""What goes into a store and comes out of it: places, files, and how far a document has come."""

import json
from dataclasses import dataclass
from typing import Any

from loften.sources import Source
from loften.sources.found import Found
from loften.wording import as_text

WEB = -1
"""The size under which a web address stands among the files: it has none."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a document was met; places are ordered, and a record is made from the first."""

    uri: str
    archive: str
    media_type: str | None = None

    @classmethod
    def of(cls, source: Source) -> "Place":
        """Return the place of a source."""
        archive = json.dumps(source.archive, ensure_ascii=False) if source.archive else ""
        return cls(as_text(source.uri), as_text(archive), source.media_type)

    @property
    def key(self) -> tuple[str, str]:
        """Return what places are ordered by."""
        return self.uri, self.archive


@dataclass(frozen=True, slots=True)
class Task:
    """How far a document has come under the version of the run, made from which place."""

    state: str
    attempts: int
    place: tuple[str, str]

    @property
    def settled(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.state != "open"


@dataclass(frozen=True, slots=True)
class Version:
    """Digests of all that decides what a record and what a reading says, and ``told``, what a person wants to know."""

    record: str
    reading: str
    told: dict[str, Any]


State = tuple[bytes, str, int, int]
"""What tells that a file is the same as before: path, uri, size and time."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it stands now, and what the store knows of the same path, size and time.

    ``known`` is its number there, None where it is new or changed; ``document`` what it held, None for an archive;
    ``settled`` says that nothing in it is left to do.
    """

    found: Found
    path: bytes
    size: int
    mtime: int
    known: int | None = None
    document: int | None = None
    settled: bool = False
