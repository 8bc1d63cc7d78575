"""What differs between two sets of records, pledge by pledge, and which rules made the difference."""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loften.agreement import Agreement
from loften.records import read_records
from loften.records.read import parse_record
from loften.records.store import is_store, stored_texts

FIELDS = ("actor", "measurability", "kind")
Row = tuple[int, int, str, str, str, str, list[str]]
"""Start, end, text, actor, measurability, kind, reasons of one pledge."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: a label of a pledge, or (``field`` is "pledge") the pledge as such, None where not there.

    ``lost`` and ``gained`` are the rules that decided on one side alone.
    """

    uri: str
    text: str
    field: str
    was: str | None
    now: str | None
    lost: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the documents that are in both places, and which are in one alone.

    ``both`` counts the documents compared; ``gone`` and ``new`` name those only in the one or only in the other.
    """

    both: int
    changes: list[Change]
    gone: list[str]
    new: list[str]


def records_at(name: str) -> Iterator[Agreement]:
    """Yield the records of a place, as ``read_records``; ``STORE@N`` is version N of a store."""
    found = re.fullmatch(r"(.+)@(\d+)", name)
    if found and not Path(name).exists() and is_store(Path(found[1])):
        return (parse_record(text, where) for text, where in stored_texts(Path(found[1]), int(found[2])))
    return read_records(Path(name))


def diff(one: str, other: str) -> Difference:
    """Compare two places; changes are in the order of the other's documents.

    What is kept of the one side meanwhile is a few hundred bytes a document.
    """
    kept = {record.document.id: (record.document.source.uri, _packed(record)) for record in records_at(one)}
    changes: list[Change] = []
    new: list[str] = []
    both = 0
    for record in records_at(other):
        uri = record.document.source.uri
        before = kept.pop(record.document.id, None)
        if before is None:
            new.append(uri)
            continue
        both += 1
        changes += _changes(uri, _unpacked(before[1]), _rows(record))
    return Difference(both, changes, gone=[uri for uri, _ in kept.values()], new=new)


def by_rule(changes: list[Change]) -> list[tuple[Change, int]]:
    """Return an example of each kind of change, with how many there are: same field, labels and rules."""
    counts: Counter[tuple[object, ...]] = Counter()
    examples: dict[tuple[object, ...], Change] = {}
    for change in changes:
        key = (change.field, change.was, change.now, change.lost, change.gained)
        counts[key] += 1
        examples.setdefault(key, change)
    return [(examples[key], count) for key, count in counts.most_common()]


def _rows(record: Agreement) -> list[Row]:
    return [
        (p.start, p.end, p.text, p.actor.label, p.measurability.label, p.kind, list(p.reasons)) for p in record.pledges
    ]


def _packed(record: Agreement) -> bytes:
    return zlib.compress(json.dumps(_rows(record)).encode(), 1)


def _unpacked(packed: bytes) -> list[Row]:
    return [tuple(row) for row in json.loads(zlib.decompress(packed))]


def _changes(uri: str, before: list[Row], after: list[Row]) -> Iterator[Change]:
    """Pair the pledges of a document by where they stand, then by their words, and yield what differs."""
    left = list(before)
    pairs: list[tuple[Row | None, Row | None]] = []
    for row in after:
        match = next((old for old in left if old[:2] == row[:2]), None)
        match = match or next((old for old in left if old[2] == row[2]), None)
        if match is not None:
            left.remove(match)
        pairs.append((match, row))
    for old, new in [*pairs, *((old, None) for old in left)]:
        yield from _compared(uri, old, new)


def _compared(uri: str, old: Row | None, new: Row | None) -> Iterator[Change]:
    there = new or old
    if there is None:
        return
    before, after = set(old[6] if old else ()), set(new[6] if new else ())
    rules = (tuple(sorted(before - after)), tuple(sorted(after - before)))
    if old is None or new is None:
        yield Change(uri, there[2], "pledge", old and "there", new and "there", *rules)
        return
    for place, field in enumerate(FIELDS, 3):
        if old[place] != new[place]:
            yield Change(uri, new[2], field, str(old[place]), str(new[place]), *rules)
