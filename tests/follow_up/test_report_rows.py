from loften.agreement import Result
from loften.conversion import Settings, convert
from loften.sources import Source

TABLE = """<html><body><main><h1>Resultat av medborgarlöftet 2020</h1><h2>Uppföljning</h2><table>
<tr><th>Löfte</th><th>Utfall</th><th>Status</th></tr>
<tr><td>Belysa torget</td><td>Nio nya stolpar</td><td>Klart</td></tr>
<tr><td>Två vandringar</td><td>Ingen vandring hölls</td><td>Ej genomfört</td></tr>
<tr><td>Medborgarråd</td><td>Startar i höst</td><td>Pågår</td></tr></table></main></body></html>"""


def test_a_row_s_outcome_is_the_result_and_its_other_cells_say_the_promise_and_the_verdict() -> None:
    record = convert(Source("x.html", TABLE.encode()), Settings(engine="blank"))
    found = [(item.text, item.pledge, item.status) for item in record.follow_up if isinstance(item, Result)]
    assert found == [
        ("Nio nya stolpar", "Belysa torget", "genomfört"),
        ("Ingen vandring hölls", "Två vandringar", "ej genomfört"),
        ("Startar i höst", "Medborgarråd", "pågår"),
    ]
