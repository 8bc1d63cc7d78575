"""Gold files: hand-made labels of one document, as frozen models, and the sources they speak of.

Gold carries text, not offsets. Files by an older codebook are read into the same form: ``unsure: true`` becomes every
field, a result's period ``[first, last]`` becomes a period, its quantity in words is kept as ``quantity_text``.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from loften.agreement import (
    ActorBasis,
    ActorLabel,
    Comparator,
    DocumentKind,
    EvidenceType,
    MeasurabilityLabel,
    PartyKind,
    PartyRole,
    Period,
    PledgeKind,
    Quantity,
    ResultStatus,
    SectionType,
    Signatory,
    Theme,
    Value,
)
from loften.errors import UsageError

DoubtfulField = Literal["exists", "actor", "measurability", "kind", "parent"]
DOUBTFUL: tuple[DoubtfulField, ...] = ("exists", "actor", "measurability", "kind", "parent")


class GoldModel(BaseModel):
    """Base of everything in a gold file; keys that it does not know are kept, so that notes cost nothing."""

    model_config = ConfigDict(frozen=True, extra="allow")


class GoldHead(GoldModel):
    """The document as a whole; municipalities by name."""

    title: str | None = None
    kind: DocumentKind
    municipalities: tuple[str, ...] = ()
    district: str | None = None
    police: str | None = None
    period: Period | None = None
    diary_numbers: tuple[str, ...] = ()
    signed: str | None = None
    signatories: tuple[Signatory, ...] = ()


class GoldBlock(GoldModel):
    """A block with its number (from 1), whether it is a heading, and its section type."""

    n: int
    heading: bool
    section: SectionType
    text: str


class GoldParty(GoldModel):
    """An organisation that takes part in a pledge."""

    kind: PartyKind
    name: str
    role: PartyRole


class GoldActor(GoldModel):
    """Who is to do it, and where that is said."""

    label: ActorLabel
    basis: ActorBasis
    parties: tuple[GoldParty, ...] = ()


class GoldEvidence(GoldModel):
    """Words that decide measurability, with their value where the coder gave it."""

    type: EvidenceType
    text: str
    value: Value | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    per: str | None = None


class GoldMeasurability(GoldModel):
    """Measurability with its evidence."""

    label: MeasurabilityLabel
    evidence: tuple[GoldEvidence, ...] = ()


class GoldPledge(GoldModel):
    """One commitment; ``block`` is the number of the block it stands in, ``parent`` another pledge's id."""

    id: str
    block: int
    text: str
    parent: str | None = None
    focus_area: str | None = None
    themes: tuple[Theme, ...] = ()
    actor: GoldActor
    measurability: GoldMeasurability
    kind: PledgeKind
    unsure: tuple[DoubtfulField, ...] = ()

    @field_validator("unsure", mode="before")
    @classmethod
    def _name_the_fields(cls, unsure: Any) -> Any:
        if isinstance(unsure, bool):
            return DOUBTFUL if unsure else ()
        return unsure or ()

    def sure(self, field: DoubtfulField) -> bool:
        """Return whether the codebook left no doubt about a field."""
        return field not in self.unsure


class GoldPlan(GoldModel):
    """How the promises are followed up; ``due`` is None where the coder gave no dates."""

    type: Literal["plan"]
    text: str
    block: int | None = None
    when: str | None = None
    due: tuple[str, ...] | None = None
    per: str | None = None
    by: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    @field_validator("due", mode="before")
    @classmethod
    def _one_or_many(cls, due: Any) -> Any:
        return (due,) if isinstance(due, str) else due


class GoldResult(GoldModel):
    """What was done about an earlier promise."""

    type: Literal["result"]
    text: str
    block: int | None = None
    period: Period | None = None
    status: ResultStatus
    quantity: Quantity | None = None
    quantity_text: str | None = None
    pledge: str | None = None

    @field_validator("period", mode="before")
    @classmethod
    def _pair_to_period(cls, period: Any) -> Any:
        if isinstance(period, (list, tuple)):
            first, last = (str(year) for year in (*period, *period)[:2])
            return {"start": first, "end": last}
        return period

    @model_validator(mode="before")
    @classmethod
    def _quantity_in_words(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("quantity"), str):
            return {**data, "quantity": None, "quantity_text": data["quantity"]}
        return data


class Gold(GoldModel):
    """The labels of one document; ``name`` is the gold file's, without its suffix."""

    name: str = Field(exclude=True)
    codebook: str
    source: str
    document: GoldHead
    focus_areas: tuple[str, ...] = ()
    blocks: tuple[GoldBlock, ...]
    pledges: tuple[GoldPledge, ...]
    follow_up: tuple[GoldPlan | GoldResult, ...] = ()

    @property
    def group(self) -> str:
        """Return what is left out together and drawn together: the municipality, or the first of several."""
        return self.document.municipalities[0] if self.document.municipalities else self.name


def load_gold(path: Path) -> Gold:
    """Read one gold file; raise ``UsageError`` where it is missing or not as the format has it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Gold.model_validate({**data, "name": path.stem})
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}: check the path") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path}: {where}: {first['msg']}: mend the gold file") from error
    except (ValueError, TypeError) as error:
        raise UsageError(f"{path}: not a gold file ({error}): give a file of the gold format") from error


def gold_files(path: Path) -> list[Path]:
    """Return the gold files that a path names: the file itself, or a folder's own (not its subfolders') sorted."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.glob("*.json") if _is_gold(file))
    if not files:
        raise UsageError(f"{path}: no gold files here: name a folder of NAME.json gold files")
    return files


def _is_gold(file: Path) -> bool:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return True
    return isinstance(data, dict) and {"source", "blocks"} <= data.keys()


def load_golds(path: Path) -> list[Gold]:
    """Read the gold files that a path names."""
    return [load_gold(file) for file in gold_files(path)]


def default_docs(gold: Path) -> list[Path]:
    """Return the folders beside the gold folder, or beside the one above it, where sources are looked for."""
    folder = gold if gold.is_dir() else gold.parent
    for base in (folder.resolve().parent, folder.resolve().parent.parent):
        found = [base / name for name in ("sample_docs", "sample_scans", "docs") if (base / name).is_dir()]
        if any(name.name != "docs" for name in found):
            return [name for name in found if name.name != "docs"]
        if found:
            return found
    raise UsageError(f"{gold}: no sample_docs/ or docs/ beside it: say where the sources are with --docs")


def find_source(name: str, docs: list[Path]) -> Path:
    """Return the one file called ``name`` under the folders; raise ``UsageError`` for none and for two."""
    hits = sorted({hit.resolve() for folder in docs for hit in _named(folder, name)})
    if len(hits) == 1:
        return hits[0]
    places = ", ".join(str(folder) for folder in docs)
    if not hits:
        raise UsageError(f"{name}: not found under {places}: say where the sources are with --docs")
    raise UsageError(f"{name}: found {len(hits)} times under {places}: keep one of {hits[0]} and {hits[1]}")


def _named(folder: Path, name: str) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.name == name and file.is_file())
