"""The overlay: one correction a line, each tied to a document by its id and to a pledge by its words."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from loften.agreement import (
    ActorBasis,
    ActorLabel,
    Comparator,
    EvidenceType,
    MeasurabilityLabel,
    PartyKind,
    PartyRole,
    PledgeKind,
    Theme,
    Value,
)
from loften.errors import UsageError

CORRECTIONS = "corrections.jsonl"
FIELDS = ("text", "actor", "measurability", "kind", "themes", "parent", "focus_area")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CorrectedParty(_Model):
    """A party by name; where it stands is looked up when the correction is applied."""

    kind: PartyKind
    name: str
    role: PartyRole


class CorrectedActor(_Model):
    """Who is to do it."""

    label: ActorLabel
    basis: ActorBasis
    parties: tuple[CorrectedParty, ...] = ()


class CorrectedEvidence(_Model):
    """Words that decide, quoted from the pledge."""

    type: EvidenceType
    text: str
    value: Value | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    per: str | None = None


class CorrectedMeasurability(_Model):
    """Measurability with its evidence."""

    label: MeasurabilityLabel
    evidence: tuple[CorrectedEvidence, ...] = ()


class PledgeState(_Model):
    """A pledge without offsets: ``parent`` is the parent's text, ``focus_area`` the area's label."""

    text: str
    actor: CorrectedActor
    measurability: CorrectedMeasurability
    kind: PledgeKind
    themes: tuple[Theme, ...]
    parent: str | None = None
    focus_area: str | None = None


class Correction(_Model):
    """One pledge as a person wants it.

    ``document`` is the record's id. ``was`` is what the program said when the correction was made, None where it had no
    such pledge; ``now`` is what the person says, None where it is no pledge. ``nth`` counts pledges of the same words
    in one document, from 0.
    """

    document: str
    source: str
    object: Literal["pledge"] = "pledge"
    nth: int = 0
    was: PledgeState | None
    now: PledgeState | None

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that the person changed; empty for an added and a removed pledge."""
        if self.was is None or self.now is None:
            return ()
        return tuple(name for name in FIELDS if getattr(self.was, name) != getattr(self.now, name))


Overlay = dict[str, tuple[Correction, ...]]
"""The corrections by document id."""


def load_corrections(path: Path) -> Overlay:
    """Read the ``corrections.jsonl`` in a folder of records, or beside a records.jsonl, a record or a store.

    Without the file there are no corrections.

    Raise ``UsageError`` for a line that is no correction.
    """
    file = (path if path.is_dir() else path.parent) / CORRECTIONS
    if not file.exists():
        return {}
    overlay: dict[str, list[Correction]] = {}
    for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                correction = Correction.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                message = f"{file}:{n}: {first['msg']}: mend the line, or write it anew with loften gold import"
                raise UsageError(message) from error
            overlay.setdefault(correction.document, []).append(correction)
    return {document: tuple(corrections) for document, corrections in overlay.items()}


def save_corrections(corrections: Iterable[Correction], folder: Path) -> Path:
    """Write the overlay of a run's folder: the given documents' corrections anew, those of other documents kept."""
    given = list(corrections)
    kept = load_corrections(folder)
    replaced = {correction.document for correction in given}
    lines = [one for document, own in kept.items() if document not in replaced for one in own]
    path = folder / CORRECTIONS
    ordered = sorted([*lines, *given], key=lambda one: one.document)
    text = "".join(json.dumps(one.model_dump(mode="json"), ensure_ascii=False) + "\n" for one in ordered)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
