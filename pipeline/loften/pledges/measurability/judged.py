"""What one sentence of a promise earns."""

from dataclasses import dataclass, field

from loften.agreement import Evidence, MeasurabilityLabel


@dataclass(frozen=True, slots=True)
class Judged:
    """The label that a sentence earns, the words that decide, and the ids of the rules that say so."""

    label: MeasurabilityLabel
    evidence: list[Evidence] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
