"""Whether a state of the world is promised, or an activity."""

import re

from loften.agreement import PledgeKind
from loften.language import Parsed
from loften.pledges.actor.reading import sentences
from loften.pledges.measurability.predicates import SAYS_LITTLE, find_predicate
from loften.pledges.measurability.words import attributes, read_words
from loften.pledges.pledge import FoundPledge
from loften.pledges.state import promises_state
from loften.sections import Outline

_COMMITS = re.compile(r"\b(?:ska|skall|lovar|åtar|kommer\s+att)\b", re.IGNORECASE)
_IS_SO = re.compile(r"\b(?:är|var|har|finns|upplevs)\b", re.IGNORECASE)


def decide_kind(pledge: FoundPledge, outline: Outline, parsed: Parsed) -> PledgeKind:
    """Return ``effekt`` where the sentence that promises names a state of the world (codebook section 5)."""
    text = outline.document.text
    first, last = _promising(text, pledge)
    if promises_state(text, first, last, surely=True):
        return "effekt"
    predicate = find_predicate(text, first, last, attributes(read_words(text, first, last, parsed)))
    if predicate.nature == "act" and predicate.rule not in SAYS_LITTLE:
        return "aktivitet"
    return "effekt" if promises_state(text, first, last) else "aktivitet"


def _promising(text: str, pledge: FoundPledge) -> tuple[int, int]:
    """Return the first sentence, or the first that commits where the first only says how things are."""
    found = list(sentences(text, pledge.start, pledge.end)) or [(pledge.start, pledge.end)]
    if _IS_SO.search(text, *found[0]) and not _COMMITS.search(text, *found[0]):
        return next((span for span in found if _COMMITS.search(text, *span)), found[0])
    return found[0]
