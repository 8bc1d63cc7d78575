"""The gate: floors under the scores, good for one state of gold and sources, that only go up unless told otherwise."""

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from loften.errors import GateError, UsageError
from loften.evaluation.gold import Gold, find_source, gold_files
from loften.evaluation.scores import Scores

GATED = (
    "reading.words.mean",
    "reading.blocks.mean",
    "sections.type.macro_f1",
    "sections.boundary.mean",
    "pledges.words.f1",
    "pledges.exact.f1",
    "pledges.characters.f1",
    "actor.label.macro_f1",
    "actor.label.accuracy",
    "actor.basis.accuracy",
    "parties.f1",
    "measurability.macro_f1",
    "measurability.kappa",
    "kind.accuracy",
    "themes.f1",
    "parent.edges.f1",
    "focus_areas.f1",
    "evidence.strict.f1",
    "value.all.mean",
    "actor.end.f1",
    "measurability.end.f1",
    "labels.end.f1",
    "plan.f1",
    "result.f1",
    "result.status.accuracy",
    "head.kind.accuracy",
    "head.municipalities.f1",
    "head.title.mean",
    "head.period.mean",
    "head.police.mean",
    "head.diary_numbers.f1",
    "head.signed.mean",
    "head.signatories.f1",
)


SLACK = 0.01
"""How far a figure may be below its floor in a check: another processor rounds the parser's sums otherwise, which turns
a label here and there. An update has no such slack, so that floors do not sink step by step."""


class Gate(BaseModel):
    """Floors by figure, and the digests of the gold files and the sources that they were measured on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold: str
    sources: str
    floors: dict[str, float]


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure below its floor; ``value`` is None where there is nothing to compare any more."""

    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        value = "nothing" if self.value is None else f"{self.value:.4f}"
        return f"{self.figure} {value} is below its floor {self.floor:.3f}"


def measure(scores: Scores, gold: Path, docs: list[Path]) -> Gate:
    """Return the gate that the scores would just pass: every gated figure, rounded down to three decimals."""
    figures = {name: scores.by_id[name].value for name in GATED}
    floors = {name: math.floor(value * 1000) / 1000 for name, value in figures.items() if value is not None}
    golds = [case.gold for case in scores.cases]
    return Gate(gold=_gold_digest(gold), sources=_source_digest(golds, docs), floors=floors)


def breaches(gate: Gate, measured: Gate, slack: float = 0.0) -> list[Breach]:
    """Return the figures that are below their floors by more than the slack."""
    found = ((name, floor, measured.floors.get(name)) for name, floor in gate.floors.items())
    return [Breach(name, floor, value) for name, floor, value in found if value is None or value < floor - slack]


def check(gate: Gate, measured: Gate) -> None:
    """Raise ``GateError`` where gold or sources are not those of the floors, or a figure is below its floor.

    A figure may be below by ``SLACK``.
    """
    for what in ("gold", "sources"):
        if getattr(gate, what) != getattr(measured, what):
            raise GateError(f"gate: the {what} changed since the floors were set: set them anew with --update-gate")
    below = breaches(gate, measured, SLACK)
    if below:
        raise GateError(f"gate: {'; '.join(map(str, below))}: mend it, or lower the floor with --update-gate")


def update(old: Gate | None, measured: Gate, allow_lower: bool = False) -> Gate:
    """Return the new gate; raise ``GateError`` where a floor would go down and that is not allowed."""
    below = breaches(old, measured) if old else []
    if below and not allow_lower:
        raise GateError(f"gate: not updated, {'; '.join(map(str, below))}: mend it, or say --allow-lower")
    return measured


def load_gate(path: Path) -> Gate:
    """Read a gate; raise ``UsageError`` where it is missing or broken."""
    try:
        return Gate.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}: make it with --update-gate") from error
    except ValidationError as error:
        raise UsageError(f"{path}: not a gate ({error.errors()[0]['msg']}): make it anew with --update-gate") from error


def save_gate(gate: Gate, path: Path) -> None:
    """Write a gate, one floor a line."""
    path.write_text(json.dumps(gate.model_dump(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _gold_digest(gold: Path) -> str:
    return _digest((file.name, file.read_bytes()) for file in gold_files(gold))


def _source_digest(golds: Sequence[Gold], docs: list[Path]) -> str:
    names: Mapping[str, None] = dict.fromkeys(sorted(gold.source for gold in golds))
    return _digest((name, find_source(name, docs).read_bytes()) for name in names)


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()
