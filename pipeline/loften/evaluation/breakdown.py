"""Figures on parts of the gold: by format, layout and period of the documents, and by the basis of the actor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from loften.evaluation.case import Case
from loften.evaluation.scores import Scores

SHOWN = (
    "sections.type.macro_f1",
    "pledges.words.f1",
    "actor.label.accuracy",
    "measurability.macro_f1",
    "labels.end.f1",
)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the documents: what they share, how many they and their gold pledges are, and the figures by id."""

    name: str
    documents: int
    pledges: int
    figures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class BasisPart:
    """The gold pledges of one actor basis: how many, how many of them were found, and the labels of those found."""

    basis: str
    pledges: int
    found: float | None
    actor: float | None
    basis_right: float | None
    measurability: float | None


def breakdown(scores: Scores, by: Callable[[Case], str]) -> list[Part]:
    """Return the main figures for each part of the documents, largest part first."""
    members: dict[str, list[int]] = {}
    for index, case in enumerate(scores.cases):
        members.setdefault(by(case), []).append(index)
    parts = []
    for name, indices in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        figures = {figure.id: figure.value for figure in scores.figures(only=indices)}
        pledges = sum(len(scores.cases[index].gold.pledges) for index in indices)
        parts.append(Part(name, len(indices), pledges, {name: figures[name] for name in SHOWN}))
    return parts


def by_format(case: Case) -> str:
    """Return what kind of file the document is."""
    if case.record and case.record.document.source.ocr:
        return "scan"
    suffix = case.gold.source.rpartition(".")[2].lower()
    return {"pdf": "PDF", "html": "web page", "htm": "web page", "txt": "text"}.get(suffix, suffix)


def by_layout(case: Case) -> str:
    """Return what most of the pledges stand in, by the record's blocks."""
    if case.record is None:
        return "not converted"
    kinds = {block.id: block.kind for block in case.record.blocks}
    stand = [kinds[pledge.block] for pledge in case.pledges]
    if not stand:
        return "no pledges"
    most = max(sorted(set(stand)), key=stand.count)
    return f"mostly {most.replace('_', ' ')}s" if stand.count(most) * 4 >= len(stand) * 3 else "mixed"


def by_period(case: Case) -> str:
    """Return the gold's first year in steps of three years."""
    period = case.gold.document.period
    if period is None or period.start is None:
        return "no period"
    first = (int(period.start[:4]) - 2013) // 3 * 3 + 2013
    return f"{first}–{first + 2}"


BREAKDOWNS: dict[str, Callable[[Case], str]] = {
    "format": by_format,
    "where the pledges stand": by_layout,
    "first year": by_period,
}


def by_basis(scores: Scores) -> list[BasisPart]:
    """Return the figures of pledges by the gold's basis of the actor, without the fields in doubt."""
    parts = []
    bases = dict.fromkeys(pledge.actor.basis for case in scores.cases for pledge in case.gold.pledges)
    for basis in sorted(bases):
        own = [(case, p) for case in scores.cases for p in case.gold.pledges if p.actor.basis == basis]
        found = [case.predicted_of.get(p.id) is not None for case, p in own if p.sure("exists")]
        pairs = [(p, case.predicted_of[p.id]) for case, p in own if p.id in case.predicted_of]
        actors = [(g.actor, p.actor) for g, p in pairs if g.sure("actor")]
        labels = [g.measurability.label == p.measurability.label for g, p in pairs if g.sure("measurability")]
        parts.append(
            BasisPart(
                basis,
                len(own),
                _share(found),
                _share([a.label == b.label for a, b in actors]),
                _share([a.basis == b.basis for a, b in actors]),
                _share(labels),
            )
        )
    return parts


def _share(right: list[bool]) -> float | None:
    return sum(right) / len(right) if right else None
