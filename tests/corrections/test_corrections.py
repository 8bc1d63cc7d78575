"""Corrections are applied, marked, kept over a new run, and say where the program has changed."""

from pathlib import Path

import pytest

from loften.agreement import Agreement, Pledge
from loften.conversion import Settings
from loften.corrections import apply_corrections, is_corrected, load_corrections, save_corrections
from loften.corrections.apply import APPLIED, CHANGED, LOST
from loften.corrections.overlay import Correction
from loften.errors import UsageError
from loften.evaluation.gold import Gold, GoldMeasurability, default_docs, load_gold
from loften.evaluation.run import convert_golds
from loften.exchange.coding.correct import corrections_of
from loften.exchange.coding.start import start_gold

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="module")
def record() -> Agreement:
    gold = load_gold(GOLD / "kalmar-2016-2017.json")
    found = next(convert_golds([gold], default_docs(GOLD), Settings(engine="blank"), "pledges")).record
    assert found is not None
    assert len(found.pledges) > 3
    return found


@pytest.fixture
def coded(record: Agreement) -> Gold:
    """The record as a coder leaves it: first pledge vague, second removed, third cut short, a heading made a pledge."""
    gold = start_gold(record, "x")
    first, second, third, *rest = gold.pledges
    label = "vag" if first.measurability.label != "vag" else "kontrollerbar"
    first = first.model_copy(update={"measurability": first.measurability.model_copy(update={"label": label})})
    third = third.model_copy(update={"text": third.text.rsplit(" ", 1)[0]})
    block = next(block for block in gold.blocks if block.heading)
    bare = {"id": "new", "text": block.text, "block": block.n, "parent": None}
    added = rest[-1].model_copy(update={**bare, "measurability": GoldMeasurability(label="vag")})
    kept = [p.model_copy(update={"parent": None}) if p.parent == second.id else p for p in rest]
    return gold.model_copy(update={"pledges": (first, third, *kept, added)})


def corrected(record: Agreement, corrections: list[Correction]) -> Agreement:
    return apply_corrections(record, {record.document.id: tuple(corrections)})


def codes(record: Agreement) -> list[str]:
    return [warning.code for warning in record.warnings]


def named(record: Agreement, text: str) -> Pledge:
    return next(pledge for pledge in record.pledges if pledge.text == text)


def test_what_nobody_changed_needs_no_correction(record: Agreement) -> None:
    assert list(corrections_of([start_gold(record, "x")], [record])) == []
    assert apply_corrections(record, {}) is record


def test_corrections_make_the_record_say_what_the_coder_says(record: Agreement, coded: Gold) -> None:
    after = corrected(record, list(corrections_of([coded], [record])))
    assert sorted(p.text for p in after.pledges) == sorted(p.text for p in coded.pledges)
    assert Agreement.model_validate_json(after.to_json()) == after
    for pledge in after.pledges:
        assert after.document.text[pledge.start : pledge.end] == pledge.text
    first = named(after, coded.pledges[0].text)
    assert first.measurability.label == coded.pledges[0].measurability.label
    assert "human.measurability" in first.reasons
    assert (first.confidence.measurability, first.confidence.actor < 1) == (1, True)
    assert named(after, coded.pledges[-1].text).reasons == ("human.added",)
    assert "human.text" in named(after, coded.pledges[1].text).reasons
    assert not is_corrected(named(after, coded.pledges[-2].text))
    assert codes(after) == [*codes(record), APPLIED]
    assert list(corrections_of([coded], [after])) == []


def test_a_new_run_that_says_the_same_changes_nothing(record: Agreement, coded: Gold, tmp_path: Path) -> None:
    corrections = list(corrections_of([coded], [record]))
    save_corrections(corrections, tmp_path)
    again = apply_corrections(record, load_corrections(tmp_path))
    assert again == corrected(record, corrections)


def test_where_the_program_has_changed_the_person_wins_and_it_is_said(record: Agreement, coded: Gold) -> None:
    corrections = list(corrections_of([coded], [record]))
    first = record.pledges[0]
    measurability = first.measurability.model_copy(update={"label": "kvantifierad", "evidence": ()})
    changed = first.model_copy(update={"measurability": measurability})
    after = corrected(record.model_copy(update={"pledges": (changed, *record.pledges[1:])}), corrections)
    assert named(after, first.text).measurability.label == coded.pledges[0].measurability.label
    assert codes(after).count(CHANGED) == 1
    assert "measurability" in next(w.message for w in after.warnings if w.code == CHANGED)


def test_a_pledge_that_the_program_lost_is_kept(record: Agreement, coded: Gold) -> None:
    corrections = list(corrections_of([coded], [record]))
    after = corrected(record.model_copy(update={"pledges": record.pledges[1:]}), corrections)
    assert named(after, record.pledges[0].text).reasons == ("human.added",)
    assert CHANGED in codes(after)


def test_a_correction_of_words_that_are_gone_is_said_not_applied(record: Agreement, coded: Gold) -> None:
    correction = next(one for one in corrections_of([coded], [record]) if one.was is None)
    assert correction.now is not None
    gone = correction.model_copy(update={"now": correction.now.model_copy(update={"text": "finns inte i texten"})})
    after = corrected(record, [gone])
    assert after.pledges == record.pledges
    assert codes(after) == [*codes(record), LOST]


def test_saving_keeps_the_corrections_of_other_documents(record: Agreement, coded: Gold, tmp_path: Path) -> None:
    corrections = list(corrections_of([coded], [record]))
    others = [one.model_copy(update={"document": "0" * 16}) for one in corrections]
    save_corrections(others, tmp_path)
    save_corrections(corrections, tmp_path)
    assert set(load_corrections(tmp_path)) == {"0" * 16, record.document.id}
    assert load_corrections(tmp_path / "records.jsonl") == load_corrections(tmp_path)
    assert load_corrections(tmp_path / "run.store") == load_corrections(tmp_path)
    assert load_corrections(tmp_path / "nowhere" / "records.jsonl") == {}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "corrections.jsonl").write_text('{"document": 1}\n')
    with pytest.raises(UsageError, match=r"corrections\.jsonl:1"):
        load_corrections(tmp_path)
