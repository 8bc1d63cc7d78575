"""What a user can choose about a conversion."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from loften.readers import Reading


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose about a conversion; part of every record's provenance."""

    engine: str = "spacy"
    reading: Reading = field(default_factory=Reading)

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> "Settings":
        """Return the settings that ``asdict`` made a mapping of."""
        return cls(**{**values, "reading": Reading(**values["reading"])})
