"""The parts of a cluster run as one store."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loften.batch.cluster.shard import PARTS
from loften.batch.cluster.shared import Folder
from loften.batch.readings import LEVEL
from loften.batch.store import Place, Store, Version
from loften.errors import UsageError
from loften.records.store import PARTS_OF


def merge(parts: str, out: Path) -> Iterator[bool]:
    """Write the parts of the last run in a folder into a store; yield for each whether it was there.

    The same bytes met in several shards become one document, whose record is that of its first place. Raise
    ``UsageError`` where there is no run, or a part is damaged.
    """
    folder = Folder(parts)
    if not folder.has(PARTS_OF):
        raise UsageError(f"{parts}: no run here: name the folder given to loften batch run --on … --out")
    run = json.loads(folder.read(PARTS_OF))
    there = folder.names(PARTS)
    with Store(out) as store:
        store.use(Version(**run["version"]), run["called"])
        for name in run["parts"]:
            if name in there:
                _merge_part(store, _lines(folder, name))
            yield name in there


def _lines(folder: Folder, name: str) -> list[str]:
    try:
        return gzip.decompress(folder.read(f"{PARTS}/{name}")).decode("utf-8").split("\n")[1:-1]
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise UsageError(f"{PARTS}/{name}: is damaged ({error}): remove it and run the batch again") from error


def _merge_part(store: Store, lines: list[str]) -> None:
    left = iter(lines)
    with store.step():
        for text in left:
            line = json.loads(text)
            if "sha256" in line:
                _merge_document(store, line, next(left) if line["state"] == "done" else "")
            else:
                store.files.add_problem(line["uri"], None, line["code"], line["message"])


def _merge_document(store: Store, line: dict[str, Any], record: str) -> None:
    places = [Place(**place) for place in line["places"]]
    digest = bytes.fromhex(line["sha256"])
    for place in places:
        document = store.documents.meet(digest, place, None)
    task = store.documents.task(document)
    if task is not None and task.settled and task.place <= places[0].key:
        return
    store.documents.begin(document, places[0])
    if line["state"] == "done":
        store.documents.finish(document, places[0], zlib.compress(record.encode(), LEVEL), b"")
    else:
        store.documents.fail(document, line["state"], line["code"], line["message"])
