"""Whether a state of the world is promised, or an activity."""

from loften.agreement import PledgeKind
from loften.language import Parsed
from loften.pledges.actor.reading import sentences
from loften.pledges.measurability.predicates import SAYS_LITTLE, find_predicate
from loften.pledges.measurability.words import attributes, read_words
from loften.pledges.pledge import FoundPledge
from loften.pledges.state import promises_state
from loften.sections import Outline


def decide_kind(pledge: FoundPledge, outline: Outline, parsed: Parsed) -> PledgeKind:
    """Return ``effekt`` where the first sentence promises a state of the world (codebook section 5)."""
    text = outline.document.text
    first, last = next(iter(sentences(text, pledge.start, pledge.end)), (pledge.start, pledge.end))
    if promises_state(text, first, last, surely=True):
        return "effekt"
    predicate = find_predicate(text, first, last, attributes(read_words(text, first, last, parsed)))
    if predicate.nature == "act" and predicate.rule not in SAYS_LITTLE:
        return "aktivitet"
    return "effekt" if promises_state(text, first, last) else "aktivitet"
