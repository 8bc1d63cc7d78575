"""The summary at the end of a run."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from loften.agreement import MEASURABILITY, ActorLabel, Agreement
from loften.cli.colours import MEASURABILITY_COLOURS
from loften.conversion import Outcome
from loften.errors import LoftenError
from loften.wording import many

ACTORS: tuple[ActorLabel, ...] = get_args(ActorLabel)
SHOWN = 5


@dataclass
class Tally:
    """What a run counts: it keeps no record, so that it stays small."""

    converted: int = 0
    repeated: int = 0
    failed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    municipalities: set[str] = field(default_factory=set)
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    plans: int = 0
    results: int = 0
    warnings: list[str] = field(default_factory=list)
    errors: list[LoftenError] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count what became of one source."""
        if outcome.error is not None:
            self.failed += 1
            self.errors.append(outcome.error)
        elif outcome.record is not None:
            self._add_record(outcome.record)
        else:
            self.repeated += 1

    def _add_record(self, record: Agreement) -> None:
        self.converted += 1
        self.kinds[record.document.kind] += 1
        self.municipalities.update(m.code for m in record.document.municipalities)
        self.labels.update((p.measurability.label, p.actor.label) for p in record.pledges)
        self.plans += sum(item.type == "plan" for item in record.follow_up)
        self.results += sum(item.type == "result" for item in record.follow_up)
        self.warnings += [f"{record.document.source.uri}: {warning.message}" for warning in record.warnings]


def summary(tally: Tally, out: Path) -> RenderableType:
    """Return the summary: what was read, what was found, what went wrong, what to do next."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in tally.kinds.most_common())
    parts: list[RenderableType] = [
        Text.from_markup(
            f"[bold]{many(tally.converted, 'document')}[/bold] from {many(len(tally.municipalities), 'municipality')}"
            f"{f' ({escape(kinds)})' if kinds else ''} → {escape(str(out))}/"
        )
    ]
    if tally.repeated:
        parts.append(Text(f"{many(tally.repeated, 'source')} had the same bytes as one before"))
    if tally.labels:
        parts += [_crosstab(tally), Text(f"Follow-up: {many(tally.plans, 'plan')}, {many(tally.results, 'result')}")]
    parts += _listed(f"{many(len(tally.warnings), 'warning')}", tally.warnings, "yellow")
    parts += _listed(f"{tally.failed:,} failed (all in {out / 'errors.jsonl'})", list(map(str, tally.errors)), "red")
    if not (tally.converted or tally.repeated or tally.failed):
        parts.append(Text("Nothing to convert: name documents, or folders, patterns or archives that hold some"))
    if tally.converted:
        parts.append(Text(f"Next: loften show {out}/NAME.json", style="dim"))
    return Group(*parts)


def _crosstab(tally: Tally) -> Table:
    """Return pledges by measurability and actor."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(many(sum(tally.labels.values()), "pledge"), style="bold")
    for actor in ACTORS:
        table.add_column(actor, justify="right")
    table.add_column("all", justify="right", style="bold")
    for label in reversed(MEASURABILITY):
        counts = [tally.labels[label, actor] for actor in ACTORS]
        name = Text(label, style=MEASURABILITY_COLOURS[label])
        table.add_row(name, *(str(count or "·") for count in counts), str(sum(counts)))
    totals = [sum(tally.labels[label, actor] for label in MEASURABILITY) for actor in ACTORS]
    table.add_row("all", *map(str, totals), str(sum(totals)), style="bold")
    return table


def _listed(title: str, lines: list[str], colour: str) -> list[RenderableType]:
    if not lines:
        return []
    more = [Text(f"  … and {len(lines) - SHOWN} more")] if len(lines) > SHOWN else []
    return [Text(title, style=colour), *(Text(f"  {line}") for line in lines[:SHOWN]), *more]
