"""Whether a state of the world is promised, or an activity."""

import re
from collections.abc import Sequence

from loften.agreement import PledgeKind
from loften.pledges.measurability import Sentence
from loften.pledges.measurability.predicates import SAYS_LITTLE

_COMMITS = re.compile(r"\b(?:ska|skall|lovar|åtar|kommer\s+att)\b", re.IGNORECASE)
_IS_SO = re.compile(r"\b(?:är|var|har|finns|upplevs)\b", re.IGNORECASE)


def decide_kind(sentences: Sequence[Sentence]) -> PledgeKind:
    """Return ``effekt`` where the sentence that promises names a state of the world (codebook section 5)."""
    promise = _promising(sentences)
    if promise.surely_promises_state:
        return "effekt"
    if promise.predicate.nature == "act" and promise.predicate.rule not in SAYS_LITTLE:
        return "aktivitet"
    return "effekt" if promise.promises_state else "aktivitet"


def _promising(sentences: Sequence[Sentence]) -> Sentence:
    """Return the first sentence, or the first that commits where the first only says how things are."""
    first = sentences[0]
    if _matches(_IS_SO, first) and not _matches(_COMMITS, first):
        return next((sentence for sentence in sentences if _matches(_COMMITS, sentence)), first)
    return first


def _matches(pattern: re.Pattern[str], sentence: Sentence) -> bool:
    return pattern.search(sentence.text, sentence.start, sentence.end) is not None
