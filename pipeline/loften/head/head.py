"""What a document says of itself."""

from dataclasses import dataclass

from loften.agreement import DocumentKind, Municipality, Period, Signatory
from loften.sections import Outline


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of codebook section 7."""

    title: str | None = None
    kind: DocumentKind = "annat"
    language: str | None = None
    municipalities: tuple[Municipality, ...] = ()
    district: str | None = None
    police: str | None = None
    period: Period | None = None
    diary_numbers: tuple[str, ...] = ()
    signed: str | None = None
    signatories: tuple[Signatory, ...] = ()


def read_head(outline: Outline) -> Head:
    """Read title, kind, municipalities, district, police unit, period, Dnr, signing date and signatories."""
    return Head()
