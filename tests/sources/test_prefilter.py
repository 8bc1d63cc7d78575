"""The byte test that decides which pages of an archive are parsed at all."""

import html
import json
import unicodedata
from urllib.parse import quote

import pytest

from loften.sources.prefilter import mentions_pledges

WORDS = ["medborgarlöfte", "Medborgarlöften", "MEDBORGARLÖFTE", "medborgarlöftet"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "encode",
    [
        lambda w: w.encode(),
        lambda w: w.encode("latin-1"),
        lambda w: unicodedata.normalize("NFD", w).encode(),
        lambda w: w.encode("ascii", "xmlcharrefreplace"),
        lambda w: html.escape(w).replace("ö", "&ouml;").replace("Ö", "&Ouml;").encode(),
        lambda w: quote(w).encode(),
        lambda w: quote(w, encoding="latin-1").encode(),
        lambda w: json.dumps(w).encode(),
        lambda w: w.encode().decode("latin-1").encode(),
        lambda w: w.replace("ö", "o").replace("Ö", "O").encode(),
    ],
    ids=["utf-8", "latin-1", "decomposed", "number", "entity", "percent", "percent-latin-1", "json", "twice", "bare"],
)
def test_every_form_is_found(word: str, encode) -> None:
    assert mentions_pledges(b"<p>Nya " + encode(word) + b" i kommunen</p>")


@pytest.mark.parametrize("text", ["Medborgarskap", "medborgarlista", "medborgar löfte", "borgarlöfte", ""])
def test_other_words_are_not(text: str) -> None:
    assert not mentions_pledges(text.encode())


def test_a_soft_hyphen_does_not_hide_it() -> None:
    assert mentions_pledges("medborgar\u00adlöfte".encode())
    assert mentions_pledges(b"medborgar&shy;l&ouml;fte")
