"""The choice of a reader: by bytes, not by name."""

import sys

import pytest

from loften.errors import ReadError
from loften.readers import read
from loften.readers.kind import kind_of
from loften.sources import Source

PAGE = b"<!doctype html><html><body><p>Vi lovar.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PAGE, "html"),
        (b"\n<?xml version='1.0'?><html><p>a</p></html>", "html"),
        (PAGE.decode().encode("utf-16"), "html"),
        (b"Vi lovar <b>detta</b>.", "text"),
        ("Vi lovar åtgärder.".encode("utf-16-le"), "text"),
        ("Vi lovar åtgärder.".encode("latin-1"), "text"),
        (b"%PDF-1.4\n...", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (bytes(range(256)) * 4, "an unknown binary file"),
        (b"<a" + bytes(range(256)) * 4, "an unknown binary file"),
        (b"PK\x03\x04 broken", "a damaged archive"),
        (b'\xef\xbb\xbf{"namn": "Sala"}', "JSON data"),
        (b'{Vi lovar: "mer ljus"}', "text"),
    ],
)
def test_kind_is_told_from_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\x00\x00"])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.html: the file is empty"):
        read(Source("a.html", data))


def test_what_cannot_be_read_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ReadError, match="this is an image, which cannot be read: make a PDF"):
        read(Source("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100)))


@pytest.mark.parametrize(
    "record", [b'{\n "schema_version": "1.0"}', b'{"schema_version":"1.0"}\n{"schema_version":"1.0"}']
)
def test_a_record_is_no_document(record: bytes) -> None:
    with pytest.raises(
        ReadError, match=r"a\.json: this is a record that loften has written, .*: look at it with loften"
    ):
        read(Source("a.json", record))


def test_a_wrong_name_is_a_warning() -> None:
    document = read(Source("a.pdf", PAGE))
    assert document.text == "Vi lovar."
    assert [w.code for w in document.warnings] == ["media-type"]
    assert not read(Source("a.html", PAGE)).warnings


def test_a_text_that_no_agreement_has_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["loften.readers.read"], "LONGEST", 8)
    with pytest.raises(ReadError, match=r"a\.html: the text has 9 characters, more than the 8 .*: split it"):
        read(Source("a.html", PAGE))
