"""What the confidences are fitted on: labelled pledges as the signs see them, and what gold says of each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from loften.agreement import Pledge
from loften.evaluation.case import Case
from loften.evaluation.gold import GoldPledge
from loften.pledges import FoundPledge
from loften.pledges.actor.reading import sentences
from loften.pledges.confidence import look
from loften.pledges.confidence.seen import Seen
from loften.pledges.confidence.signs import EVENTS, Event
from loften.pledges.measurability.hits import Class, find_hits
from loften.sections import Outline

_SEEN = TypeAdapter(Seen)


@dataclass(frozen=True)
class Example:
    """A pledge of one version of the program; ``came_true`` leaves out what gold does not tell or is in doubt about.

    ``group`` is the document's municipality.
    """

    document: str
    group: str
    seen: Seen
    came_true: dict[Event, bool]


def examples_of(case: Case, outline: Outline) -> Iterator[Example]:
    """Yield the pledges of a case; ``outline`` is of the same source as today's program reads it.

    A pledge of an older record whose words today's reading has not is left out.
    """
    assert case.record is not None
    blocks = {block.id: number for number, block in enumerate(case.record.blocks)}
    at = 0
    for pledge in case.pledges:
        start = outline.document.text.find(pledge.text, at)
        block = None if start < 0 else outline.document.block_at(start)
        if block is None:
            print(f"{case.gold.name}: not read today: {pledge.text} ({blocks[pledge.block]})")
            continue
        at = start
        found = FoundPledge(
            start=start,
            end=start + len(pledge.text),
            block=block,
            parent=None if pledge.parent is None else 0,
            focus_area=None if pledge.focus_area is None else 0,
        )
        seen = look(found, outline, pledge.actor, pledge.measurability, pledge.reasons, _classes_of(pledge.text))
        gold = case.gold_of.get(pledge.id)
        yield Example(case.gold.name, case.gold.group, seen, _came_true(pledge, gold))


def _came_true(pledge: Pledge, gold: GoldPledge | None) -> dict[Event, bool]:
    if gold is None:
        return {"pledge": False}
    told: dict[Event, bool] = {"pledge": True} if gold.sure("exists") else {}
    if gold.sure("actor"):
        told["actor"] = gold.actor.label == pledge.actor.label
    if gold.sure("measurability"):
        told["measurability"] = gold.measurability.label == pledge.measurability.label
    return told


def _classes_of(words: str) -> frozenset[Class]:
    """Return the classes of telling words, as today's rules know them: they are not saved."""
    bounds = sentences(words, 0, len(words))
    return frozenset(hit.kind for start, end in bounds for hit in find_hits(words, start, end))


def save(examples: list[Example], path: Path) -> None:
    """Write examples, one a line."""
    lines = (
        json.dumps(
            {
                "document": one.document,
                "group": one.group,
                "came_true": {event: one.came_true[event] for event in EVENTS if event in one.came_true},
                "seen": _SEEN.dump_python(one.seen, mode="json", exclude={"classes"}),
            },
            ensure_ascii=False,
        )
        for one in examples
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def load(path: Path) -> list[Example]:
    """Read what ``save`` wrote."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Example(**{**row, "seen": _seen(row["seen"])}) for row in rows]


def _seen(row: dict[str, Any]) -> Seen:
    return _SEEN.validate_python({**row, "classes": _classes_of(row["words"])})
