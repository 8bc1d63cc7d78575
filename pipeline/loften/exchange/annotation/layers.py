"""What a coder marks: layers of spans with their fields, and the links between them; all tools are set up from it."""

from dataclasses import dataclass
from typing import get_args

from loften.agreement import (
    MEASURABILITY,
    SECTION_TYPES,
    THEMES,
    ActorBasis,
    ActorLabel,
    Comparator,
    DocumentKind,
    EvidenceType,
    PartyKind,
    PledgeKind,
    ResultStatus,
)
from loften.evaluation.gold import DOUBTFUL


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a span: one of ``choices``, or free text where there are none; ``many`` may have several values."""

    name: str
    choices: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A kind of span that a coder marks; ``colour`` is for tools that show one."""

    name: str
    colour: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """Return the field of a name, None where the layer has no such field."""
        return next((field for field in self.fields if field.name == name), None)


def _free(*names: str) -> tuple[Field, ...]:
    """Return free-text fields; a star after the name says that there may be several values."""
    return tuple(Field(name.rstrip("*"), many=name.endswith("*")) for name in names)


_HEAD = ("codebook", "source", "title", "municipalities*", "district", "police", "start", "end", "diary_numbers*")
_LAYERS = (
    Layer(
        "document",
        "#808080",
        (Field("kind", get_args(DocumentKind)), *_free(*_HEAD, "signed", "signatories*", "focus_areas*", "more")),
    ),
    Layer("block", "#c0c0c0", (Field("section", SECTION_TYPES), Field("heading", ("ja", "nej")), *_free("more"))),
    Layer(
        "pledge",
        "#1f77b4",
        (
            Field("actor", get_args(ActorLabel)),
            Field("basis", get_args(ActorBasis)),
            Field("measurability", MEASURABILITY),
            Field("kind", get_args(PledgeKind)),
            Field("themes", THEMES, many=True),
            Field("unsure", DOUBTFUL, many=True),
            *_free("focus_area", "parties*", "more"),
        ),
    ),
    Layer("party", "#2ca02c", (Field("kind", get_args(PartyKind)),)),
    Layer(
        "evidence",
        "#d62728",
        (
            Field("type", get_args(EvidenceType)),
            Field("comparator", get_args(Comparator)),
            *_free("value", "unit", "per", "more"),
        ),
    ),
    Layer("focus_area", "#9467bd", ()),
    Layer("plan", "#ff7f0e", _free("when", "due*", "per", "by*", "channels*", "more")),
    Layer(
        "result",
        "#8c564b",
        (
            Field("status", get_args(ResultStatus)),
            Field("comparator", get_args(Comparator)),
            *_free("pledge", "start", "end", "value", "unit", "of", "quantity_text", "more"),
        ),
    ),
)

LAYERS = {layer.name: layer for layer in _LAYERS}

LINKS = {
    "parent": "pledge",
    "ansvarig": "party",
    "medverkande": "party",
    "evidence": "evidence",
    "focus_area": "focus_area",
}
"""The links from a pledge, each with the layer of what it points to."""
