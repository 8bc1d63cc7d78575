"""Files that were found and are not opened yet: one, or many of one folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from loften.wording import as_text

T = TypeVar("T")


class Found(NamedTuple):
    """A file: its uri relative to what the user named, its path, and whether the user named the file itself."""

    uri: str
    path: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Siblings:
    """Files of one folder that come one after the other: a million files need not be as many objects.

    ``path`` and ``uri`` are what stands before each of the names.
    """

    path: str
    uri: str
    names: list[str]

    def __iter__(self) -> Iterator[Found]:
        """Yield the files."""
        return map(self.file, self.names)

    def file(self, name: str) -> Found:
        """Return the file of this name."""
        return Found(as_text(self.uri + name), self.path + name, alone=False)


def one_by_one(found: Iterable[Siblings | Found | T]) -> Iterator[Found | T]:
    """Yield what was found, siblings each by itself."""
    for one in found:
        if isinstance(one, Siblings):
            yield from one
        else:
            yield one
