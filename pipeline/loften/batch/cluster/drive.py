"""A run on a cluster: sources into shards, shards to the engine, parts into one folder."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from loften.batch.cluster.shard import PARTS, Shard, Shared, convert_shard, hello, name_of
from loften.batch.cluster.shared import Folder, find_shared
from loften.batch.run import Plan
from loften.errors import SourceError, UsageError
from loften.records.store import PARTS_OF
from loften.sources.found import Found
from loften.sources.warc import WARC_NAME

FILES = 100
ARCHIVES = (".zip", ".wacz")


class Engine(Protocol):
    """Runs a function on other processes or machines."""

    def each(
        self, function: Callable[..., Any], shared: Any, tasks: Iterable[Any]
    ) -> Iterator[tuple[Any, Any | Exception]]:
        """Yield each task with ``function(shared, task)``, or the exception that it ended in, as they come."""
        ...

    def once(self, function: Callable[..., Any], shared: Any) -> Any:
        """Return ``function(shared)`` of one machine."""
        ...


class ClusterRun:
    """One run on an engine; what is there already, and has not changed, is not done again."""

    def __init__(self, plan: Plan, out: str, engine: Engine, files: int = FILES) -> None:
        self._shared = Shared(out, plan.work, plan.as_arguments(), plan.limits, plan.options)
        self._called = plan.called
        self._engine = engine
        self._files = files
        self.problems: list[str] = []
        self.total: int | None = None

    def run(self, sources: Sequence[str]) -> Iterator[dict[str, int]]:
        """Convert the sources and yield how many documents each shard had done and failed, {} where it was there.

        What could not be had, and shards that failed, are named in ``problems``; ``total`` is the number of shards.
        """
        folder = Folder(self._shared.out)
        version = self._engine.once(hello, self._shared)
        shards = self._shards(sources, version["record"])
        self.total = len(shards)
        run = {"version": version, "called": self._called(sources), "parts": [shard.name for shard in shards]}
        folder.write(PARTS_OF, json.dumps(run, ensure_ascii=False).encode())
        there = folder.names(PARTS)
        yield from ({} for shard in shards if shard.name in there)
        left = [shard for shard in shards if shard.name not in there]
        for shard, result in self._engine.each(convert_shard, self._shared, left):
            if isinstance(result, Exception):
                first = shard.files[0].uri
                self.problems.append(f"the shard from {first} on failed ({_brief(result)}): run it again")
            else:
                yield result

    def _shards(self, sources: Sequence[str], version: str) -> list[Shard]:
        """Return all files in shards, an archive one of its own."""
        shards: list[Shard] = []
        waiting: list[tuple[Found, str]] = []
        for found, state in self._found(sources):
            if WARC_NAME.search(found.uri) or found.uri.lower().endswith(ARCHIVES):
                shards.append(_shard(version, [(found, state)]))
                continue
            waiting.append((found, state))
            if len(waiting) == self._files:
                shards.append(_shard(version, waiting))
                waiting = []
        if waiting:
            shards.append(_shard(version, waiting))
        return shards

    def _found(self, sources: Sequence[str]) -> Iterator[tuple[Found, str]]:
        for source in sources:
            if source == "-" or source.startswith(("http://", "https://")):
                raise UsageError(f"{source}: machines of a cluster share files: fetch to a WARC first, and name that")
            for one in find_shared(source):
                if isinstance(one, SourceError):
                    self.problems.append(str(one))
                else:
                    yield one


def _shard(version: str, files: list[tuple[Found, str]]) -> Shard:
    return Shard(name_of(version, files), tuple(found for found, _ in files))


def _brief(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[-1].strip()}" if lines else type(error).__name__
