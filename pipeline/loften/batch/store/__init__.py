"""The writing side of a store: one process writes, every step is one transaction, a kill at any moment loses none."""

from pathlib import Path

from loften.batch.store.again import Again
from loften.batch.store.documents import Documents
from loften.batch.store.files import Files
from loften.batch.store.session import Session
from loften.batch.store.values import File, Place, State, Task, Version

__all__ = ["File", "Place", "State", "Store", "Task", "Version"]


class Store(Session):
    """A store, open for the one run that writes to it: its files, its documents, and what is to be done again."""

    def __init__(self, path: Path, durable: bool = False) -> None:
        super().__init__(path, durable)
        self.files, self.documents, self.again = Files(self), Documents(self), Again(self)
