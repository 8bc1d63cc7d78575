"""Promises in our own words, by the rule that decides; and where their evidence begins and ends."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loften.agreement import MEASURABILITY
from loften.pledges.measurability import decide_measurability, read_sentences
from sentences import alone

HERE = Path(__file__).parent


def _groups() -> Iterator[tuple[str, str, list[str]]]:
    for ending in ("", "_more", "_third", "_fourth", "_syntax"):
        for group in tomllib.loads((HERE / f"measurability{ending}.toml").read_text(encoding="utf-8"))["group"]:
            for label in MEASURABILITY:
                if label in group:
                    yield group["note"], label, group[label]


@pytest.mark.parametrize(("note", "label", "texts"), [pytest.param(*g, id=f"{g[0]} {g[1]}") for g in _groups()])
def test_every_promise_of_a_group_has_its_label(note: str, label: str, texts: list[str]) -> None:
    wrong = {}
    for text in texts:
        found, reasons = decide_measurability(read_sentences(*alone(text)))
        if found.label != label:
            wrong[text] = found.label, reasons
    assert not wrong


EVIDENCE = tomllib.loads((HERE / "evidence.toml").read_text(encoding="utf-8"))["promise"]


@pytest.mark.parametrize("promise", EVIDENCE, ids=[promise["text"][:50] for promise in EVIDENCE])
def test_the_words_that_decide_begin_and_end_where_a_reader_marks_them(promise: dict[str, Any]) -> None:
    found, _ = decide_measurability(read_sentences(*alone(promise["text"])))
    kinds = {kind for kind, *_ in promise["evidence"]}
    assert [[e.type, e.text] for e in found.evidence if e.type in kinds] == [e[:2] for e in promise["evidence"]]
    for kind, text, *values in promise["evidence"]:
        evidence = next(e for e in found.evidence if (e.type, e.text) == (kind, text))
        value = list(evidence.value) if isinstance(evidence.value, tuple) else evidence.value
        assert not values or [value, evidence.unit or "", evidence.comparator, evidence.per or ""] == values


def test_the_year_that_an_agreement_holds_for_is_no_deadline() -> None:
    promise = read_sentences(*alone("Kommunen tar fram en drogpolicy under 2021."))
    other, own = decide_measurability(promise, "2022")[0], decide_measurability(promise, "2021")[0]
    assert [(e.type, e.text) for e in other.evidence] == [("deadline", "under 2021")]
    assert own.evidence == ()


def test_a_wish_lowers_without_being_marked() -> None:
    found, _ = decide_measurability(read_sentences(*alone("Polisen vill besöka skolorna.")))
    assert (found.label, found.evidence) == ("vag", ())


def test_a_span_of_time_has_no_deadline() -> None:
    found, _ = decide_measurability(read_sentences(*alone("Båtvakterna går rond från maj till september.")))
    assert "deadline" not in {e.type for e in found.evidence}


@settings(deadline=None)  # the first call loads the language model
@given(st.text(alphabet="polisen alla som ska två gånger per år (, ) . 1/ 24 och i Å%–", max_size=80))
def test_evidence_quotes_the_promise_whatever_it_says(text: str) -> None:
    pledge, outline, parsed = alone(text or "x")
    found, _ = decide_measurability(read_sentences(pledge, outline, parsed))
    for evidence in found.evidence:
        assert 0 <= evidence.start < evidence.end <= max(len(text), 1)
        assert outline.document.text[evidence.start : evidence.end] == evidence.text
