"""The record: one JSON object per document, as frozen models that forbid extra keys.

Offsets are half-open and count Unicode code points of ``document.text``. Label values are the codebook's Swedish words.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Literal["1.0"] = "1.0"

SectionType = Literal["inledning", "lägesbild", "fokusområden", "löften", "uppföljning", "signatur", "övrigt"]
Theme = Literal[
    "narkotika", "alkohol och krog", "trafik", "våld", "våld i nära relation", "stöld och inbrott", "skadegörelse",
    "bedrägeri", "barn och unga", "otrygga platser", "ordningsstörningar", "gängbrott", "hat och hot", "hedersförtryck",
    "välfärds- och arbetslivsbrott", "natur och miljö", "trygghet allmänt", "övrigt",
]  # fmt: skip
ActorLabel = Literal["polis", "kommun", "gemensam", "annan", "oklar"]
ActorBasis = Literal["uttalad", "inledning", "rubrik", "dokument", "ingen"]
PartyKind = Literal["polis", "kommun", "annan"]
PartyRole = Literal["ansvarig", "medverkande"]
MeasurabilityLabel = Literal["vag", "kontrollerbar", "kvantifierad"]
EvidenceType = Literal[
    "quantity", "frequency", "deadline", "target_set", "indicator", "baseline", "target_value", "hedge",
    "place", "target_group", "time",
]  # fmt: skip
Comparator = Literal["minst", "högst", "färre än", "fler än", "cirka", "exakt", "mellan"]
PledgeKind = Literal["effekt", "aktivitet"]
ResultStatus = Literal["genomfört", "delvis", "ej genomfört", "pågår", "okänt"]
DocumentKind = Literal["medborgarlöfte", "uppföljning", "samverkansöverenskommelse", "nyhet", "annat"]
BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "caption"]

SECTION_TYPES: tuple[SectionType, ...] = get_args(SectionType)
THEMES: tuple[Theme, ...] = get_args(Theme)
MEASURABILITY: tuple[MeasurabilityLabel, ...] = get_args(MeasurabilityLabel)

Start = Annotated[int, Field(ge=0, description="First character, in code points of document.text.")]
End = Annotated[int, Field(ge=0, description="One past the last character.")]
Value = float | int | tuple[float | int, float | int]
Probability = Annotated[float, Field(ge=0, le=1)]


class Record(BaseModel):
    """Base of every object in the record."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PagePlace(Record):
    """A box on a page."""

    page: int = Field(ge=1, description="Page number, from 1.")
    bbox: tuple[float, float, float, float] = Field(
        description="x0, y0, x1, y1 in PDF points, origin top left, rounded to 0.1."
    )


class PathPlace(Record):
    """An element of a web page."""

    path: str = Field(description="Path of the element, as in /html/body/main/ul[2]/li[1].")


Place = PagePlace | PathPlace
Places = Annotated[
    tuple[Place, ...], Field(description="Where it stood: one box per line of text, or the elements' paths.")
]


class Archive(Record):
    """The archive that a document was taken from."""

    uri: str
    member: str | None = Field(None, description="Name inside a ZIP or WACZ.")
    record: str | None = Field(None, description="Record id inside a WARC.")


class Source(Record):
    """Where the document came from."""

    uri: str = Field(description="Relative to the source given on the command line, or the URL.")
    media_type: str
    sha256: str
    bytes: int
    pages: int | None
    ocr: bool = Field(description="True if any page was read by text recognition.")
    archive: Archive | None


class Municipality(Record):
    """A municipality by the register."""

    name: str
    code: str = Field(pattern=r"^\d{4}$", description="Four-digit SCB code.")
    county: str


class Period(Record):
    """A period, as precise as the text is: a year, a month or a day."""

    start: str | None = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    end: str | None = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")


class Signatory(Record):
    """A person who signed."""

    name: str
    role: str | None
    organisation: str | None


class DocumentHead(Record):
    """The document as a whole, with the text that every offset counts in."""

    id: str = Field(description="First 16 hex digits of the source's SHA-256.")
    source: Source
    title: str | None
    kind: DocumentKind
    language: str | None = Field(description="ISO 639-1 code.")
    municipalities: tuple[Municipality, ...]
    district: str | None
    police: str | None = Field(description="Local police area, police area or region, as written.")
    period: Period | None
    diary_numbers: tuple[str, ...]
    signed: str | None = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    signatories: tuple[Signatory, ...]
    text: str


class FocusArea(Record):
    """A theme that the document itself singles out; the label quotes the text."""

    id: str
    label: str
    themes: tuple[Theme, ...]
    start: Start | None
    end: End | None


class Block(Record):
    """A heading, paragraph, list item, table row or caption, in reading order."""

    id: str
    kind: BlockKind
    level: int | None
    parent: str | None = Field(description="The heading or list item above.")
    section: SectionType
    start: Start
    end: End
    places: Places


class Section(Record):
    """A maximal run of blocks of one type."""

    id: str
    type: SectionType
    heading: str | None = Field(description="Id of the first heading in the run.")
    start: Start
    end: End


class Party(Record):
    """An organisation that takes part in a pledge."""

    kind: PartyKind
    name: str = Field(description="As written.")
    role: PartyRole
    start: Start | None
    end: End | None


class Actor(Record):
    """Who is to do it, and where that is said."""

    label: ActorLabel
    basis: ActorBasis
    parties: tuple[Party, ...]


class Evidence(Record):
    """The words that decide measurability, with their normalised value."""

    type: EvidenceType
    text: str
    start: Start
    end: End
    value: Value | None
    unit: str | None
    comparator: Comparator | None
    per: str | None


class Measurability(Record):
    """Whether records could show that the pledge was broken, and by which number."""

    label: MeasurabilityLabel
    evidence: tuple[Evidence, ...]


class Confidence(Record):
    """Calibrated probabilities of three events."""

    pledge: Probability = Field(description="That this is a pledge.")
    actor: Probability = Field(description="That its actor label is right.")
    measurability: Probability = Field(description="That its measurability label is right.")


class Pledge(Record):
    """One commitment."""

    id: str
    text: str
    start: Start
    end: End
    block: str
    section: str
    focus_area: str | None
    themes: tuple[Theme, ...]
    parent: str | None = Field(description="The promise that introduces this one.")
    actor: Actor
    measurability: Measurability
    kind: PledgeKind
    confidence: Confidence
    reasons: tuple[str, ...] = Field(description="Ids of the rules, or the model, that decided.")
    places: Places


class Plan(Record):
    """How the promises are followed up or reported."""

    type: Literal["plan"]
    text: str
    start: Start
    end: End
    when: str | None = Field(description="As written.")
    due: tuple[str, ...] | None = Field(
        description="Dates (2019-12) or intervals (2023-12/2024-12) where they can be read."
    )
    per: str | None = Field(description="The period of a recurring follow-up, as in 'år'.")
    by: tuple[str, ...]
    channels: tuple[str, ...]
    places: Places


class Quantity(Record):
    """A count in a result: 19 of 26 is value 19, of 26."""

    value: Value
    unit: str | None
    comparator: Comparator | None
    of: float | int | None


class Result(Record):
    """What was done about an earlier promise."""

    type: Literal["result"]
    text: str
    start: Start
    end: End
    period: Period | None
    status: ResultStatus
    quantity: Quantity | None
    pledge: str | None = Field(description="The earlier promise as the document restates it.")
    places: Places


class Warning(Record):
    """Something a user should know about this document."""

    code: str
    message: str
    place: Place | None


class Provenance(Record):
    """The versions that made the record."""

    loften: str
    engine: str
    model: str | None
    ocr: str | None
    rules: str = Field(description="SHA-256 of the rule set.")
    settings: dict[str, Any]


class Agreement(Record):
    """The record of one document."""

    schema_version: Literal["1.0"]
    document: DocumentHead
    focus_areas: tuple[FocusArea, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    pledges: tuple[Pledge, ...]
    follow_up: tuple[Annotated[Plan | Result, Field(discriminator="type")], ...]
    warnings: tuple[Warning, ...]
    provenance: Provenance

    def to_json(self, indent: int | None = None) -> str:
        """Return the record as JSON: the same record gives the same bytes."""
        return self.model_dump_json(indent=indent)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the record."""
    return Agreement.model_json_schema()
