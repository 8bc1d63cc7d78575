import pytest

from loften.follow_up.retold import promises_retold
from loften.follow_up.turns import clauses, turns


@pytest.mark.parametrize(
    ("before", "after", "turned"),
    [
        ("Kommunen har bytt 40 lampor.", "Polisen har patrullerat vid 60 tillfällen.", True),
        ("Under perioden har polisen gjort 80 kontroller.", "Kommunen har satt upp åtta gupp.", True),
        ("Tio krogar har gått kursen.", "Dessutom har ett möte hållits.", True),
        ("Polisen har gjort 80 kontroller.", "Polisen rapporterade nio förare.", False),
        ("Bränderna blev färre.", "Kommunen har bytt till låsbara kärl.", False),
        ("Kommunen har bytt 40 lampor.", "Arbetet har tagit tid.", False),
    ],
)
def test_a_sentence_turns_to_another_act(before: str, after: str, turned: bool) -> None:
    assert turns(before, after) is turned


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Polisen höll nio möten och kommunen bytte 40 lampor.",
            ["Polisen höll nio möten", "kommunen bytte 40 lampor."],
        ),
        ("Polisen och kommunen höll nio möten.", ["Polisen och kommunen höll nio möten."]),
        ("Kursen är klar och tolv personer har gått den.", ["Kursen är klar och tolv personer har gått den."]),
    ],
)
def test_clauses_in_which_different_parties_have_acted_are_parts(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == parts


def test_a_sentence_retells_several_promises() -> None:
    text = "Förra perioden lovade vi att polisen skulle stå på torget och att kommunen skulle röja sly."
    assert promises_retold(text) == ["polisen skulle stå på torget", "kommunen skulle röja sly"]
    assert promises_retold("Torget är klart.") == []
