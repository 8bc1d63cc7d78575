"""What goes on the page, and the page made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from loften.evaluation.bootstrap import Interval
from loften.evaluation.breakdown import SHOWN
from loften.evaluation.coverage import without_gold
from loften.evaluation.ladder import SHOWN as RUNG_FIGURES
from loften.evaluation.measure_list import MEASURES, SHORT_NAMES
from loften.evaluation.measures import NOTHING, class_f1
from loften.evaluation.page.charts import reliability, risk
from loften.evaluation.scores import Score, Scores
from loften.evaluation.view import View
from loften.extras import need

CARDS = {
    "pledges.words.f1": "pledges found (F1)",
    "actor.label.macro_f1": "actor (macro-F1)",
    "measurability.macro_f1": "measurability (macro-F1)",
    "sections.type.macro_f1": "sections (macro-F1)",
    "labels.end.f1": "pledge with all labels right (F1)",
    "share.error.mean": "error of the share kvantifierad",
}
_TABLES = ("sections.type", "actor.label", "actor.basis", "measurability", "kind", "result.status", "head.kind")


@dataclass(frozen=True)
class Confusion:
    """A confusion table with the F1 of every class; ``columns`` end with "nothing predicted"."""

    title: str
    labels: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[Sequence[int]]
    f1: Sequence[float | None]


def render(view: View) -> str:
    """Return the page; every text from a document is escaped."""
    jinja = need("jinja2", "evaluation")
    loader = jinja.PackageLoader("loften.evaluation.page", "")
    environment = jinja.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["figure"] = figure
    scores = view.scores
    cases = scores.cases
    provenance = next((case.record.provenance for case in cases if case.record), None)
    content: dict[str, Any] = {
        "view": view,
        "documents": len(cases),
        "pledges": sum(len(case.gold.pledges) for case in cases),
        "provenance": provenance,
        "cards": [(title, scores.by_id[name].value, view.intervals.get(name)) for name, title in CARDS.items()],
        "groups": _groups(view),
        "missing": without_gold([case.gold for case in cases]),
        "confusions": [table for table in (_confusion(scores, key) for key in _TABLES) if any(map(any, table.rows))],
        "rung_names": [SHORT_NAMES[name] for name in RUNG_FIGURES],
        "rung_figures": RUNG_FIGURES,
        "part_names": [SHORT_NAMES[name] for name in SHOWN],
        "part_figures": SHOWN,
        "short": SHORT_NAMES,
        "charts": [
            (one, jinja.utils.markupsafe.Markup(reliability(one.bins)), jinja.utils.markupsafe.Markup(risk(one)))
            for one in view.calibrations
        ],
        "by_document": [_document(scores, index) for index in range(len(cases))],
        "aspects": _counted(difference.aspect for difference in view.differences),
        "names": _counted(difference.document for difference in view.differences),
    }
    return str(environment.get_template("page.html.jinja").render(content))


def figure(value: float | None, digits: int = 3) -> str:
    """Return a figure as text, a dash where there is none."""
    return "–" if value is None else f"{value:.{digits}f}"


_Row = tuple[list[Score], list[Score], Interval | None]


def _groups(view: View) -> list[tuple[str, list[_Row]]]:
    """Return every figure by group and measure: without doubtful fields, with them, and its interval."""
    doubtful = {score.id: score for score in view.scores.figures(doubtful=True)}
    groups = []
    for group, figures in groupby(view.scores.figures(), key=lambda score: score.measure.group):
        rows = []
        for _, parts in groupby(figures, key=lambda score: score.measure.key):
            own = list(parts)
            rows.append((own, [doubtful[score.id] for score in own], view.intervals.get(own[0].id)))
        groups.append((group, rows))
    return groups


def _confusion(scores: Scores, key: str) -> Confusion:
    measure, counts = MEASURES[key], scores.counts(key)
    f1 = [None if value != value else float(value) for value in class_f1(counts)]
    rows = [[int(n) for n in row] for row in counts]
    return Confusion(measure.title, measure.labels, (*measure.labels, NOTHING), rows, f1)


def _document(scores: Scores, index: int) -> tuple[str, int, int, list[float | None], str | None]:
    by_id = {score.id: score.value for score in scores.figures(only=[index])}
    case = scores.cases[index]
    shown = [by_id[name] for name in SHOWN]
    return case.gold.name, len(case.gold.pledges), len(case.pledges), shown, case.failure


def _counted(values: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items()))
