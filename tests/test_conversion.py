"""The whole flow on texts that nobody wrote: whatever the words and signs, a record comes out and its spans quote."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loften import Converter
from loften.sources import Source

CONVERTER = Converter()
WORDS = (
    "Polisen", "polisen", "kommunen", "Vi", "parterna", "lovar", "ska", "att", "patrullera", "besöka", "alla skolor",
    "tillsammans med", "av polisen", "genom att", "för att", "som", "och", "eller", "medan", "minst", "två (2)",
    "1/skola", "per termin", "varje", "vid behov", "inte", "ökad", "trygghet", "Löfte:", "Utfall:", "genomfördes",
    "2019", "Sala", "kl.", "t.ex.", ".", "…", "!", "–", ":", ";", "(", ")", "”", "•", "|", "-", "%", "é", "😀",
)  # fmt: skip
TAGS = ("p", "li", "h2", "td", "b", "dt")
block = st.tuples(st.sampled_from(TAGS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(block, min_size=1, max_size=8))
def test_any_words_make_a_record_whose_spans_quote(blocks: list[tuple[str, list[str]]]) -> None:
    body = "".join(f"<{tag}>{' '.join(words)}</{tag}>" for tag, words in blocks)
    record = CONVERTER.convert(Source("page.html", f"<html><body><h1>Medborgarlöfte</h1>{body}</body></html>".encode()))
    text = record.document.text
    parties = [party for pledge in record.pledges for party in pledge.actor.parties if party.start is not None]
    evidence = [piece for pledge in record.pledges for piece in pledge.measurability.evidence]
    assert all(text[one.start : one.end] == one.text for one in (*record.pledges, *evidence, *record.follow_up))
    assert all(text[party.start : party.end] == party.name for party in parties)
    assert all(pledge.places for pledge in record.pledges)


def test_a_sign_alone_promises_nothing() -> None:
    page = "<h1>Medborgarlöfte</h1><h2>Polisen lovar att</h2><ul><li>patrullera</li><li>?</li><li>2 %</li></ul>"
    record = CONVERTER.convert(Source("page.html", page.encode()))
    assert [pledge.text for pledge in record.pledges] == ["patrullera"]
