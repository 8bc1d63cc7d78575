"""What links answer, and how right they are, as tables."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from loften.evaluation.links.score import LinkScores, PairScore, Share
from loften.linking import Answers
from loften.linking.answers import STATUSES, Fulfilment
from loften.wording import many

_ROUTES = 5
_PLACES = 12
_SHORT = {"ej genomfört": "ej"}
_SHARES = {
    "status of results found": "status",
    "status, missed are wrong": "status_all",
    "goes on or not": "fate",
    "changes of right pairs": "changes",
}


def answer_summary(answers: Answers) -> RenderableType:
    """Return the summary that ends ``loften link``."""
    total = answers.all
    head = (
        f"{many(answers.documents, 'document')}, {many(total.pledges, 'pledge')}: {total.followed_up} followed up, "
        f"{total.no_follow_up} without any follow-up. "
        f"{many(answers.results, 'result')}, {answers.results_without_pledge} of a pledge that is not here."
    )
    parts: list[RenderableType] = [Text(head), *_left_out(answers)]
    if total.followed_up:
        parts.append(_fulfilment("measurable promises, and others", answers.by_measurability))
        parts.append(_fulfilment("by municipality", _most(answers.by_municipality)))
        parts.append(_fulfilment("by theme", _most(answers.by_theme)))
        parts.append(Text("kept: genomfört, of those reported on, with its 95 % interval", style="dim"))
    parts += [Text(line) for line in _lines(answers)]
    parts.append(Text(answers.caveat, style="dim"))
    return Group(*parts)


def _left_out(answers: Answers) -> list[Text]:
    left = answers.left_out
    found = []
    if left.without_municipality:
        found.append(
            Text(f"{many(left.without_municipality, 'document')} without a municipality, linked with nothing.")
        )
    if left.repeated:
        found.append(Text(f"{many(left.repeated, 'document')} left out, where an agreement is published again."))
    return found


def _most(groups: Sequence[Fulfilment]) -> list[Fulfilment]:
    """Return the groups with the most pledges followed up, in their order."""
    chosen = sorted(groups, key=lambda one: (-one.followed_up, one.group))[:_PLACES]
    return [one for one in groups if one in chosen and one.followed_up]


def _fulfilment(title: str, groups: Sequence[Fulfilment]) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", ratio=1)
    for name in ("pledges", "no report", *(_SHORT.get(status, status) for status in STATUSES), "kept"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in groups:
        statuses = [str(one.statuses[status] or "·") for status in STATUSES]
        table.add_row(one.group, str(one.pledges), str(one.no_follow_up), *statuses, _kept(one))
    return table


def _kept(one: Fulfilment) -> str:
    if one.kept is None or one.kept_interval is None:
        return "–"
    low, high = one.kept_interval
    return f"{one.kept:.0%} {low * 100:.0f}–{high * 100:.0f}"


def _lines(answers: Answers) -> list[str]:
    fates, sharp, reuse = answers.fates, answers.sharpness, answers.reuse
    found = [
        f"Next agreement: {fates['kept']} kept, {fates['changed']} changed, {fates['dropped']} dropped, "
        f"{fates['new']} new; of {sharp.pairs} that go on, {sharp.sharper} became more measurable, "
        f"{sharp.vaguer} less.",
        "Share kvantifierad by first year: "
        + ", ".join(f"{one.year} {one.kvantifierad:.0%} of {one.pledges}" for one in answers.measurability),
        f"Reuse: {reuse.copies} of {reuse.pledges} pledges stand nearly word for word in an earlier agreement of "
        f"another municipality ({many(reuse.clusters, 'cluster')}, {many(reuse.municipalities, 'municipality')}).",
    ]
    return found + [f"  {one.earliest} → {one.later}: {one.pledges}" for one in reuse.network[:_ROUTES]]


def score_table(scores: Mapping[str, LinkScores]) -> Table:
    """Return the scores of linking, a column a system."""
    table = Table(title="links over time, against chains", title_justify="left")
    table.add_column("")
    for name in scores:
        table.add_column(name, justify="right")
    for title, pairs in (("result → pledge", "links"), ("pledge → successor", "successors")):
        found: list[PairScore] = [getattr(one, pairs) for one in scores.values()]
        for measure in ("f1", "precision", "recall"):
            label = f"{title}: F1 (n {found[0].gold})" if measure == "f1" else f"  {measure}"
            table.add_row(label, *(_number(getattr(one, measure)) for one in found))
    for title, share in _SHARES.items():
        table.add_row(title, *(_share(getattr(one, share)) for one in scores.values()))
    return table


def _share(one: Share | None) -> str:
    return "–" if one is None else f"{_number(one.value)} of {one.of}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
