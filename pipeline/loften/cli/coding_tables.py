"""Agreement of two coders as tables for the terminal."""

from rich.table import Table

from loften.exchange.coding.agree import Coding
from loften.wording import many


def found_table(coding: Coding) -> Table:
    """What both found: F1 of pledges, and of sets on paired pledges."""
    a, b = coding.pledges
    table = Table(title=f"{many(coding.documents, 'document')}; pledges: a {a}, b {b}")
    table.add_column("what")
    table.add_column("F1", justify="right")
    for name, value in coding.found.items():
        table.add_row(name, _number(value))
    return table


def alpha_table(coding: Coding) -> Table:
    """Krippendorff's alpha of every label, with its interval and the share of units labelled the same."""
    table = Table(title="Krippendorff's alpha (measurability: ordinal; the rest: nominal)")
    table.add_column("label")
    for heading in ("alpha", "95 %", "same", "units"):
        table.add_column(heading, justify="right")
    for name, alpha in coding.alphas.items():
        interval = f"{_number(alpha.low)} – {_number(alpha.high)}" if alpha.value is not None else "–"
        table.add_row(name, _number(alpha.value), interval, _number(coding.same[name]), str(alpha.units))
    return table


def confusion_table(coding: Coding) -> Table:
    """Which labels the coders take for each other, and how often."""
    table = Table(title="Labels that one coder took for another")
    for heading in ("label", "one says", "the other says"):
        table.add_column(heading)
    table.add_column("units", justify="right")
    for one in coding.confusions:
        table.add_row(one.label, one.a, one.b, str(one.units))
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
