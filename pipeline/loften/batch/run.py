"""A run on this machine: sources through the pool into the store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from loften.batch.pool import Answer, Death, Job, Limits, Pool
from loften.batch.scan import Looked, Scan, Todo
from loften.batch.store import Store, Version
from loften.settings import Settings
from loften.sources import SourceOptions

ATTEMPTS = 3
"""A document whose process has died so often is set aside."""
WORK = "loften.batch.job:DocumentWork"
WORDS = {
    "timeout": "took {detail}: give it more with --timeout",
    "memory": "needed too much memory ({detail}): give it more with --memory",
    "output": "gave too much output ({detail}): split it",
    "crash": "its process {detail}, {attempts} times: the file may be damaged, save it again",
    "killed": "its process was {detail}, {attempts} times: try it again with fewer --workers",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run: ``workers`` processes, each within ``limits``; at most ``limit`` documents; ``work`` is theirs."""

    settings: Settings = field(default_factory=Settings)
    options: SourceOptions = field(default_factory=SourceOptions)
    limits: Limits = field(default_factory=Limits)
    workers: int = 1
    limit: int | None = None
    durable: bool = False
    retry_failed: bool = False
    work: str = WORK

    def as_arguments(self) -> dict[str, Any]:
        """Return the settings as JSON can hold them."""
        return asdict(self.settings)

    def called(self, sources: Sequence[str]) -> dict[str, Any]:
        """Return what a store notes of how a run was called, so that it can be called so again."""
        return {"sources": list(sources), "settings": self.as_arguments(), "every_page": self.options.every_page}


@dataclass(slots=True)
class Tally:
    """How far a run has come: documents done and failed in it, files looked at and those that needed no look."""

    done: int = 0
    failed: int = 0
    files: int = 0
    skipped: int = 0
    failure: str = ""


class Run:
    """One run. ``stop`` lets what is in flight finish, and begins nothing more."""

    def __init__(self, plan: Plan, path: Path, tell: Callable[[Tally], None] = lambda _: None) -> None:
        self._plan = plan
        self._path = path
        self._tell = tell
        self._died: list[Todo] = []
        self._left: float = float("inf") if plan.limit is None else plan.limit
        self.tally = Tally()
        self.stopped = False

    def stop(self) -> None:
        """Begin no more documents."""
        self.stopped = True

    @property
    def ended(self) -> bool:
        """Tell whether the run is to begin nothing more: it was stopped, or has come to its limit."""
        return self.stopped or self._left <= 0

    def run(self, names: Callable[[Store], Iterable[Looked]], called: dict[str, Any]) -> Tally:
        """Convert what is left of the sources; raise ``UsageError`` where the store or the engine cannot be had.

        ``names`` gives the sources, given the store; ``called`` is noted there as how the run was called.
        """
        job = Job(self._plan.work, self._plan.as_arguments())
        with Store(self._path, self._plan.durable) as store, Pool(job, self._plan.workers, self._plan.limits) as pool:
            store.use(Version(**pool.hello), called)
            if self._plan.retry_failed:
                store.again.reopen_failed()
            self._pass(store, pool, names(store), again=False)
            while not self.ended and (misplaced := store.again.misplaced()):
                self._pass(store, pool, store.again.files_of(misplaced), again=True)
            if not self.ended:
                store.again.settle()
        return self.tally

    def _pass(self, store: Store, pool: Pool, names: Iterable[Looked], again: bool) -> None:
        """Go through sources once."""
        scan = Scan(store, self._plan.options, again)
        begun = self._begun(store, scan.todo(names))
        try:
            while True:
                while pool.free and (todo := next(begun)) is not None:
                    scan.busy.add(todo.document)
                    pool.submit(todo, *_task(todo))
                if not pool.busy:
                    break
                for outcome in pool.wait():
                    if self._take(store, outcome):
                        scan.busy.discard(outcome.token.document)
                self._report(scan)
        except KeyboardInterrupt:
            for document in scan.busy:
                store.documents.take_back(document)
            raise
        self._report(scan)

    def _begun(self, store: Store, fresh: Iterator[Todo]) -> Iterator[Todo | None]:
        """Yield what is to be done next, its attempt counted: what died before what is new; None for nothing now."""
        while True:
            if self._died and not self.stopped:
                todo: Todo | None = self._died.pop()
            else:
                todo = None if self.ended else next(fresh, None)
                self._left -= todo is not None
            if todo is not None and store.documents.begin(todo.document, todo.place) > ATTEMPTS:
                detail = "killed together with the whole run"
                self._set_aside(store, todo, Death(todo, "killed", detail), ATTEMPTS)
                continue
            yield todo

    def _take(self, store: Store, outcome: Answer | Death) -> bool:
        """Write down what became of a document; return False if it is to be tried again."""
        todo: Todo = outcome.token
        if isinstance(outcome, Death):
            task = store.documents.task(todo.document)
            attempts = task.attempts if task else ATTEMPTS
            if outcome.reason in ("crash", "killed") and attempts < ATTEMPTS:
                self._died.append(todo)
                return False
            self._set_aside(store, todo, outcome, attempts)
        elif outcome.header["state"] == "done":
            store.documents.finish(todo.document, todo.place, *outcome.parts)
            self.tally.done += 1
        else:
            self._fail(store, todo, "failed", outcome.header["code"], outcome.header["message"])
        return True

    def _set_aside(self, store: Store, todo: Todo, death: Death, attempts: int) -> None:
        self._fail(store, todo, "quarantined", death.reason, told(death, todo.place.uri, attempts))

    def _fail(self, store: Store, todo: Todo, state: str, code: str, message: str) -> None:
        store.documents.fail(todo.document, state, code, message)
        self.tally.failed += 1
        self.tally.failure = message

    def _report(self, scan: Scan) -> None:
        self.tally.files, self.tally.skipped = scan.files, scan.skipped
        self._tell(self.tally)


def told(death: Death, uri: str, attempts: int) -> str:
    """Return what became of a document whose process died, and what to do about it, in one sentence."""
    return f"{uri}: {WORDS[death.reason].format(detail=death.detail, attempts=attempts)}"


def _task(todo: Todo) -> tuple[dict[str, Any], list[bytes]]:
    """Return a document as a message to a worker."""
    header: dict[str, Any] = {"kind": "source" if todo.source else "reading", "uri": todo.place.uri}
    if todo.source is None:
        return header, [todo.reading or b""]
    header |= {"uri": todo.source.uri, "media_type": todo.source.media_type, "archive": todo.source.archive}
    return header, [todo.source.data]
