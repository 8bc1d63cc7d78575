"""Files that are damaged at random: every reader gives a document whose offsets are right, or one error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents import check_document, files_of_every_kind
from loften.document import Document
from loften.errors import LoftenError
from loften.readers import Reading, read
from loften.sources import Source

FILES = files_of_every_kind()
Wound = tuple[float, int, bytes]
# Where in the file (0 to 1), how many bytes are lost, and what stands there instead.
wounds = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400), st.binary(max_size=30)), min_size=1, max_size=6)


def wounded(data: bytes, where: list[Wound]) -> bytes:
    for part, lost, garbage in where:
        at = int(part * len(data))
        data = data[:at] + garbage + data[at + lost :]
    return data


def outcome(source: Source) -> Document | str:
    try:
        return read(source, Reading(ocr="never"))
    except LoftenError as error:
        return str(error)


@pytest.mark.parametrize("name", FILES)
def test_the_sound_file_is_read(name: str) -> None:
    check_document(read(Source(name, FILES[name])))


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(where=wounds)
def test_a_damaged_file_is_a_document_or_one_error(name: str, where: list[Wound]) -> None:
    came = outcome(Source(name, wounded(FILES[name], where)))
    if isinstance(came, Document):
        check_document(came)
    else:
        assert came.startswith(f"{name}: ")
        assert "\n" not in came
