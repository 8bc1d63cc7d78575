"""What a document says of itself."""

from dataclasses import dataclass

from loften.agreement import DocumentKind, Municipality, Period, Signatory
from loften.head.kind import find_kind
from loften.head.language import find_language
from loften.head.letterhead import read_front, title_of
from loften.head.municipalities import find_municipalities
from loften.head.names import find_diary_numbers, find_district, find_police
from loften.head.period import find_period
from loften.head.signatures import find_signatories
from loften.head.signing import find_signed
from loften.head.written import find_published, find_written
from loften.sections import Outline


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of codebook section 7; ``written``: the day or month in which the document was written."""

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
    written: str | None = None


def read_head(outline: Outline) -> Head:
    """Read title, kind, municipalities, district, police unit, period, Dnr, signing date and signatories."""
    front = read_front(outline)
    municipalities = find_municipalities(outline, front)
    police = find_police(outline, front)
    kind = find_kind(outline, front, bool(municipalities))
    published = find_published(outline, front)
    signed = find_signed(outline, published)  # which is also when it was written, where it was not published
    return Head(
        title=title_of(outline, front),
        kind=kind,
        language=find_language(outline.document),
        municipalities=municipalities,
        district=find_district(outline, front, [one.name for one in municipalities]),
        police=police,
        period=find_period(outline, front, kind),
        diary_numbers=find_diary_numbers(outline, front),
        signed=signed,
        signatories=find_signatories(outline, municipalities, police, kind == "nyhet"),
        written=signed if published is None else find_written(outline, front),
    )
