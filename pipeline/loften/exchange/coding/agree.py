"""Agreement of two coders over the same documents: what they hold for pledges, and how they label them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from loften.errors import UsageError
from loften.evaluation.gold import Gold, GoldPlan, GoldPledge, GoldResult
from loften.evaluation.words import same_words
from loften.exchange.coding.alpha import Alpha, Unit, alpha_with_interval
from loften.exchange.coding.pair import (
    LABELS,
    NOMINAL_TOO,
    ORDINAL,
    PLEDGE_LABELS,
    Counts,
    Pair,
    evidence_of,
    label_of,
    parties_of,
    plans,
    results,
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that two coders see in two ways, with the block that it stands in and the block above."""

    document: str
    aspect: str
    a: str
    b: str
    text: str
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often one coder gave a label the value ``a`` and the other ``b``, in either order."""

    label: str
    a: str
    b: str
    units: int


@dataclass(frozen=True)
class Coding:
    """How well two codings agree.

    ``found`` holds F1 of pledges by words ≥ .5, with the same words, of focus areas, plans and results, and of sets of
    pairs for parents, parties, themes and evidence on paired pledges; ``alphas`` Krippendorff's alpha by what is
    labelled, sections over the blocks that both have, status over paired results, the rest over paired pledges;
    ``same`` the share of those units with one label (0..1); ``confusions`` the pairs of labels that differ, most
    frequent first within what is labelled.
    """

    documents: int
    pledges: tuple[int, int]
    found: Mapping[str, float | None]
    alphas: Mapping[str, Alpha]
    same: Mapping[str, float | None]
    confusions: tuple[Confusion, ...]
    disagreements: tuple[Disagreement, ...]


def compare_codings(a: Sequence[Gold], b: Sequence[Gold]) -> Coding:
    """Compare two codings document by document, paired by source; raise ``UsageError`` where none is in both."""
    theirs = {gold.source: gold for gold in b}
    pairs = [Pair(one, theirs[one.source]) for one in a if one.source in theirs]
    if not pairs:
        raise UsageError("no document is in both codings: name two codings of the same documents")
    units: dict[str, list[tuple[str, Unit]]] = {name: [] for name in LABELS}
    counts: dict[str, list[Counts]] = {}
    for pair in pairs:
        for name, unit in pair.units():
            units[name].append((pair.a.name, unit))
        for name, both in (*pair.found(), *pair.sets()):
            counts.setdefault(name, []).append(both)
    return Coding(
        documents=len(pairs),
        pledges=(sum(len(p.a.pledges) for p in pairs), sum(len(p.b.pledges) for p in pairs)),
        found={name: _f1(both) for name, both in counts.items()},
        alphas={name: _alpha(name, own) for name, own in units.items()},
        same={name: _share(unit for _, unit in own) for name, own in units.items()},
        confusions=tuple(one for name, own in units.items() for one in _confusions(name, [unit for _, unit in own])),
        disagreements=tuple(one for pair in pairs for one in _disagreements(pair)),
    )


def _alpha(name: str, own: Sequence[tuple[str, Unit]]) -> Alpha:
    return alpha_with_interval([unit for _, unit in own], [group for group, _ in own], LABELS[name], name == ORDINAL)


def _share(units: Iterator[Unit]) -> float | None:
    same = [a == b for a, b in units]
    return sum(same) / len(same) if same else None


def _confusions(name: str, units: Sequence[Unit]) -> Iterator[Confusion]:
    if name == NOMINAL_TOO:
        return
    order = list(LABELS[name])
    pairs = Counter(tuple(sorted(map(str, unit), key=order.index)) for unit in units if len(set(unit)) > 1)
    for (a, b), number in pairs.most_common():
        yield Confusion(name, a, b, number)


def _f1(counts: Sequence[Counts]) -> float | None:
    both, a, b = (sum(column) for column in zip(*counts, strict=True))
    return 2 * both / (a + b) if a + b else None


def _disagreements(pair: Pair) -> Iterator[Disagreement]:
    """Yield what differs: pledges of one coder alone, labels, sections, then what is followed up."""
    ours, theirs = {p.id for p, _ in pair.paired}, {q.id for _, q in pair.paired}
    for p in pair.a.pledges:
        if p.id not in ours:
            yield _one(pair.a, p, "pledge of a alone", p.text, "–")
    for q in pair.b.pledges:
        if q.id not in theirs:
            yield _one(pair.b, q, "pledge of b alone", "–", q.text)
    for p, q in pair.paired:
        for aspect, a, b in _differences(pair, p, q):
            yield _one(pair.a, p, aspect, a, b)
    for one, other in pair.blocks:
        if one.section != other.section:
            context = _context(pair.a, one.n)
            yield Disagreement(pair.a.name, "section", one.section, other.section, one.text, context)
    yield from _follow_up(pair)


def _differences(pair: Pair, p: GoldPledge, q: GoldPledge) -> Iterator[tuple[str, str, str]]:
    if not same_words(p.text, q.text):
        yield "extent", p.text, q.text
    for name in PLEDGE_LABELS:
        if label_of(p, name) != label_of(q, name):
            yield name, label_of(p, name), label_of(q, name)
    sets: tuple[tuple[str, Set[str], Set[str]], ...] = (
        ("themes", set(p.themes), set(q.themes)),
        ("parties", parties_of(p), parties_of(q)),
        ("evidence", evidence_of(p), evidence_of(q)),
    )
    for name, a, b in sets:
        if a != b:
            yield name, _listed(a), _listed(b)
    if pair.partner.get(p.parent or "") != q.parent:
        yield "parent", _text(pair.a, p.parent), _text(pair.b, q.parent)


def _follow_up(pair: Pair) -> Iterator[Disagreement]:
    paired = {id(item) for both in pair.results for item in both}
    for gold, alone in ((pair.a, "result of a alone"), (pair.b, "result of b alone")):
        for result in results(gold):
            if id(result) not in paired:
                yield _item(gold, result, alone, *_sides(gold is pair.a, result.text))
    for mine, other in pair.results:
        if mine.status != other.status:
            yield _item(pair.a, mine, "status", mine.status, other.status)
    if len(plans(pair.a)) != len(plans(pair.b)):
        more = max((pair.a, pair.b), key=lambda gold: len(plans(gold)))
        texts = [_listed({plan.text for plan in plans(gold)}) for gold in (pair.a, pair.b)]
        yield _item(more, plans(more)[0], "plans", *texts)


def _sides(first: bool, text: str) -> tuple[str, str]:
    return (text, "–") if first else ("–", text)


def _item(gold: Gold, item: GoldPlan | GoldResult, aspect: str, a: str, b: str) -> Disagreement:
    return Disagreement(gold.name, aspect, a, b, item.text, _context(gold, item.block or 1))


def _one(gold: Gold, pledge: GoldPledge, aspect: str, a: str, b: str) -> Disagreement:
    return Disagreement(gold.name, aspect, a, b, pledge.text, _context(gold, pledge.block))


def _context(gold: Gold, number: int) -> tuple[str, ...]:
    index = next((i for i, block in enumerate(gold.blocks) if block.n == number), 0)
    return tuple(block.text for block in gold.blocks[max(0, index - 1) : index + 1])


def _listed(found: Iterable[str]) -> str:
    return "; ".join(sorted(found)) or "–"


def _text(gold: Gold, identity: str | None) -> str:
    return next((pledge.text for pledge in gold.pledges if pledge.id == identity), "–")
