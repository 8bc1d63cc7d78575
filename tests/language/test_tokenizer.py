"""The tokens of the shipped model on the words that our texts are full of."""

import pytest

from loften.language import Engine


def tokens(engine: Engine, text: str) -> list[str]:
    return [token.text for token in next(engine.pipe([text])) if not token.is_space]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "t.ex. krogar",
            "bl.a. skolan",
            "p.g.a. regn",
            "m.fl. parter",
            "d.v.s. polisen",
            "fr.o.m. maj",
            "s.k. ronder",
        ),
        *("kl. 18", "nr 4", "nr. 4", "Dnr KS", "dnr. KS", "ca 20", "ca. 20", "resp. skola", "pga regn", "inkl. helger"),
        *("jan. 2020", "§ 4", "0–17 år", "13-16 år", "A-traktorer", "SSPF:s", "EU:s", "2:a"),
        *("www.exempel.se/lofte", "namn@exempel.se", "24/7-jour", "2023/24", "KS 2021/114", "grund- och"),
    ],
)
def test_what_stands_between_blanks_is_one_token(engine: Engine, text: str) -> None:
    assert tokens(engine, text) == text.split()


@pytest.mark.parametrize("word", ["t ex", "s k", "bl a", "m m", "p g a", "d v s", "fr o m", "t o m", "o s v", "25 000"])
def test_spaced_abbreviations_and_thousands_are_one_token(engine: Engine, word: str) -> None:
    assert tokens(engine, f"Det gäller {word} skolor") == ["Det", "gäller", word, "skolor"]


@pytest.mark.parametrize(
    "text",
    ["ett exempel", "i mitten av 2023 000", "skolan a och b", "barn m med", "Klass 7 och 8 skolor", "15 000kr"],
)
def test_what_only_looks_like_them_is_not_joined(engine: Engine, text: str) -> None:
    assert not any(" " in token for token in tokens(engine, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/skola", ["1", "/", "skola"]),
        ("2 ggr/år", ["2", "ggr", "/", "år"]),
        ("och/eller", ["och", "/", "eller"]),
        ("§4", ["§", "4"]),
        ("13–16år", ["13–16", "år"]),
        ("30%", ["30", "%"]),
        ("kl.18", ["kl.", "18"]),
        ("Ansvarig:polisen", ["Ansvarig", ":", "polisen"]),
        ("att:•besöka", ["att", ":", "•", "besöka"]),
        ("–Polisen", ["–", "Polisen"]),
        ("(t.ex. skolan).", ["(", "t.ex.", "skolan", ")", "."]),
        ("polisen,kommunen", ["polisen", ",", "kommunen"]),
        ("10 st. poliser", ["10", "st.", "poliser"]),
        ("10 st. Polisen", ["10", "st", ".", "Polisen"]),
    ],
)
def test_what_is_written_together_is_divided(engine: Engine, text: str, expected: list[str]) -> None:
    assert tokens(engine, text) == expected
