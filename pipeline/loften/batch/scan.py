"""What is left to do: sources against the store. What is done and has not changed is not even opened."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from loften.batch.store import File, Place, State, Store
from loften.batch.store.values import WEB
from loften.errors import SourceError
from loften.sources import Source, SourceOptions
from loften.sources.expand import fetch, open_found
from loften.sources.found import Found, Siblings
from loften.wording import as_text

AT_ONCE = 500
Looked = Siblings | Found | list[str] | SourceError


@dataclass(frozen=True, slots=True)
class Todo:
    """A document to convert: from its bytes, or from what was kept of an earlier reading."""

    document: int
    place: Place
    source: Source | None = None
    reading: bytes | None = None


class Scan:
    """Goes through sources and yields what is left to do; counts what it has seen on the way."""

    def __init__(self, store: Store, options: SourceOptions, again: bool = False) -> None:
        self._store = store
        self._options = options
        self._again = again
        self.files = 0
        self.skipped = 0
        self.busy: set[int] = set()

    def todo(self, names: Iterable[Looked]) -> Iterator[Todo]:
        """Yield the documents that have no record under the version of the run.

        With ``again`` every file is opened, whatever the store knows of it. What cannot be had is noted as a problem.
        """
        for files in chain.from_iterable(map(self._files, names)):
            for file in self._store.files.look_up(files):
                self.files += 1
                if file.settled and not self._again:
                    self.skipped += 1
                else:
                    yield from self._in_file(file)

    def _files(self, looked: Looked) -> Iterator[list[File]]:
        """Yield the files that are there, but for siblings that are settled; note what is not there as a problem."""
        if isinstance(looked, Siblings):
            for start in range(0, len(looked.names), AT_ONCE):
                yield self._unsettled(Siblings(looked.path, looked.uri, looked.names[start : start + AT_ONCE]))
        elif isinstance(looked, Found):
            folder, slash, name = looked.path.rpartition("/")
            path = os.fsencode(f"{_absolute(folder or slash or '.')}/{name}")
            try:
                stat = os.stat(looked.path)  # noqa: PTH116 (a Path a file is slow for a million files)
            except OSError as error:
                self._add_problem(looked.path, looked.uri, error)
            else:
                yield [File(looked, path, stat.st_size, stat.st_mtime_ns)]
        elif isinstance(looked, SourceError):
            self._store.files.add_problem(str(looked).partition(": ")[0], None, looked.code, str(looked))
        else:
            yield [File(Found(address, address, alone=True), address.encode(), WEB, WEB) for address in looked]

    def _unsettled(self, siblings: Siblings) -> list[File]:
        """Return the files that are there and not at once known to be settled: a resume does no more for most files."""
        states = self._states(siblings)
        left = states if self._again else self._store.files.unsettled(states)
        self.files += len(states) - len(left)
        self.skipped += len(states) - len(left)
        found = (siblings.file(os.fsdecode(path.rpartition(b"/")[2])) for path, *_ in left)
        return [File(one, path, size, mtime) for one, (path, _, size, mtime) in zip(found, left, strict=True)]

    def _states(self, siblings: Siblings) -> list[State]:
        path = os.fsencode(_absolute(siblings.path)) + b"/"
        states: list[State] = []
        try:
            folder = os.open(siblings.path, os.O_RDONLY)  # from there a look takes the kernel a fifth less
        except OSError as error:
            self._add_problem(siblings.path, siblings.uri or siblings.path, error)
            return []
        try:
            for name in siblings.names:
                uri = as_text(siblings.uri + name)
                try:
                    stat = os.stat(name, dir_fd=folder)
                except OSError as error:
                    self._add_problem(siblings.path + name, uri, error)
                else:
                    states.append((path + os.fsencode(name), uri, stat.st_size, stat.st_mtime_ns))
        finally:
            os.close(folder)
        return states

    def _add_problem(self, path: str, uri: str, error: OSError) -> None:
        message = f"{path}: {error.strerror}: check the path and its permissions"
        self._store.files.add_problem(uri, None, SourceError.code, message)

    def _in_file(self, file: File) -> Iterator[Todo]:
        kept = self._from_reading(file)
        if kept is not None:
            yield kept
            return
        number = self._store.files.begin(file)
        met: list[int] = []
        archive = False
        for item in (
            fetch([file.found.uri], self._options) if file.size == WEB else open_found(file.found, self._options)
        ):
            if isinstance(item, SourceError):
                self._store.files.add_problem(str(item).partition(": ")[0], number, item.code, str(item))
                archive = True
                continue
            archive = archive or item.archive is not None
            place = Place.of(item)
            document = self._store.documents.meet(bytes.fromhex(item.sha256), place, number)
            met = [document]
            if self._is_open(document, place):
                yield Todo(document, place, source=item)
        self._store.files.end(number, met[0] if met and not archive else None)

    def _from_reading(self, file: File) -> Todo | None:
        """Return a file's document as it was read before, where today's readers did that."""
        if file.document is None or self._again or file.document in self.busy:
            return None
        place = self._store.documents.places(file.document)[0]
        reading = self._store.documents.reading(file.document, place)
        return None if reading is None else Todo(file.document, place, reading=reading)

    def _is_open(self, document: int, place: Place) -> bool:
        """Tell whether a document, met at a place, is to be converted from there."""
        if document in self.busy:
            return False
        task = self._store.documents.task(document)
        if task is None or not task.settled:
            return True
        first = self._store.documents.places(document)[0].key
        return task.place != first and place.key == first


@lru_cache(maxsize=64)
def _absolute(folder: str) -> str:
    return os.path.abspath(folder).rstrip("/")  # noqa: PTH100 (links are left as they are)


def number_of_files(looked: Looked) -> int:
    """Return how many files these are."""
    if isinstance(looked, Siblings):
        return len(looked.names)
    if isinstance(looked, SourceError):
        return 0
    return len(looked) if isinstance(looked, list) else 1
