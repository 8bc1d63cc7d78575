from hypothesis import given, settings
from hypothesis import strategies as st

from loften.follow_up.matching import match_promises

PROMISES = ["Fler bänkar vid Ågatan", "Polis på torget i 80 timmar", "Hundrastgård i Vallby"]


def test_results_in_another_order_find_their_promises() -> None:
    results = {4: "Tiden på torget blev 90 timmar.", 7: "Hundrastgården invigdes i maj.", 9: "Tolv bänkar är på plats."}
    assert match_promises(results, PROMISES) == {4: 1, 7: 2, 9: 0}


def test_what_is_left_belongs_together_where_each_promise_has_a_result() -> None:
    results = {1: "Polisen var på torget i 70 timmar.", 2: "Hundrastgården invigdes.", 3: "De sattes upp i juni."}
    assert match_promises(results, PROMISES)[3] == 0
    assert 3 not in match_promises(results | {4: "Vädret var fint."}, PROMISES)


def test_a_promise_may_have_several_results_and_nothing_is_matched_with_nothing() -> None:
    results = {1: "Polisen var på torget i 40 timmar.", 2: "På torget var polisen i 30 timmar till."}
    assert match_promises(results, PROMISES[1:2]) == {1: 0, 2: 0}
    assert match_promises({}, PROMISES) == {}
    assert match_promises(results, []) == {}


@settings(deadline=None)  # the first text loads the lexicon of lemmas
@given(st.dictionaries(st.integers(0, 9), st.text("abc ", max_size=12)), st.lists(st.text("abc ", max_size=12)))
def test_matches_are_of_what_was_given(results: dict[int, str], promises: list[str]) -> None:
    found = match_promises(results, promises)
    assert found.keys() <= results.keys()
    assert all(0 <= column < len(promises) for column in found.values())
