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
