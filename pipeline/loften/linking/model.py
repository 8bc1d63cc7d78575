"""The lines of links.jsonl, as frozen models that forbid extra keys, and their JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from loften.agreement import Municipality, Period, ResultStatus

LINKS_VERSION: Literal["1.0"] = "1.0"

Fate = Literal["kept", "changed", "dropped", "new"]
Change = Literal["actor", "quantity", "measurability"]
StatusBasis = Literal["verdict", "figures", "words"]
Score = Annotated[float, Field(ge=0, le=1, description="How sure the link is, 0..1; 0 where there is none.")]
Reasons = Annotated[
    tuple[str, ...], Field(description="What spoke for the link, strongest first, each with its share of the score.")
]


class LinkRecord(BaseModel):
    """Base of every object in links.jsonl."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PledgeRef(LinkRecord):
    """A pledge of a record."""

    document: str = Field(description="Id of the record's document.")
    source: str = Field(description="The document's source, as in its record.")
    pledge: str = Field(description="Id of the pledge in the record.")
    text: str
    municipalities: tuple[Municipality, ...]
    district: str | None
    period: Period | None = Field(description="The agreement's period.")


class ResultRef(LinkRecord):
    """A result of a record."""

    document: str = Field(description="Id of the record's document.")
    source: str = Field(description="The document's source, as in its record.")
    follow_up: int = Field(ge=0, description="Index in the record's follow_up.")
    text: str
    restated: str | None = Field(description="The earlier promise as the result's document restates it.")
    municipalities: tuple[Municipality, ...]
    district: str | None
    period: Period | None = Field(description="The time that the result is of.")


class Compared(LinkRecord):
    """A promised amount beside what was done: promised 26, done 19, ratio 0.73."""

    promised: float | int = Field(
        description="For the whole time that the result is of: 12 per term in two years is 48."
    )
    done: float | int
    ratio: float = Field(ge=0, description="done / promised, two decimals.")
    unit: str | None


class OutcomeLink(LinkRecord):
    """What became of a pledge: one line for each pair, and one without a pledge for a result that found none."""

    type: Literal["outcome"] = "outcome"
    result: ResultRef
    pledge: PledgeRef | None
    status: ResultStatus = Field(description="The document's own verdict, else by figures, else by words.")
    basis: StatusBasis
    quantity: Compared | None
    score: Score
    reasons: Reasons


class SuccessorLink(LinkRecord):
    """What became of a pledge in the next agreement; ``dropped`` has no successor, ``new`` no pledge before it."""

    type: Literal["successor"] = "successor"
    fate: Fate
    pledge: PledgeRef | None
    successor: PledgeRef | None
    changes: tuple[Change, ...]
    score: Score
    reasons: Reasons


class CopyLink(LinkRecord):
    """A pledge that stands in other municipalities too: the earliest of its cluster, and how this one differs."""

    type: Literal["copy"] = "copy"
    cluster: int = Field(ge=1)
    earliest: PledgeRef = Field(description="The earliest of the cluster; with equal periods the first by source.")
    later: PledgeRef = Field(description="A later pledge with nearly the same words.")
    similarity: Annotated[float, Field(ge=0, le=1, description="Jaccard index of word pairs.")]
    diff: tuple[tuple[Literal["-", "+"], str], ...] = Field(description="Words left out and put in, in order.")


Link = OutcomeLink | SuccessorLink | CopyLink


class LinkLine(RootModel[Annotated[Link, Field(discriminator="type")]]):
    """One line of links.jsonl."""


def links_schema() -> dict[str, Any]:
    """Return the JSON Schema of one line of links.jsonl."""
    return LinkLine.model_json_schema()
