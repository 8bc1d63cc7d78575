"""Which words promise something."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loften.language import Parsed
from loften.language.enumeration import enumerated_acts
from loften.language.syntax import is_denied
from loften.pledges.finding.areas import assign_areas
from loften.pledges.finding.candidates import Candidate, find_candidates
from loften.pledges.finding.context import Surroundings
from loften.pledges.finding.parents import find_parents
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline
from loften.sections.sentences import sentences

if TYPE_CHECKING:
    from loften.language.types import Span


def propose(outline: Outline) -> tuple[Candidate, ...]:
    """Return what may be a pledge by its words and place, in reading order, for ``find`` to ask the syntax of."""
    return tuple(find_candidates(Surroundings(outline)))


def find(outline: Outline, parsed: Parsed, candidates: Sequence[Candidate] | None = None) -> tuple[FoundPledge, ...]:
    """Find the pledges of a document, in reading order, each with its lead-in, parent and focus area.

    ``candidates`` are those that ``propose`` returned, where it was asked before.
    """
    candidates = propose(outline) if candidates is None else candidates
    return tie([unit for candidate in candidates for unit in _acts(candidate, parsed)], outline)


def _acts(candidate: Candidate, parsed: Parsed) -> Iterator[Candidate]:
    """Yield a promise in prose once for each action that its sentence strings together; anything else as it is.

    Nothing for a candidate whose first sentence denies a promise: what follows only specifies what is denied.
    """
    tokens = _first_sentence(candidate, parsed) if candidate.role == "pledge" else None
    if tokens is None:
        yield candidate
        return
    if is_denied(tokens):
        return
    if candidate.form != "prose" or "promise.goal" in candidate.reasons:
        yield candidate
        return
    origin = candidate.start - tokens.start_char
    *parts, (begin, _) = enumerated_acts(tokens)
    for start, end in (*parts, (begin, candidate.end - origin)):
        yield replace(candidate, start=origin + start, end=origin + end)


def _first_sentence(candidate: Candidate, parsed: Parsed) -> "Span | None":
    first = next(sentences(parsed.document.text, candidate.start, candidate.end), None)
    return parsed.span(*first) if first else None


def tie(candidates: Sequence[Candidate], outline: Outline) -> tuple[FoundPledge, ...]:
    """Return the candidates that are pledges, each with its lead-in, parent and focus area."""
    parents = find_parents(candidates, outline.layout, outline.document.text)
    kept = [number for number, candidate in enumerate(candidates) if candidate.role == "pledge"]
    place = {number: index for index, number in enumerate(kept)}
    found = []
    for number in kept:
        candidate, parent = candidates[number], parents[number]
        found.append(
            FoundPledge(
                start=candidate.start,
                end=candidate.end,
                block=candidate.block,
                lead=outline.layout.leads[candidate.block],
                parent=None if parent is None else place.get(parent),
                reasons=candidate.reasons,
                score=candidate.score,
            )
        )
    return assign_areas(found, outline)
