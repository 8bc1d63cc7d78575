"""Counts on pledges: found or not, and the labels of those found."""

from loften.agreement import Pledge
from loften.evaluation.case import Case
from loften.evaluation.gold import GoldPledge
from loften.evaluation.measures import Tally
from loften.evaluation.words import forms, jaccard, same_words


def count_found(case: Case, tally: Tally, doubtful: bool) -> None:
    """Count pledges found; where ``doubtful`` is false, a pledge whose existence is in doubt counts on neither side."""
    gold = sum(doubtful or pledge.sure("exists") for pledge in case.gold.pledges)
    pairs = [(g, p, like) for g, p, like in case.pairs if doubtful or g.sure("exists")]
    predicted = len(pairs) + len(case.extra)
    tally.f1("pledges.words", len(pairs), predicted, gold)
    tally.f1("pledges.exact", sum(same_words(g.text, p.text) for g, p, _ in pairs), predicted, gold)
    tally.f1("pledges.partial", sum(like for _, _, like in pairs), predicted, gold)
    _count_end_to_end(case, tally, pairs, gold, predicted)


def _count_end_to_end(
    case: Case, tally: Tally, pairs: list[tuple[GoldPledge, Pledge, float]], gold: int, predicted: int
) -> None:
    actor = [g.actor.label == p.actor.label for g, p, _ in pairs]
    measurability = [g.measurability.label == p.measurability.label for g, p, _ in pairs]
    kind = [g.kind == p.kind for g, p, _ in pairs]
    tally.f1("actor.end", sum(actor), predicted, gold)
    tally.f1("measurability.end", sum(measurability), predicted, gold)
    tally.f1("labels.end", sum(map(all, zip(actor, measurability, kind, strict=True))), predicted, gold)


def count_labels(case: Case, tally: Tally, doubtful: bool) -> None:
    """Count the labels of paired pledges, each field where it is not in doubt or ``doubtful`` is true."""
    for gold, predicted, _ in case.pairs:
        if doubtful or gold.sure("actor"):
            _count_actor(gold, predicted, tally)
        if doubtful or gold.sure("measurability"):
            tally.label("measurability", gold.measurability.label, predicted.measurability.label)
        if doubtful or gold.sure("kind"):
            tally.label("kind", gold.kind, predicted.kind)
        if doubtful or gold.sure("parent"):
            tally.right("parent.right", parent_is_right(case, gold, predicted))
        tally.right("focus_area.right", focus_area_is_right(case, gold, predicted))
        if gold.themes:
            tally.sets("themes", gold.themes, predicted.themes)


def count_parents(case: Case, tally: Tally, doubtful: bool) -> None:
    """Count the edges from a pledge to its parent; an edge is right where both ends are the paired pledges."""
    sure = [p for p in case.gold.pledges if doubtful or (p.sure("parent") and p.sure("exists"))]
    left_out = {p.id for p in case.gold.pledges} - {p.id for p in sure}
    gold = {(pledge.id, pledge.parent) for pledge in sure if pledge.parent}
    predicted = set()
    for pledge in case.pledges:
        child = case.gold_of.get(pledge.id)
        if pledge.parent and not (child and child.id in left_out):
            parent = case.gold_of.get(pledge.parent)
            predicted.add((child.id if child else f"?{pledge.id}", parent.id if parent else f"?{pledge.parent}"))
    tally.sets("parent.edges", gold, predicted)


def count_focus_areas(case: Case, tally: Tally) -> None:
    """Count the document's focus areas by their label's words."""
    predicted = [area.label for area in case.record.focus_areas] if case.record else []
    tally.sets("focus_areas", map(_key, case.gold.focus_areas), map(_key, predicted))


def parent_is_right(case: Case, gold: GoldPledge, predicted: Pledge) -> bool:
    """Return whether a paired pledge has the gold's parent, or like the gold none."""
    if predicted.parent is None or gold.parent is None:
        return predicted.parent is None and gold.parent is None
    parent = case.gold_of.get(predicted.parent)
    return parent is not None and parent.id == gold.parent


def focus_area_label(case: Case, predicted: Pledge) -> str | None:
    """Return the label of the focus area that a predicted pledge has."""
    areas = case.record.focus_areas if case.record else ()
    return next((area.label for area in areas if area.id == predicted.focus_area), None)


def focus_area_is_right(case: Case, gold: GoldPledge, predicted: Pledge) -> bool:
    """Return whether a paired pledge has the gold's focus area (words ≥ .5), or like the gold none."""
    label = focus_area_label(case, predicted)
    if label is None or gold.focus_area is None:
        return label is None and gold.focus_area is None
    return jaccard(label, gold.focus_area) >= 0.5


def _count_actor(gold: GoldPledge, predicted: Pledge, tally: Tally) -> None:
    tally.label("actor.label", gold.actor.label, predicted.actor.label)
    tally.label("actor.basis", gold.actor.basis, predicted.actor.basis)
    ours, theirs = gold.actor.parties, predicted.actor.parties
    tally.sets("parties.kinds", {p.kind for p in ours}, {p.kind for p in theirs})
    tally.sets("parties", {(p.kind, p.role) for p in ours}, {(p.kind, p.role) for p in theirs})
    named = {(p.kind, p.role, _key(p.name)) for p in ours}
    tally.sets("parties.names", named, {(p.kind, p.role, _key(p.name)) for p in theirs})


def _key(text: str) -> str:
    return " ".join(forms(text))
