"""Which words promise something."""

from collections.abc import Sequence

from loften.language import Parsed
from loften.pledges.finding.areas import assign_areas
from loften.pledges.finding.candidates import Candidate, find_candidates
from loften.pledges.finding.context import Surroundings
from loften.pledges.finding.parents import find_parents
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def find(outline: Outline, parsed: Parsed) -> tuple[FoundPledge, ...]:
    """Find the pledges of a document, in reading order, each with its lead-in, parent and focus area."""
    return tie(list(find_candidates(Surroundings(outline))), outline)


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
