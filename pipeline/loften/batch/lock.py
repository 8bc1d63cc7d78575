"""One run at a time on one store."""

import fcntl
from pathlib import Path
from typing import TextIO

from loften.errors import UsageError


class StoreLock:
    """A lock beside the store, which the kernel takes back however its holder ends.

    It is a file of its own: closing a second handle on a database would drop SQLite's locks on it.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._path = store.with_name(f"{store.name}.lock")
        self._file: TextIO | None = None

    def take(self) -> None:
        """Take the lock; raise ``UsageError`` where another run has it, or it cannot be written."""
        try:
            self._file = self._path.open("w", encoding="ascii")
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise UsageError(
                f"{self._store}: another run is writing to this store: wait for it, or choose another --out"
            ) from error
        except OSError as error:
            raise UsageError(f"{self._store}: {error.strerror}: choose another --out") from error

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def is_held(self) -> bool:
        """Tell whether a run has the lock now."""
        try:
            with self._path.open("r", encoding="ascii") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False
