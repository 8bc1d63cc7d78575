from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.dates import find_dates, find_periods, find_recurrences


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("Alvesta den 4 december 2018", ["2018-12-04"]),
        ("måndagen den 14:e oktober 2019", ["2019-10-14"]),
        ("i mars 2023", ["2023-03"]),
        ("Luleå 2022-02-28", ["2022-02-28"]),
        ("15 oktober, 15 november och 15 december 2016", ["2016-10-15", "2016-11-15", "2016-12-15"]),
        ("hösten 2020", ["2020"]),
        ("SFS 2023:196 och Dnr 2018-00417", []),
        ("den 31 februari 2021", ["2021-02-28"]),
        ("i augusti", []),
        ("1/3 2022", ["2022-03-01"]),
        ("en ny park till jul 2024", ["2024-12"]),
        ("den 3 jul 2024", ["2024-07-03"]),
        ("före midsommar 2021", ["2021-06"]),
    ],
)
def test_dates_are_as_precise_as_the_text(text: str, isos: list[str]) -> None:
    assert [date.iso for date in find_dates(text)] == isos


def test_a_month_without_a_year_takes_the_one_given() -> None:
    assert [date.iso for date in find_dates("i april, september och december", year=2023)] == [
        "2023-04",
        "2023-09",
        "2023-12",
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("åren 2019–2022", "2019", "2022"),
        ("2021-22", "2021", "2022"),
        ("1 september–31 december 2016", "2016-09-01", "2016-12-31"),
        ("från 1 juni 2022 till och med den 31 december 2023", "2022-06-01", "2023-12-31"),
        ("januari–juni 2024", "2024-01", "2024-06"),
        ("från 1 februari 2018 till utgången av 2019", "2018-02-01", "2019"),
        ("2022-06-01 – 2023-12-31", "2022-06-01", "2023-12-31"),
        ("den 1 april 2021 och gäller till och med mars 2023", "2021-04-01", "2023-03"),
        ("åren 2018, 2019 och 2020", "2018", "2020"),
        ("2021 t o m 2023", "2021", "2023"),
        ("2022 samt 2023", "2022", "2023"),
    ],
)
def test_periods_run_from_a_point_of_time_to_another(text: str, first: str, last: str) -> None:
    assert [(period.first, period.last) for period in find_periods(text)] == [(first, last)]


@pytest.mark.parametrize("text", ["Dnr 2022/418", "SFS 2023:196", "2025–2019", "2022-0187", "2018, 2019", "1990–2022"])
def test_what_is_no_period(text: str) -> None:
    assert not find_periods(text)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("varje kvartal", "kvartal"),
        ("en gång om året", "år"),
        ("var tredje månad", "3 månader"),
        ("vartannat år", "2 år"),
        ("två gånger per år", "6 månader"),
        ("3 ggr/år", "4 månader"),
        ("fyra gånger om året, i mars, juni, september och december", "år"),
        ("två gånger per termin", "termin"),
        ("varje höst", "år"),
        ("efter varje halvår", "6 månader"),
        ("årligen", "år"),
        ("löpande", None),
    ],
)
def test_recurrences_have_their_period(text: str, per: str | None) -> None:
    assert [recurrence.per for recurrence in find_recurrences(text)] == [per]


@given(st.text(alphabet="0123456789 -–/.,:abcdeijmnorstå", max_size=60))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    spans = [(date.start, date.end) for date in find_dates(text, year=2020)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
