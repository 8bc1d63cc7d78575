"""The best sequence of section types: each block's evidence weighed against what usually follows what."""

from collections.abc import Sequence

from loften.agreement import SECTION_TYPES, SectionType
from loften.sections.evidence import Scores

# What may follow what, in units of evidence: documents run mostly forward from introduction to signatures, but
# background and promises alternate, and furniture stands anywhere. Pairs not named cost nothing.
_AFTER: dict[tuple[SectionType, SectionType], float] = {
    ("löften", "inledning"): -2.0,
    ("uppföljning", "inledning"): -1.5,
    ("signatur", "inledning"): -4.0,
    ("signatur", "lägesbild"): -4.0,
    ("signatur", "fokusområden"): -4.0,
    ("signatur", "löften"): -3.0,
    ("signatur", "uppföljning"): -2.0,
    ("inledning", "signatur"): -2.0,
    ("lägesbild", "signatur"): -2.0,
    ("fokusområden", "signatur"): -2.0,
    ("löften", "fokusområden"): -1.0,
    ("uppföljning", "fokusområden"): -1.5,
    ("uppföljning", "lägesbild"): -0.5,
    ("övrigt", "inledning"): -0.5,
}


def decode(evidence: Sequence[Scores], cohesion: Sequence[float]) -> list[SectionType]:
    """Return the sequence of types with the greatest sum of evidence and transitions (Viterbi's algorithm).

    ``cohesion[i]`` is the bonus for block ``i`` having the type of the block before it.
    """
    if not evidence:
        return []
    best = dict(evidence[0])
    back: list[dict[SectionType, SectionType]] = []
    for scores, stay in zip(evidence[1:], cohesion[1:], strict=True):
        origin, reached = dict[SectionType, SectionType](), dict[SectionType, float]()
        for here in SECTION_TYPES:
            before = max(SECTION_TYPES, key=lambda s: best[s] + _transition(s, here, stay))
            origin[here] = before
            reached[here] = best[before] + _transition(before, here, stay) + scores[here]
        back.append(origin)
        best = reached
    path = [max(SECTION_TYPES, key=lambda s: best[s])]
    for origin in reversed(back):
        path.append(origin[path[-1]])
    return path[::-1]


def _transition(before: SectionType, here: SectionType, stay: float) -> float:
    return stay if before == here else _AFTER.get((before, here), 0.0)
