"""What a user can choose about sources."""

from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a hostile or broken source from eating the machine; sizes in bytes.

    ``ratio`` bounds how far a ZIP member above ``ratio_from`` bytes may expand, ``depth`` how many archives may lie
    inside each other.
    """

    document: int = 256 * MEGABYTE
    archive: int = 16 * 1024 * MEGABYTE
    members: int = 500_000
    ratio: int = 200
    ratio_from: int = 8 * MEGABYTE
    depth: int = 3


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How to fetch from the web; times in seconds.

    ``store`` is the WARC file to which every answer is added and from which it is answered again; with ``offline``
    nothing else is asked. ``private`` allows addresses that are not on the public internet.
    """

    store: Path | None = None
    offline: bool = False
    private: bool = False
    robots: bool = True
    delay: float = 1.0
    timeout: float = 60.0
    silence: float = 15.0
    retries: int = 3
    redirects: int = 10
    largest: int = 64 * MEGABYTE
    agent: str = "loften/0.1 (reads Swedish public agreements)"


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How to expand names into sources.

    ``every_page`` takes pages of web archives that do not mention the subject; ``repeats`` yields the same bytes again
    where a web archive has them several times, for who wants to know all their places.
    """

    every_page: bool = False
    repeats: bool = False
    limits: Limits = field(default_factory=Limits)
    fetch: FetchOptions = field(default_factory=FetchOptions)
