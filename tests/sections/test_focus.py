from loften.readers import read
from loften.sections import split
from loften.sources import Source


def areas_of(body: str) -> list[str]:
    outline = split(read(Source("sida.html", f"<html><body><main>{body}</main></body></html>".encode())))
    return [area.label for area in outline.focus_areas]


def test_a_table_s_column_of_areas_names_them() -> None:
    table = (
        "<table><tr><th>Område</th><th>Polisen</th><th>Kommunen</th></tr>"
        "<tr><td>Trafik</td><td>Mäter farten vid skolan varje vecka.</td><td>Bygger farthinder.</td></tr>"
        "<tr><td>Droger</td><td>Besöker alla fester.</td><td>Utbildar personalen.</td></tr></table>"
    )
    assert areas_of(f"<h1>Medborgarlöfte 2020</h1><h2>Åtaganden</h2>{table}") == ["Trafik", "Droger"]


def test_a_list_under_a_lead_in_without_a_colon_names_areas() -> None:
    body = (
        "<h1>Överenskommelse</h1><h2>Fokusområden</h2><p>Parterna ska under perioden särskilt arbeta med</p>"
        "<ul><li>Barn och unga</li><li>Våld i hemmet</li></ul>"
    )
    assert areas_of(body) == ["Barn och unga", "Våld i hemmet"]


def test_headings_over_promises_are_areas_and_headings_of_follow_up_are_not() -> None:
    body = (
        "<h1>Löften 2024</h1><h2>Trafik</h2><p>Polisen ska mäta farten varje vecka.</p>"
        "<h2>Inbrott</h2><p>Kommunen ska låna ut märkutrustning.</p>"
        "<h2>När stämmer vi av?</h2><p>Löftena följs upp i december.</p>"
    )
    assert areas_of(body) == ["Trafik", "Inbrott"]


PROMISES = "<ul><li>Polisen ska besöka alla skolor.</li><li>Kommunen ska belysa gångvägen.</li></ul>"


def headed(*headings: str) -> str:
    return "<h1>Löften 2024</h1>" + "".join(f"<h2>{heading}</h2>{PROMISES}" for heading in headings)


def test_letters_before_headings_are_no_part_of_areas() -> None:
    assert areas_of(headed("A. Inbrott i stugor", "B. Trafik")) == ["Inbrott i stugor", "Trafik"]


def test_questions_validity_and_years_are_no_areas() -> None:
    body = headed("Trafik", "Inbrott", "Vill du veta mer?", "Ändringar och giltighet", "Vidare under 2025")
    assert areas_of(body) == ["Trafik", "Inbrott"]


def test_a_place_among_areas_is_one_though_it_is_a_party_elsewhere() -> None:
    assert areas_of(headed("Hemmet", "Skolan", "Trafiken")) == ["Hemmet", "Skolan", "Trafiken"]


def test_parties_over_their_promises_are_no_areas() -> None:
    assert areas_of(headed("Polisen", "Kommunen")) == []


def test_headings_of_a_report_s_results_are_areas_and_names_of_promises_are_not() -> None:
    result = "<p>Polisen har genomfört tio kontroller och kommunen har bytt alla lampor.</p>"
    report = "<h1>Uppföljning av medborgarlöftet 2019</h1>"
    themes = "".join(f"<h2>{theme}</h2>{result}" for theme in ("Trafik", "Narkotika", "Resultatet i korthet"))
    names = "".join(f"<h2>Löfte {number}: Färre inbrott</h2>{result}" for number in (1, 2))
    assert areas_of(report + themes) == ["Trafik", "Narkotika"]
    assert areas_of(report + names) == []


def test_a_bare_enumeration_under_a_question_for_areas_names_them() -> None:
    body = (
        "<h1>Frågor om medborgarlöftet</h1><h2>Vilka områden är prioriterade?</h2>"
        "<p>Stationen, våld i nära relation och gängbrott.</p><h2>Vad gör polisen?</h2>"
        "<p>Polisen ska patrullera vid stationen varje kväll.</p>"
    )
    assert areas_of(body) == ["Stationen", "våld i nära relation", "gängbrott"]


def test_what_the_areas_rest_on_is_none() -> None:
    table = (
        "<table><tr><th>Område</th><th>Polisen</th><th>Kommunen</th></tr>"
        "<tr><td>Trafik</td><td>Mäter farten vid skolan varje vecka.</td><td>Bygger farthinder.</td></tr>"
        "<tr><td>Droger</td><td>Besöker alla fester.</td><td>Utbildar personalen.</td></tr></table>"
    )
    body = (
        f"<h1>Medborgarlöfte 2020</h1><p>Områdena bygger på enkäten och på polisens bild.</p><h2>Åtaganden</h2>{table}"
    )
    assert areas_of(body) == ["Trafik", "Droger"]
