"""Gold chains: agreements and reports of one place, which result speaks of which pledge, and how pledges go on."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from loften.agreement import ResultStatus
from loften.errors import UsageError
from loften.linking.model import Change


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldPledge(_Gold):
    """A pledge of a chain; ``id`` is unique in the chain."""

    id: str
    text: str


class GoldOutcome(_Gold):
    """A result: the pledges it speaks of, none where it speaks of none, and how it went."""

    id: str
    text: str
    status: ResultStatus
    pledges: tuple[str, ...]


class GoldPaper(_Gold):
    """One document of a chain."""

    source: str
    pledges: tuple[GoldPledge, ...]
    results: tuple[GoldOutcome, ...]


class GoldSuccessor(_Gold):
    """A pledge that goes on as another, and what differs."""

    pledge: str
    successor: str
    changes: tuple[Change, ...]


class Chain(_Gold):
    """The documents of one place in the order of time, and how they hang together."""

    codebook: str
    municipalities: tuple[str, ...]
    documents: tuple[GoldPaper, ...]
    successors: tuple[GoldSuccessor, ...]
    name: str = ""


def load_chains(path: Path) -> list[Chain]:
    """Load a chain, or all those of a folder (not of its subfolders); raise ``UsageError`` where there is none."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise UsageError(f"{path}: no chains here: name a folder of link gold such as gold/links/gold")
    return [_load(file) for file in files]


def _load(file: Path) -> Chain:
    try:
        return Chain.model_validate(json.loads(file.read_text(encoding="utf-8")) | {"name": file.stem})
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{file}: {at}: {first['msg']}: docs/linking.md has the form of a chain") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: {error}: name link gold such as gold/links/gold") from error
