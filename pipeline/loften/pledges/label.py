"""All labels of all pledges of a document."""

from collections.abc import Sequence

from loften.agreement import Period
from loften.head import Head
from loften.language import Parsed
from loften.pledges.actor import decide_actors
from loften.pledges.confidence import estimate, look
from loften.pledges.kind import decide_kind
from loften.pledges.measurability import decide_measurability, read_sentences
from loften.pledges.pledge import FoundPledge, LabelledPledge
from loften.pledges.themes import decide_themes
from loften.sections import Outline


def label(pledges: Sequence[FoundPledge], outline: Outline, parsed: Parsed, head: Head) -> tuple[LabelledPledge, ...]:
    """Give every found pledge its actor, measurability, kind, themes and confidence."""
    labelled = []
    own_year = _single_year(head.period)
    for pledge, (actor, actor_reasons) in zip(pledges, decide_actors(pledges, outline, parsed, head), strict=True):
        sentences = read_sentences(pledge, outline, parsed)
        measurability, measurability_reasons = decide_measurability(sentences, own_year)
        classes = frozenset(hit.kind for sentence in sentences for hit in sentence.hits)
        reasons = (*pledge.reasons, *actor_reasons, *measurability_reasons)
        labelled.append(
            LabelledPledge(
                found=pledge,
                themes=decide_themes(pledge, outline),
                actor=actor,
                measurability=measurability,
                kind=decide_kind(sentences),
                confidence=estimate(look(pledge, outline, actor, measurability, reasons, classes)),
                reasons=reasons,
            )
        )
    return tuple(labelled)


def _single_year(period: Period | None) -> str | None:
    """Return the year that a period lies in, None where it is longer or unknown."""
    if period is None or period.start is None or period.end is None:
        return None
    first, last = period.start[:4], period.end[:4]
    return first if first == last else None
