"""Marks and links over a text as gold again."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from loften.errors import UsageError
from loften.evaluation.gold import Gold
from loften.exchange.annotation.from_gold import JOINT
from loften.exchange.annotation.standoff import Mark, Standoff


def to_gold(standoff: Standoff) -> Gold:
    """Return marks and links as gold: pledges numbered in the text's order, evidence and parties in the links' order.

    Raise ``UsageError`` where what gold needs is missing, naming the mark.
    """
    try:
        return Gold.model_validate(_Reader(standoff).read())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{standoff.name}: {where}: {first['msg']}: mend it in the annotation tool") from error


class _Reader:
    def __init__(self, standoff: Standoff) -> None:
        self.standoff = standoff
        self.blocks = standoff.on("block")
        self.pledge_ids = {mark.id: f"p{n}" for n, mark in enumerate(standoff.on("pledge"), 1)}

    def read(self) -> dict[str, Any]:
        head = next(iter(self.standoff.on("document")), None)
        if head is None:
            raise UsageError(f"{self.standoff.name}: no document mark: mark the title as document")
        return {
            "name": self.standoff.name,
            "codebook": head.one("codebook"),
            "source": head.one("source"),
            "document": _document(head),
            "focus_areas": self._focus_areas(head),
            "blocks": [self._block(n, mark) for n, mark in enumerate(self.blocks, 1)],
            "pledges": [self._pledge(mark) for mark in self.standoff.on("pledge")],
            "follow_up": [self._follow_up(mark) for mark in self._follow_up_marks()],
        }

    def _need(self, mark: Mark, name: str) -> str:
        value = mark.one(name)
        if value is None:
            quote = self.standoff.quote(mark)[:60]
            raise UsageError(f"{self.standoff.name}: {mark.layer} “{quote}” has no {name}: choose one")
        return value

    def _focus_areas(self, head: Mark) -> list[str]:
        """Return the listed areas that are marked or that the text does not have, then the marked ones not listed."""
        marked = [self.standoff.quote(mark) for mark in self.standoff.on("focus_area")]
        listed = [a for a in head.many("focus_areas") if a in marked or a not in self.standoff.text]
        return list(dict.fromkeys([*listed, *marked]))

    def _block(self, n: int, mark: Mark) -> dict[str, Any]:
        heading = mark.one("heading") == "ja"
        text = self.standoff.quote(mark)
        return {"n": n, "heading": heading, "section": self._need(mark, "section"), "text": text, **_more(mark)}

    def _block_of(self, mark: Mark) -> int:
        number = next((n for n, b in enumerate(self.blocks, 1) if b.start <= mark.start and mark.end <= b.end), None)
        if number is None:
            quote = self.standoff.quote(mark)[:60]
            raise UsageError(f"{self.standoff.name}: {mark.layer} “{quote}” is in no block: mark its block too")
        return number

    def _pledge(self, mark: Mark) -> dict[str, Any]:
        parent = next((target for _, target in self.standoff.targets(mark, "parent")), None)
        area = next((target for _, target in self.standoff.targets(mark, "focus_area")), None)
        evidence = [target for _, target in self.standoff.targets(mark, "evidence")]
        return {
            "id": self.pledge_ids[mark.id],
            "block": self._block_of(mark),
            "text": self.standoff.quote(mark),
            "parent": self.pledge_ids[parent.id] if parent else None,
            "focus_area": self.standoff.quote(area) if area else mark.one("focus_area"),
            "themes": mark.many("themes"),
            "actor": {
                "label": self._need(mark, "actor"),
                "basis": self._need(mark, "basis"),
                "parties": self._parties(mark),
            },
            "measurability": {
                "label": self._need(mark, "measurability"),
                "evidence": [self._evidence(e) for e in evidence],
            },
            "kind": self._need(mark, "kind"),
            "unsure": mark.many("unsure"),
            **_more(mark),
        }

    def _parties(self, mark: Mark) -> list[dict[str, str | None]]:
        """Return the parties that are linked, and those named nowhere in the text: "kind | role | name".

        A number and a colon before the kind say which place in the order such a party has; without, the last.
        """
        parties: list[dict[str, str | None]] = [
            {"kind": self._need(party, "kind"), "name": self.standoff.quote(party), "role": role}
            for role, party in self.standoff.targets(mark, "ansvarig", "medverkande")
        ]
        for line in mark.many("parties"):
            place, colon, rest = line.partition(": ")
            numbered = bool(colon) and place.isdecimal()
            kind, role, name = _parts(rest if numbered else line, 3)
            at = int(place) - 1 if numbered else len(parties)
            parties.insert(at, {"kind": kind, "name": name, "role": role})
        return parties

    def _evidence(self, mark: Mark) -> dict[str, Any]:
        return {
            "type": self._need(mark, "type"),
            "text": self.standoff.quote(mark),
            "value": _number(mark, "value"),
            "unit": mark.one("unit"),
            "comparator": mark.one("comparator"),
            "per": mark.one("per"),
            **_more(mark),
        }

    def _follow_up_marks(self) -> list[Mark]:
        marks = [*self.standoff.on("plan"), *self.standoff.on("result")]
        return sorted(marks, key=lambda mark: (mark.start, mark.end, mark.layer))

    def _follow_up(self, mark: Mark) -> dict[str, Any]:
        shared = {"type": mark.layer, "block": self._block_of(mark), "text": self.standoff.quote(mark), **_more(mark)}
        if mark.layer == "plan":
            return {
                **shared,
                "when": mark.one("when"),
                "due": mark.many("due") or None,
                "per": mark.one("per"),
                "by": mark.many("by"),
                "channels": mark.many("channels"),
            }
        return {
            **shared,
            "pledge": mark.one("pledge"),
            "period": _period(mark),
            "status": self._need(mark, "status"),
            "quantity": _quantity(mark),
            "quantity_text": mark.one("quantity_text"),
        }


def _document(head: Mark) -> dict[str, Any]:
    signatories = [_parts(line, 3) for line in head.many("signatories")]
    return {
        "title": head.one("title"),
        "kind": head.one("kind"),
        "municipalities": head.many("municipalities"),
        "district": head.one("district"),
        "police": head.one("police"),
        "period": _period(head),
        "diary_numbers": head.many("diary_numbers"),
        "signed": head.one("signed"),
        "signatories": [{"name": n or "", "role": role, "organisation": of} for n, role, of in signatories],
        **_more(head),
    }


def _parts(line: str, count: int) -> list[str | None]:
    """Return the parts of a line "a | b | c", None for what is empty or missing."""
    parts = [part.strip() or None for part in line.split(JOINT.strip(), count - 1)]
    return [*parts, *[None] * (count - len(parts))]


def _period(mark: Mark) -> dict[str, str | None] | None:
    start, end = mark.one("start"), mark.one("end")
    return {"start": start, "end": end} if start or end else None


def _quantity(mark: Mark) -> dict[str, Any] | None:
    value = _number(mark, "value")
    if value is None:
        return None
    unit, comparator = mark.one("unit"), mark.one("comparator")
    return {"value": value, "unit": unit, "comparator": comparator, "of": _number(mark, "of")}


def _number(mark: Mark, name: str) -> Any:
    """Return a number, or a pair of them, as written by a coder: ``3``, ``0,25`` or ``[2, 3]``."""
    written = mark.one(name)
    if written is None:
        return None
    plain = written if written.lstrip().startswith("[") else written.replace(",", ".")
    try:
        return json.loads(plain)
    except ValueError as error:
        raise UsageError(f"{name} “{written}” is no number: write 3, 0.25 or [2, 3]") from error


def _more(mark: Mark) -> Mapping[str, Any]:
    kept = mark.one("more")
    return dict(json.loads(kept)) if kept else {}
