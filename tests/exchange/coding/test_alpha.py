import math
from itertools import product

import pytest

from loften.exchange.coding.alpha import alpha, alpha_with_interval

# Krippendorff (2011), section E: four observers, twelve units, five values; the published results.
A = "123321412***"
B = "1233224125*3"
C = "*3332342251*"
D = "12332441251*"
UNITS = [[None if value == "*" else value for value in unit] for unit in zip(A, B, C, D, strict=True)]


def test_the_published_example() -> None:
    assert alpha(UNITS, "12345") == pytest.approx(0.743, abs=5e-4)
    assert alpha(UNITS, "12345", ordinal=True) == pytest.approx(0.815, abs=5e-4)


def test_whole_agreement_is_one_and_one_value_alone_tells_nothing() -> None:
    assert alpha([("a", "a"), ("b", "b")], "ab") == 1
    assert alpha([("a", "a"), ("a", "a")], "ab") is None
    assert alpha([], "ab") is None


def test_chance_agreement_is_about_zero() -> None:
    value = alpha(list(product("abc", "abc")) * 200, "abc")
    assert value is not None
    assert math.isclose(value, 0, abs_tol=0.01)


def test_an_ordinal_neighbour_costs_less_than_the_far_end() -> None:
    near = [("a", "a"), ("b", "b"), ("c", "c")] * 5 + [("a", "b")]
    far = [("a", "a"), ("b", "b"), ("c", "c")] * 5 + [("a", "c")]
    values = alpha(near, "abc", ordinal=True), alpha(far, "abc", ordinal=True)
    assert None not in values
    assert values[0] > values[1]  # type: ignore[operator]


def test_the_interval_holds_alpha_and_repeats_itself() -> None:
    groups = [str(n // 3) for n in range(len(UNITS))]
    found = alpha_with_interval(UNITS, groups, "12345", draws=200)
    assert found == alpha_with_interval(UNITS, groups, "12345", draws=200)
    assert found.units == 11
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    assert found.low < found.high
