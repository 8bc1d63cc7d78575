"""Documents to link, made in a few words."""

from loften.agreement import Evidence, Municipality, Period, Quantity
from loften.linking import Outcome, Paper, Promise

NORA = Municipality(name="Nora", code="1884", county="Örebro län")
KIL = Municipality(name="Kil", code="1715", county="Värmlands län")


def amount(value: float, unit: str | None = None, per: str | None = None, comparator: str = "exakt") -> Evidence:
    return Evidence(
        type="frequency" if per else "quantity", text="x", start=0, end=1, value=value, unit=unit,
        comparator=comparator, per=per,
    )  # fmt: skip


def promise(document: str, name: str, text: str, **more: object) -> Promise:
    return Promise(document, name, text, **more)  # type: ignore[arg-type]


def done(value: float, unit: str | None = None, of: float | None = None) -> Quantity:
    return Quantity(value=value, unit=unit, comparator="exakt", of=of)


def paper(
    name: str,
    years: tuple[int, int] | None,
    promises: list[Promise] | None = None,
    outcomes: list[Outcome] | None = None,
    at: Municipality = NORA,
    district: str | None = None,
    reports: bool = False,
) -> Paper:
    period = Period(start=str(years[0]), end=str(years[1])) if years else None
    return Paper(name, f"{name}.html", (at,), district, period, reports, tuple(promises or ()), tuple(outcomes or ()))
