"""Agreement of two coders as tables for the terminal."""

from rich.table import Table

from loften.exchange.coding.agree import Coding


def found_table(coding: Coding) -> Table:
    """What both found: F1 of pledges, and of sets on paired pledges."""
    a, b = coding.pledges
    table = Table(title=f"{coding.documents} documents; pledges: a {a}, b {b}")
    table.add_column("what")
    table.add_column("F1", justify="right")
    for name, value in coding.found.items():
        table.add_row(name, _number(value))
    return table


def alpha_table(coding: Coding) -> Table:
    """Krippendorff's alpha of every label, with its interval."""
    table = Table(title="Krippendorff's alpha (measurability: ordinal; the rest: nominal)")
    table.add_column("label")
    for heading in ("alpha", "95 %", "units"):
        table.add_column(heading, justify="right")
    for name, alpha in coding.alphas.items():
        interval = f"{_number(alpha.low)} – {_number(alpha.high)}" if alpha.value is not None else "–"
        table.add_row(name, _number(alpha.value), interval, str(alpha.units))
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
