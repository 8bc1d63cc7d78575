import pytest

from chains import amount, done, paper, promise
from loften.agreement import Evidence, Period, Quantity
from loften.linking import Outcome
from loften.linking.compare import compare_quantity


def ratio(promised: Evidence, quantity: Quantity, years: tuple[int, int] = (2019, 2019)) -> float | None:
    outcome = Outcome("r", 0, "x", quantity=quantity, period=Period(start=str(years[0]), end=str(years[1])))
    compared = compare_quantity(outcome, promise("a", "p", "x", evidence=(promised,)), paper("r", years))
    return compared.ratio if compared else None


@pytest.mark.parametrize(
    ("promised", "quantity", "years", "wanted"),
    [
        (amount(26, "kontroller"), done(19, "kontroller"), (2019, 2019), 0.73),
        (amount(26, "nykterhetskontroller"), done(19, "kontroller"), (2019, 2019), 0.73),
        (amount(12, "kontroller", per="termin"), done(39, "kontroller"), (2021, 2022), 0.81),
        (amount(4, "träffar", per="år"), done(8, "träffar"), (2021, 2022), 1.0),
        (amount(5, "besök"), done(4, "skolor", of=6), (2019, 2019), 0.67),
        (amount(5, "besök"), done(5, "lampor"), (2019, 2019), None),
        (amount(24, "timmar", comparator="högst"), done(48, "timmar"), (2019, 2019), None),
        (amount(3, "besök", per="skola"), done(9, "besök"), (2019, 2019), None),
        (amount(10, "besök"), done(0.5, "andel"), (2019, 2019), None),
    ],
)
def test_done_over_promised(
    promised: Evidence, quantity: Quantity, years: tuple[int, int], wanted: float | None
) -> None:
    assert ratio(promised, quantity, years) == wanted
