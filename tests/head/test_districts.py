import pytest

from loften.head import read_head
from loften.readers import read
from loften.sections import split
from loften.sources import Source


def district_of(title: str, text: str = "Malmö stad och polisen har enats om löften.") -> str | None:
    page = f"<html><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    return read_head(split(read(Source("sida.html", page.encode())))).district


@pytest.mark.parametrize(
    ("title", "district"),
    [
        ("Malmö, Rosengård – medborgarlöften 2017", "Rosengård"),
        ("Medborgarlöfte för Husie", "Husie"),
        ("Löften i stadsdelen Oxie", "Oxie"),
        ("Medborgarlöfte för Malmö", None),
        ("Medborgarlöften 2020", None),
        ("Medborgarlöfte 2021–2022, Råslätt", "Råslätt"),
        ("Råslätt – resultat av medborgarlöftet", "Råslätt"),
        ("Malmö – resultat av medborgarlöftet", None),
        ("Resultat – medborgarlöftet i Malmö", None),
    ],
)
def test_a_district_is_named_by_title_or_promise(title: str, district: str | None) -> None:
    assert district_of(title) == district
