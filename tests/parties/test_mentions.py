import pytest

from loften.parties import KnownParty, find_mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Områdespolisen och kommunen", [("polis", "Områdespolisen"), ("kommun", "kommunen")]),
        ("Lokalpolisområde Norra Skåne", [("polis", "Lokalpolisområde Norra Skåne")]),
        ("Tierps kommun lovar", [("kommun", "Tierps kommun")]),
        ("Malmö stad", [("kommun", "Malmö stad")]),
        ("kommunens säkerhetssamordnare", [("kommun", "kommunens säkerhetssamordnare")]),
        ("miljö- och byggnadsnämnden", [("kommun", "miljö- och byggnadsnämnden")]),
        ("Barn- och utbildningsförvaltningen", [("kommun", "Barn- och utbildningsförvaltningen")]),
        ("det kommunala bostadsbolaget", [("annan", "det kommunala bostadsbolaget")]),
        ("Mariestadsbostäder", [("annan", "Mariestadsbostäder")]),
        ("Räddningstjänsten", [("annan", "Räddningstjänsten")]),
        ("Region Dalarna", [("annan", "Region Dalarna")]),
        ("det lokala brottsförebyggande rådet", [("annan", "det lokala brottsförebyggande rådet")]),
        ("idrottsföreningarna", [("annan", "idrottsföreningarna")]),
        ("polisanmälningar och kommuninvånare", []),
    ],
)
def test_knows_parties_by_lexicon(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.kind, m.name) for m in find_mentions(text)] == expected


def test_a_genitive_is_left_out_of_the_name() -> None:
    (mention,) = find_mentions("Kommunens åtaganden")
    assert (mention.name, mention.genitive) == ("Kommunen", True)


def test_names_that_the_document_declares_are_known() -> None:
    (mention,) = find_mentions("Lås byts. Ekhaga", known=[KnownParty("annan", "Ekhaga")])
    assert (mention.kind, mention.name, mention.start) == ("annan", "Ekhaga", 10)
