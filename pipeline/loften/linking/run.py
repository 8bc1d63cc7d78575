"""All links of records and what they say, and the files they are written to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.linking import outcomes, successors
from loften.linking.answers import Answers, LeftOut, answer
from loften.linking.material import Paper, read_papers
from loften.linking.model import CopyLink, Link, OutcomeLink, SuccessorLink
from loften.linking.places import without_repeats
from loften.linking.reuse import link_copies

LINKS = "links.jsonl"
ANSWERS = "answers.json"


@dataclass(frozen=True)
class Linked:
    """All links of a set of records, and the answers that they give."""

    papers: tuple[Paper, ...]
    outcomes: tuple[OutcomeLink, ...]
    successors: tuple[SuccessorLink, ...]
    copies: tuple[CopyLink, ...]
    answers: Answers

    @property
    def links(self) -> tuple[Link, ...]:
        """Return all links in the order of links.jsonl."""
        return (*self.outcomes, *self.successors, *self.copies)


def link_records(records: Iterable[Agreement], threshold: float | None = None) -> Linked:
    """Link records with each other: results to pledges, pledges to successors and copies.

    ``threshold``: the score from which a result or successor is linked, in the place of both defaults. The order of
    ``records`` changes nothing. Raise ``UsageError`` where the extra ``linking`` is not installed.
    """
    listed = list(records)
    placed = read_papers(listed)
    papers = without_repeats(placed)
    told = outcomes.link_outcomes(papers, outcomes.THRESHOLD if threshold is None else threshold)
    followed = successors.link_successors(papers, successors.THRESHOLD if threshold is None else threshold)
    copies = link_copies(papers)
    left_out = LeftOut(without_municipality=len(listed) - len(placed), repeated=len(placed) - len(papers))
    answers = answer(papers, told, followed, copies, left_out)
    return Linked(tuple(papers), tuple(told), tuple(followed), tuple(copies), answers)


def write_links(linked: Linked, folder: Path) -> tuple[Path, Path]:
    """Write links.jsonl and answers.json into a folder; each is written under another name first, then renamed.

    Raise ``UsageError`` where the folder cannot be written to.
    """
    lines = "".join(f"{link.model_dump_json()}\n" for link in linked.links)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (
            _write(folder / LINKS, [lines]),
            _write(folder / ANSWERS, [linked.answers.model_dump_json(indent=1), "\n"]),
        )
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}: choose another folder with --out") from error


def _write(path: Path, parts: Sequence[str]) -> Path:
    part = path.with_name(f".{path.name}.part")
    part.write_text("".join(parts), encoding="utf-8", newline="\n")
    part.replace(path)
    return path
