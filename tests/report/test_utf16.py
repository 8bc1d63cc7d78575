from hypothesis import given
from hypothesis import strategies as st

from loften.report.utf16 import length, shift_offsets


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_offsets_quote_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shifted = shift_offsets({"blocks": [{"start": start, "end": end}]}, text)["blocks"][0]
    units = text.encode("utf-16-le")
    assert units[2 * shifted["start"] : 2 * shifted["end"]].decode("utf-16-le") == text[start:end]


def test_periods_are_left_alone() -> None:
    record = {"period": {"start": "2019", "end": None}, "start": 1}
    assert shift_offsets(record, "😀x") == {"period": {"start": "2019", "end": None}, "start": 2}


def test_length_counts_units() -> None:
    assert length("å😀") == 3
