"""Scores as tables for the terminal."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.table import Table

from loften.evaluation.bootstrap import Interval, Paired
from loften.evaluation.breakdown import SHOWN, BasisPart, Part
from loften.evaluation.calibration import Calibration
from loften.evaluation.coverage import without_gold
from loften.evaluation.gold import Gold
from loften.evaluation.ladder import SHOWN as RUNG_FIGURES
from loften.evaluation.measure_list import SHORT_NAMES
from loften.evaluation.scores import Score, Scores
from loften.wording import many

_SHORT = {
    "f1": "F1",
    "macro_f1": "macro-F1",
    "precision": "P",
    "recall": "R",
    "accuracy": "acc",
    "kappa": "κ",
    "mae": "MAE",
}
_DOCUMENT_COLUMNS = {
    "section F1": "sections.type.macro_f1",
    "pledge F1": "pledges.words.f1",
    "exact F1": "pledges.exact.f1",
    "actor": "actor.label.accuracy",
    "basis": "actor.basis.accuracy",
    "measur.": "measurability.accuracy",
    "kind": "kind.accuracy",
    "parent": "parent.right.mean",
    "area": "focus_area.right.mean",
}


def main_table(scores: Scores, intervals: Mapping[str, Interval]) -> Table:
    """Every measure: without doubtful fields with its interval, and with them."""
    golds = [case.gold for case in scores.cases]
    table = Table(title=f"{many(len(golds), 'document')}, {many(sum(len(g.pledges) for g in golds), 'pledge')} in gold")
    for heading in ("", "measure", "without doubtful fields", "95 %", "with them"):
        table.add_column(heading)
    table.add_column("n", justify="right")
    with_doubtful = {figure.id: figure for figure in scores.figures(doubtful=True)}
    for group, figures in groupby(scores.figures(), key=lambda figure: figure.measure.group):
        table.add_section()
        for measure, parts in groupby(figures, key=lambda figure: figure.measure):
            own = list(parts)
            interval = _interval(intervals.get(own[0].id))
            theirs = _line([with_doubtful[figure.id] for figure in own])
            table.add_row(group, measure.title, _line(own), interval, theirs, str(own[0].support))
            group = ""
    return table


def document_table(scores: Scores) -> Table:
    """The main figures by document."""
    table = _table("by document (without doubtful fields)", "document", ("gold", "found", *_DOCUMENT_COLUMNS))
    for index, case in enumerate(scores.cases):
        by_id = {figure.id: figure for figure in scores.figures(only=[index])}
        figures = (number(by_id[name].value) for name in _DOCUMENT_COLUMNS.values())
        table.add_row(case.gold.name, str(len(case.gold.pledges)), str(len(case.pledges)), *figures)
    return table


def ladder_table(rungs: Mapping[str, Scores]) -> Table:
    """The oracle ladder: a column a rung."""
    return _side_by_side("oracle ladder: what gold does before the program", rungs)


def part_table(title: str, parts: Sequence[Part]) -> Table:
    """One breakdown: a row a part."""
    table = _table(f"by {title}", title, ("documents", "pledges", *_names(SHOWN)))
    for part in parts:
        figures = (number(part.figures[name]) for name in SHOWN)
        table.add_row(part.name, str(part.documents), str(part.pledges), *figures)
    return table


def basis_table(parts: Sequence[BasisPart]) -> Table:
    """The breakdown by where the gold has the actor from."""
    table = _table("by basis of the actor", "basis", ("pledges", "found", "actor", "basis", "measurability"))
    for part in parts:
        figures = (part.found, part.actor, part.basis_right, part.measurability)
        table.add_row(part.basis, str(part.pledges), *map(number, figures))
    return table


def system_table(systems: Mapping[str, Scores]) -> Table:
    """Systems side by side, a column a system."""
    return _side_by_side("beside the baselines", systems)


def _side_by_side(title: str, columns: Mapping[str, Scores]) -> Table:
    table = _table(title, "figure", tuple(columns))
    for name in RUNG_FIGURES:
        table.add_row(SHORT_NAMES[name], *(number(scores.by_id[name].value) for scores in columns.values()))
    return table


def paired_table(title: str, compared: Mapping[str, Paired]) -> Table:
    """Two systems on the same draws, figure by figure."""
    table = _table(title, "figure", ("a", "b", "b - a", "95 %", "p"))
    for name in RUNG_FIGURES:
        if name in compared:
            pair = compared[name]
            sides = (number(pair.a), number(pair.b), f"{pair.difference:+.3f}")
            table.add_row(SHORT_NAMES[name], *sides, _interval(pair.interval), f"{pair.p:.3f}")
    return table


def calibration_table(found: Sequence[Calibration]) -> Table:
    """How the confidences did: a row an event."""
    columns = ("judged", "error", "without the least certain 10 %", "… 20 %", "AUROC of wrong", "ECE", "Brier")
    table = _table("confidence", "event", columns)
    for one in found:
        after = (number(one.error_after_review(0.1)), number(one.error_after_review(0.2)))
        quality = (number(one.auroc), number(one.ece), number(one.brier))
        table.add_row(one.event, str(one.size), number(one.error), *after, *quality)
    return table


def no_gold_lines(golds: Sequence[Gold]) -> list[str]:
    """One line a closed list that the gold does not cover whole."""
    return [f"no gold: {name}: {', '.join(labels)}" for name, labels in without_gold(golds).items()]


def number(value: float | None) -> str:
    """Return a figure with three decimals, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def _names(figures: Sequence[str]) -> list[str]:
    return [SHORT_NAMES[figure] for figure in figures]


def _table(title: str, first: str, columns: Sequence[str]) -> Table:
    table = Table(title=title)
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="right", min_width=5)
    return table


def _line(figures: Sequence[Score]) -> str:
    if not figures[0].support:
        return "nothing to compare"
    parts = (f"{_SHORT.get(figure.name, '')} {number(figure.value)}".strip() for figure in figures)
    return "  ".join(parts)


def _interval(interval: Interval | None) -> str:
    return f"{interval.low:.3f} – {interval.high:.3f}" if interval else "–"
