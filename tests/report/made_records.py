"""Records made for tests of the report, and what is read back from its scripts."""

import json
from pathlib import Path
from typing import Any

from loften.agreement import Agreement, Municipality, Period

SAMPLES = Path(__file__).parents[2] / "sample_docs"
PLACES = [
    ("0180", "Stockholm", "Stockholms län"),
    ("1480", "Göteborg", "Västra Götalands län"),
    ("2580", "Luleå", "Norrbottens län"),
]


def changed(record: Agreement, **head: Any) -> Agreement:
    """Return a record whose document differs."""
    return record.model_copy(update={"document": record.document.model_copy(update=head)})


def many(record: Agreement, pledges: int) -> list[Agreement]:
    """Return documents that have this many pledges in all, of three municipalities and ten years."""
    per = len(record.pledges)
    documents = [_one(record, number) for number in range(-(-pledges // per))]
    last = documents[-1]
    documents[-1] = last.model_copy(update={"pledges": last.pledges[: pledges - per * (len(documents) - 1)]})
    return documents


def _one(record: Agreement, number: int) -> Agreement:
    code, name, county = PLACES[number % len(PLACES)]
    year = str(2015 + number % 10)
    return changed(
        record,
        id=f"{number:016x}",
        title=f"Löfte nummer {number}",
        municipalities=(Municipality(code=code, name=name, county=county),),
        period=Period(start=year, end=year),
    )


def with_text(record: Agreement, text: str) -> Agreement:
    """Return a record whose document is one block, and that block one pledge, with this text."""
    block = record.blocks[0].model_copy(update={"start": 0, "end": len(text), "section": "löften", "kind": "paragraph"})
    section = record.sections[0].model_copy(update={"start": 0, "end": len(text), "type": "löften", "heading": None})
    first = record.pledges[0]
    actor = first.actor.model_copy(update={"parties": ()})
    measured = first.measurability.model_copy(update={"evidence": ()})
    pledge = first.model_copy(
        update={
            "text": text,
            "start": 0,
            "end": len(text),
            "block": block.id,
            "section": section.id,
            "parent": None,
            "actor": actor,
            "measurability": measured,
        }
    )
    made = record.model_copy(
        update={"blocks": (block,), "sections": (section,), "pledges": (pledge,), "focus_areas": (), "follow_up": ()}
    )
    return changed(made, text=text)


def handed_over(file: Path) -> Any:
    """Return the value that a script of the report hands over."""
    text = file.read_text(encoding="utf-8")
    assert text.startswith('loften.put("')
    return json.loads(text.partition(",\n")[2].removesuffix(");\n"))
