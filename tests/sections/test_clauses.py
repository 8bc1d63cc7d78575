import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.sections.clauses import main_clauses


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("De åtgärder som polisen ska vidta, anges här.", "polisen ska", "anges här"),
        ("För att fler unga ska trivas öppnar kommunen en lokal.", "unga ska", "öppnar kommunen"),
        ("Här står vad polisen, kommunen och skolan ska göra.", "skolan ska", "Här står"),
        ("Syftet är att parterna ska mötas. Polisen ska komma.", "parterna ska", "Polisen ska komma"),
    ],
)
def test_what_is_no_main_clause_is_blanked(text: str, gone: str, kept: str) -> None:
    assert gone not in main_clauses(text)
    assert kept in main_clauses(text)


@given(st.text(alphabet="Polisenskavdhuråäö .,:–()", max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    blanked = main_clauses(text)
    assert len(blanked) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, blanked, strict=True))
