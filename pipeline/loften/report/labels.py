"""The closed lists that columns of the report count in, in the codebook's order."""

from typing import Any, get_args

from loften.agreement import (
    MEASURABILITY,
    SECTION_TYPES,
    THEMES,
    ActorBasis,
    ActorLabel,
    DocumentKind,
    EvidenceType,
    PledgeKind,
    ResultStatus,
)

LABELS: dict[str, tuple[str, ...]] = {
    "actor": get_args(ActorLabel),
    "basis": get_args(ActorBasis),
    "measurability": MEASURABILITY,
    "kind": get_args(PledgeKind),
    "theme": THEMES,
    "documentKind": get_args(DocumentKind),
    "section": SECTION_TYPES,
    "evidence": get_args(EvidenceType),
    "status": get_args(ResultStatus),
}
NUMBER: dict[str, dict[Any, int]] = {
    name: {label: number for number, label in enumerate(labels)} for name, labels in LABELS.items()
}
# Below this a confidence is low: on documents that the rules had not seen, nearly half of such labels were wrong.
LOW_CONFIDENCE = 0.7
