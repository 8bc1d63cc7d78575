"""One shard: some files in, one part out. Knows no engine: it is a function of its arguments, to be run anywhere.

A part is gzipped JSON lines: first the version; then, sorted by first place, a line for each document with its places
and state, and where it is done its record on the next line; last the problems.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

from loften.batch.cluster.shared import Folder, open_shared
from loften.batch.pool import Answer, Death, Job, Limits, Pool
from loften.batch.run import ATTEMPTS, told
from loften.batch.store import Place
from loften.errors import LoftenError, SourceError, UsageError
from loften.sources import Item, Source, SourceOptions
from loften.sources.expand import open_stream
from loften.sources.found import Found

PARTS = "parts"


@dataclass(frozen=True)
class Shared:
    """What all shards of a run have in common: where parts go, what the workers do and within which limits."""

    out: str
    work: str
    arguments: dict[str, Any]
    limits: Limits
    options: SourceOptions


@dataclass(frozen=True)
class Shard:
    """Some files, and the name of the part that they end in."""

    name: str
    files: tuple[Found, ...]


@dataclass(slots=True)
class Entry:
    """One document of a part: its places, and what became of it."""

    sha256: str
    places: list[Place]
    made_from: Place
    outcome: dict[str, Any] = field(default_factory=dict)


def name_of(version: str, files: Iterable[tuple[Found, str]]) -> str:
    """Return the name of a part: it says which files, in which state, under which version."""
    digest = hashlib.sha256(version.encode())
    for found, state in files:
        digest.update(json.dumps([*found, state]).encode())
    return f"{digest.hexdigest()[:32]}.jsonl.gz"


def hello(shared: Shared) -> dict[str, Any]:
    """Return the version under which documents are converted on this machine."""
    return _pool(shared.work, json.dumps(shared.arguments), shared.limits).hello


def convert_shard(shared: Shared, shard: Shard) -> dict[str, int]:
    """Convert the documents of a shard and write its part; return how many were done and how many failed.

    Each document is converted in a child of this process, which it can only harm itself. The model is loaded once for
    all shards that come to this process.
    """
    pool = _pool(shared.work, json.dumps(shared.arguments), shared.limits)
    entries: dict[str, Entry] = {}
    problems: list[SourceError] = []
    for item in _items(shard.files, shared.options):
        if isinstance(item, SourceError):
            problems.append(item)
        else:
            _meet(pool, item, entries)
    lines = [json.dumps({"version": pool.hello})]
    for entry in sorted(entries.values(), key=lambda one: (one.made_from.key, one.sha256)):
        lines += _lines(entry)
    lines += [_json({"uri": str(one).partition(": ")[0], "code": one.code, "message": str(one)}) for one in problems]
    text = "".join(f"{line}\n" for line in lines)
    data = gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)
    Folder(shared.out).write(f"{PARTS}/{shard.name}", data)
    done = sum(entry.outcome["state"] == "done" for entry in entries.values())
    return {"done": done, "failed": len(entries) - done + len(problems)}


@cache
def _pool(work: str, arguments: str, limits: Limits) -> Pool:
    """Return this process's one worker, kept as long as the process lives."""
    return Pool(Job(work, json.loads(arguments)), 1, limits).__enter__()


def _items(files: Iterable[Found], options: SourceOptions) -> Iterator[Item]:
    for found in files:
        try:
            stream, size = open_shared(found.path)
            with stream:
                yield from open_stream(found, stream, size, options)
        except (OSError, LoftenError) as error:
            what = getattr(error, "strerror", None) or error
            yield SourceError(f"{found.path}: {what}: check the path and its permissions")


def _meet(pool: Pool, source: Source, entries: dict[str, Entry]) -> None:
    """Convert a document, unless these bytes have been converted from an earlier place."""
    place = Place.of(source)
    entry = entries.setdefault(source.sha256, Entry(source.sha256, [], place))
    entry.places.append(place)
    if not entry.outcome or place.key < entry.made_from.key:
        entry.made_from = place
        entry.outcome = _outcome(pool, source, place)


def _outcome(pool: Pool, source: Source, place: Place) -> dict[str, Any]:
    header = {"kind": "source", "uri": source.uri, "media_type": source.media_type, "archive": source.archive}
    attempts = 0
    while True:
        attempts += 1
        pool.submit(None, header, [source.data])
        outcome = _waited(pool)
        if isinstance(outcome, Answer):
            if outcome.header["state"] != "done":
                return outcome.header
            return {"state": "done", "record": zlib.decompress(outcome.parts[0]).decode()}
        if outcome.reason not in ("crash", "killed") or attempts == ATTEMPTS:
            return {"state": "quarantined", "code": outcome.reason, "message": told(outcome, place.uri, attempts)}


def _waited(pool: Pool) -> Answer | Death:
    while not (outcomes := pool.wait()):
        if not pool.busy:
            raise UsageError("a worker was lost: run it again")
    return outcomes[0]


def _lines(entry: Entry) -> list[str]:
    places = [asdict(place) for place in sorted(entry.places, key=lambda one: one.key)]
    outcome = {key: value for key, value in entry.outcome.items() if key != "record"}
    head = _json({"sha256": entry.sha256, "places": places, **outcome})
    return [head, entry.outcome["record"]] if "record" in entry.outcome else [head]


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
