from hypothesis import given
from hypothesis import strategies as st

from loften.likeness import Comparer, concepts, place_names, stems

PLEDGES = [
    "Polisen gör tio hastighetskontroller på väg 31",
    "Kommunen byter lampor i parken",
    "Polisen besöker alla högstadieskolor",
]


def test_the_same_thing_in_other_words_is_likest() -> None:
    told = "Fartkontrollerna på väg 31 blev elva."
    comparer = Comparer([*PLEDGES, told])
    likeness = [comparer.compare(told, pledge).total for pledge in PLEDGES]
    assert max(likeness) == likeness[0] > 0
    assert likeness[1] == 0


def test_a_text_is_wholly_like_itself() -> None:
    comparer = Comparer(PLEDGES)
    assert all(round(comparer.compare(pledge, pledge).total, 6) == 1 for pledge in PLEDGES)


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_between_nothing_and_all_and_the_same_both_ways(one: str, other: str) -> None:
    comparer = Comparer([one, other, *PLEDGES])
    there, back = comparer.compare(one, other), comparer.compare(other, one)
    assert -1e-9 <= there.total <= 1 + 1e-9
    assert abs(there.total - back.total) < 1e-9


def test_forms_of_a_word_have_one_stem() -> None:
    assert stems("fotpatruller") == stems("fotpatrullerna")
    assert stems("hamn") == stems("hamnen")


def test_words_that_any_promise_has_are_no_stems() -> None:
    assert not stems("Polisen och kommunen ska genomföra det")


def test_a_concept_has_several_words() -> None:
    assert concepts("fartkontroller") & concepts("kontroll av hastigheten")


def test_names_are_capitalised_words_inside_a_sentence_that_are_no_parties() -> None:
    assert place_names("Vandringar i Bodafors och på Stora torget med Polisen. Det blev tre.") == {"bodafor", "stora"}
