"""Archives that are damaged at random: what can be had comes, the rest is named, and the reading ends."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from documents import packed
from loften.errors import SourceError
from loften.sources import Source, expand

PAGE = b"<html><h1>Medborgarl\xc3\xb6fte</h1><p>Polisen lovar att patrullera.</p></html>"


def crawled() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(4):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = io.BytesIO(PAGE + str(number).encode())
        writer.write_record(
            writer.create_warc_record(f"https://example.se/{number}", "response", payload=body, http_headers=http)
        )
    return out.getvalue()


ARCHIVES = {
    "a.zip": packed({f"{number}.html": PAGE + str(number).encode() for number in range(4)}, zipfile.ZIP_DEFLATED),
    "a.warc.gz": crawled(),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_the_sound_archive_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(ARCHIVES[name])
    assert len([item for item in expand([str(tmp_path / name)]) if isinstance(item, Source)]) == 4


@pytest.mark.parametrize("name", ARCHIVES)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(part=st.floats(0, 1), lost=st.integers(0, 200), garbage=st.binary(max_size=30))
def test_a_damaged_archive_gives_what_it_has(name: str, tmp_path: Path, part: float, lost: int, garbage: bytes) -> None:
    data = ARCHIVES[name]
    at = int(part * len(data))
    (tmp_path / name).write_bytes(data[:at] + garbage + data[at + lost :])
    for item in expand([str(tmp_path / name)]):
        assert isinstance(item, Source | SourceError)
        assert isinstance(item, Source) or "\n" not in str(item)
