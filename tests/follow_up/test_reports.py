import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from loften.agreement import Result
from loften.conversion import Converter
from loften.sources import Source

REPORTS = tomllib.loads((Path(__file__).parent / "reports.toml").read_text(encoding="utf-8"))["report"]


@cache
def converter() -> Converter:
    return Converter()


def results_of(report: dict[str, Any]) -> list[Result]:
    page = f"<html><body><main>{report['html']}</main></body></html>"
    record = converter().convert(Source(f"{report['name']}.html", page.encode()))
    return [item for item in record.follow_up if isinstance(item, Result)]


def as_labelled(result: Result) -> dict[str, Any]:
    labelled: dict[str, Any] = {"text": result.text.strip(), "status": result.status}
    if result.pledge:
        labelled["pledge"] = result.pledge
    if result.quantity:
        labelled["quantity"] = [result.quantity.value, result.quantity.of or 0]
    return labelled


@pytest.mark.parametrize("report", REPORTS, ids=[report["name"] for report in REPORTS])
def test_a_report_s_results_are_those_labelled(report: dict[str, Any]) -> None:
    wanted = [{key: value for key, value in one.items() if key != "years"} for one in report["result"]]
    found = results_of(report)
    for result, one in zip(found, wanted, strict=True):
        labelled = as_labelled(result)
        if "quantity" not in one:
            labelled.pop("quantity", None)
        assert labelled == one


@pytest.mark.parametrize("report", REPORTS, ids=[report["name"] for report in REPORTS])
def test_a_report_s_results_are_of_the_years_labelled(report: dict[str, Any]) -> None:
    for result, one in zip(results_of(report), report["result"], strict=True):
        if "years" in one:
            assert result.period is not None
            assert [int((result.period.start or "")[:4]), int((result.period.end or "")[:4])] == one["years"]
