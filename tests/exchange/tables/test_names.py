import pytest

from loften.agreement import Agreement, Signatory
from loften.exchange.tables.names import nameless_rows


def with_text(record: Agreement, text: str) -> Agreement:
    pledge = record.pledges[0].model_copy(update={"text": text})
    head = record.document.model_copy(
        update={"signatories": (Signatory(name="Åsa Öberg", role="kommunpolis", organisation=None),)}
    )
    return record.model_copy(update={"document": head, "pledges": (pledge,)})


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Ring 0978-123 45 eller 070-123 45 67", "Ring [telefon] eller [telefon]"),
        ("Ring +46 (0)8 401 00 00.", "Ring [telefon]."),
        ("Skriv till asa.oberg@exempel.se.", "Skriv till [e-post]."),
        ("Åsa Öberg besöker skolan", "[namn] besöker skolan"),
        ("Åsa Öbergs gata", "Åsa Öbergs gata"),
        ("Minst 10 000 besök 2022-2023, dnr 2022-00112", "Minst 10 000 besök 2022-2023, dnr 2022-00112"),
        ("Väg 045 och 2019-04-01", "Väg 045 och 2019-04-01"),
    ],
)
def test_names_and_contacts_are_hidden(records: list[Agreement], text: str, hidden: str) -> None:
    rows = list(nameless_rows(with_text(records[0], text)))
    assert [row["text"] for table, row in rows if table == "pledges"] == [hidden]
    assert "signatories" not in {table for table, _ in rows}
