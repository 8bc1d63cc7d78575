"""WARC and ARC: which records, from which damage."""

import gzip
import io
import zlib
from pathlib import Path

import pytest

from loften.errors import SourceError
from loften.sources import Source, SourceOptions, expand

pytest.importorskip("fastwarc")
WARCWriter = pytest.importorskip("warcio.warcwriter").WARCWriter
from warcio.statusandheaders import StatusAndHeaders  # noqa: E402

PAGE = "<html><p>Medborgarlöfte {}</p></html>"


class Archive:
    """Writes records to a WARC in memory."""

    def __init__(self, zipped: bool = True) -> None:
        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=zipped)

    def add(self, url: str, body: bytes, kind: str = "response", status: str = "200 OK", **headers: str) -> "Archive":
        fields = [(name.replace("_", "-"), value) for name, value in {"Content_Type": "text/html", **headers}.items()]
        http = StatusAndHeaders(status, fields, protocol="HTTP/1.1") if kind != "resource" else None
        args = {"warc_content_type": headers["Content_Type"]} if http is None else {}
        self.writer.write_record(
            self.writer.create_warc_record(url, kind, payload=io.BytesIO(body), http_headers=http, **args)
        )
        return self

    def read(self, tmp_path: Path, options: SourceOptions | None = None, cut: int = 0) -> list[Source | SourceError]:
        data = self.out.getvalue()
        return read(tmp_path, data[: len(data) - cut], options)


def read(tmp_path: Path, data: bytes, options: SourceOptions | None = None, name: str = "a.warc.gz") -> list:
    path = tmp_path / name
    path.write_bytes(data)
    return list(expand([str(path)], options))


def uris(items: list[Source | SourceError]) -> list[str]:
    return [item.uri for item in items if isinstance(item, Source)]


def page(n: int) -> bytes:
    return PAGE.format(n).encode()


@pytest.mark.parametrize("zipped", [True, False])
def test_pages_that_mention_the_subject_and_every_pdf(tmp_path: Path, zipped: bool) -> None:
    archive = Archive(zipped)
    archive.add("https://a.example/1", page(1)).add("https://a.example/2", b"<p>Annat</p>")
    archive.add("https://a.example/3", b"%PDF-1.4", Content_Type="application/pdf")
    archive.add("https://a.example/4", page(4), status="404 Not Found")
    archive.add("https://a.example/5", page(5), kind="request").add(
        "https://a.example/6", b"x", Content_Type="image/png"
    )
    archive.add("https://a.example/7", page(7), kind="resource", Content_Type="text/html")
    archive.add("https://a.example/8", page(1))
    items = archive.read(tmp_path)
    assert uris(items) == [f"https://a.example/{n}" for n in (1, 3, 7)]
    first = items[0]
    assert isinstance(first, Source)
    assert first.data == page(1)
    assert dict(first.archive or ())["uri"] == "a.warc.gz"
    assert dict(first.archive or ())["record"].startswith("urn:uuid:")
    assert uris(archive.read(tmp_path, SourceOptions(every_page=True))) == [
        f"https://a.example/{n}" for n in (1, 2, 3, 7)
    ]
    assert uris(archive.read(tmp_path, SourceOptions(repeats=True))) == [f"https://a.example/{n}" for n in (1, 3, 7, 8)]


def test_bodies_are_decoded(tmp_path: Path) -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page(2)[:9], page(2)[9:])) + b"0\r\n\r\n"
    archive = Archive()
    archive.add("u:1", gzip.compress(page(1)), Content_Encoding="gzip")
    archive.add("u:2", chunked, Transfer_Encoding="chunked")
    archive.add("u:3", zlib.compress(page(3))[2:-4], Content_Encoding="deflate")
    archive.add("u:4", page(4), Content_Encoding="gzip", Transfer_Encoding="chunked")
    assert [item.data for item in archive.read(tmp_path)] == [page(n) for n in (1, 2, 3, 4)]


def test_a_bomb_in_a_record_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    from loften.sources import Limits

    archive = Archive().add("u:1", gzip.compress(bytes(2**22)), Content_Encoding="gzip").add("u:2", page(2))
    items = archive.read(tmp_path, SourceOptions(limits=Limits(document=2**20)))
    assert "u:1: larger than 1 MB" in str(items[0])
    assert uris(items) == ["u:2"]


def test_a_truncated_archive_is_named(tmp_path: Path) -> None:
    archive = Archive()
    for n in range(3):
        archive.add(f"u:{n}", page(n))
    for cut in (3, 60):
        items = archive.read(tmp_path, cut=cut)
        assert uris(items)[:2] == ["u:0", "u:1"]
        assert "ends in the middle of a record" in str(items[-1])
    assert not any(isinstance(item, SourceError) for item in archive.read(tmp_path))


def test_a_truncated_plain_archive_is_named(tmp_path: Path) -> None:
    archive = Archive(zipped=False).add("u:0", page(0)).add("u:1", page(1))
    assert "ends in the middle" in str(archive.read(tmp_path, cut=20)[-1])


def test_after_damage_the_reading_goes_on_at_the_next_record(tmp_path: Path) -> None:
    archive = Archive()
    starts = []
    for n in range(6):
        starts.append(archive.out.tell())
        archive.add(f"u:{n}", page(n) + b"x" * 500)
    data = bytearray(archive.out.getvalue())
    for at in range(starts[2] + 30, starts[2] + 60):
        data[at] ^= 0x55
    items = read(tmp_path, bytes(data))
    assert [u for u in uris(items) if u != "u:2"] == ["u:0", "u:1", "u:3", "u:4", "u:5"]
    assert sum(isinstance(item, SourceError) for item in items) == 1


def test_arc(tmp_path: Path) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(1)
    head = (
        b"filedesc://a.arc 0.0.0.0 20160101000000 text/plain 76\n1 0 Internet Archive\n"
        b"URL IP-address Archive-date Content-type Archive-length\n\n"
    )
    record = b"http://a.example/1 1.2.3.4 20160101000000 text/html %d\n%s\n" % (len(body), body)
    items = read(tmp_path, head + record, name="a.arc")
    assert uris(items) == ["http://a.example/1"]
    assert items[0].data == page(1)


def test_wacz(tmp_path: Path) -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as wacz:
        wacz.writestr("datapackage.json", "{}")
        wacz.writestr("pages/pages.jsonl", "{}")
        wacz.writestr("archive/data.warc.gz", Archive().add("u:1", page(1)).out.getvalue())
    items = read(tmp_path, out.getvalue(), name="a.wacz")
    assert uris(items) == ["u:1"]
    assert dict(items[0].archive)["uri"] == "a.wacz/archive/data.warc.gz"


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n", b"\x1f\x8b\x08garbage", b"WARC/1.0\r\nContent-Length: x\r\n\r\n"])
def test_garbage_ends(tmp_path: Path, data: bytes) -> None:
    assert uris(read(tmp_path, data)) == []
