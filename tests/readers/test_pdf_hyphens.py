import pytest

from loften.readers.pdf.hyphens import ends_in_hyphen, join


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("gemen-", "samt", "gemensamt"),
        ("gång-", "och cykelväg", "gång- och cykelväg"),
        ("trygg‐", "hetsvandring", "trygghetsvandring"),
        ("SMS-", "tjänst", "SMS-tjänst"),
        ("e-", "post", "e-post"),
        ("Anna-", "Karin", "Anna-Karin"),
        ("14-", "åringar", "14-åringar"),
        ("2018–", "2019.", "2018–2019."),
        ("maj–", "september", "maj–september"),
        ("2018–", "i hela länet", "2018– i hela länet"),
        ("BERÄT-", "TAT", "BERÄTTAT"),
        ("EU-", "LAND", "EU-LAND"),
        ("VÅRD-", "OCH", "VÅRD- OCH"),
    ],
)
def test_a_hyphen_goes_where_it_only_broke_the_word(left: str, right: str, joined: str) -> None:
    stem, glue = join(left, right)
    assert stem + glue + right == joined


def test_a_dash_alone_is_no_hyphen() -> None:
    assert not ends_in_hyphen("-")
    assert not ends_in_hyphen("–")
    assert ends_in_hyphen("polis-")
