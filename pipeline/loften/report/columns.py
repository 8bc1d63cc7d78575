"""Pledges as columns, in files of a few thousand: what a table of all of them needs, and no more."""

from pathlib import Path
from typing import Any

from loften.agreement import Agreement, PagePlace, Pledge
from loften.report.labels import NUMBER
from loften.report.script_file import write_script
from loften.report.utf16 import length

CHUNK = 2500
_NAMES = ("document", "id", "text", "actor", "measurability", "kind", "themes", "confidence", "evidence", "page")


class PledgeColumns:
    """Writes pledges as they come, a file for every ``CHUNK``: ``files`` are their names, in order.

    ``numbers`` has the pledges' numbers, by the ids of document and pledge.

    Labels are numbers in the lists of ``labels.LABELS``, themes a number with a bit for each, confidences thousandths
    (pledge, actor, measurability), evidence ``[type, start, end]`` in UTF-16 units of the pledge's own text.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._columns = _empty()
        self.files: list[str] = []
        self.numbers: dict[tuple[str, str], int] = {}
        self.written = 0

    def add(self, document: int, record: Agreement) -> None:
        """Add the pledges of one document, which has this number."""
        for pledge in record.pledges:
            for name, value in _row(document, pledge).items():
                self._columns[name].append(value)
            self.numbers[record.document.id, pledge.id] = self.written
            self.written += 1
            if len(self._columns["id"]) == CHUNK:
                self.close()

    def close(self) -> None:
        """Write what is left."""
        if self._columns["id"]:
            name = f"pledges-{len(self.files):03}"
            write_script(self._folder / f"{name}.js", name, self._columns)
            self.files.append(name)
            self._columns = _empty()


def _empty() -> dict[str, list[Any]]:
    return {name: [] for name in _NAMES}


def _row(document: int, pledge: Pledge) -> dict[str, Any]:
    sure = pledge.confidence
    return {
        "document": document,
        "id": pledge.id,
        "text": pledge.text,
        "actor": NUMBER["actor"][pledge.actor.label],
        "measurability": NUMBER["measurability"][pledge.measurability.label],
        "kind": NUMBER["kind"][pledge.kind],
        "themes": sum(1 << NUMBER["theme"][theme] for theme in pledge.themes),
        "confidence": [round(1000 * value) for value in (sure.pledge, sure.actor, sure.measurability)],
        "evidence": _evidence(pledge),
        "page": next((place.page for place in pledge.places if isinstance(place, PagePlace)), 0),
    }


def _evidence(pledge: Pledge) -> list[list[int]]:
    spans = []
    for item in pledge.measurability.evidence:
        first, last = item.start - pledge.start, item.end - pledge.start
        if 0 <= first < last <= len(pledge.text):
            start = length(pledge.text[:first])
            spans.append([NUMBER["evidence"][item.type], start, start + length(pledge.text[first:last])])
    return sorted(spans, key=lambda span: span[1:])
