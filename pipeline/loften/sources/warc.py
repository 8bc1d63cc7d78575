"""Documents in web archives: WARC as a stream through FastWARC, ARC through warcio."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from loften.errors import SourceError
from loften.sources.http_body import decode_body
from loften.sources.options import SourceOptions
from loften.sources.prefilter import mentions_pledges
from loften.sources.source import Item, Source
from loften.wording import many

WARC_NAME = re.compile(r"\.w?arc(?:\.gz|\.zst|\.lz4)?$", re.IGNORECASE)
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
FILE_TYPES = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
)
VAGUE_TYPES = ("", "application/octet-stream", "application/download", "binary/octet-stream", "application/x-download")
GZIP_MEMBER = b"\x1f\x8b\x08"
OWN_SOFTWARE = b"software: loften"
STEP = 1 << 20


@dataclass(slots=True)
class _Place:
    """How far the reading has come: where the last record began, and whether it came whole."""

    position: int = 0
    records: int = 0


def read_warc(stream: BinaryIO, uri: str, options: SourceOptions) -> Iterator[Item]:
    """Yield the documents in a WARC or ARC that mention the subject, and every PDF and text document.

    Damaged stretches are skipped and named, an archive that ends in the middle of a record too; ``stream`` must be
    able to seek, or is read to its end without such repairs.
    """
    head = stream.read(64) if stream.seekable() else b""
    if stream.seekable():
        stream.seek(0)
    if _is_arc(head, uri):
        yield from _read_arc(stream, uri, options)
        return
    yield from _read_warc(stream, uri, options)


def _is_arc(head: bytes, uri: str) -> bool:
    if head.startswith(b"filedesc://"):
        return True
    return re.search(r"(?<!w)arc(?:\.gz)?$", uri, re.IGNORECASE) is not None and not head.startswith(b"WARC/")


def _read_warc(stream: BinaryIO, uri: str, options: SourceOptions) -> Iterator[Item]:
    place = _Place()
    chooser = _Chooser(uri, options)
    named = -1
    while True:
        try:
            yield from _records(stream, place, chooser)
        except (OSError, ValueError, UnicodeError) as error:
            restart = _next_member(stream, place.position + 1)
            if place.records > named:
                yield SourceError(
                    f"{uri}: damaged after {many(place.records, 'record')} ({error}): read on where possible"
                )
                named = place.records
            if restart is None:
                return
            place.position = restart
            stream.seek(restart)
            continue
        if not _ends_whole(stream, place.position):
            yield SourceError(
                f"{uri}: the archive ends in the middle of a record, after {place.records}: fetch it again"
            )
        return


def _records(stream: BinaryIO, place: _Place, chooser: "_Chooser") -> Iterator[Item]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.warcinfo
    start = place.position
    for record in ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="none", fsspec_args=False):
        place.position = start + record.stream_pos
        place.records += 1
        if record.record_type == WarcRecordType.warcinfo:
            chooser.note_origin(record.reader.read(4096))
            continue
        item = chooser.choose(record)
        if item is not None:
            yield item


class _Chooser:
    """Decides which records are documents worth reading."""

    def __init__(self, uri: str, options: SourceOptions) -> None:
        self._uri = uri
        self._largest = options.limits.document
        self._every_page = options.every_page
        self._repeats = options.repeats
        self._seen: set[bytes] = set()

    def note_origin(self, warcinfo: bytes) -> None:
        """Take every page of an archive that loften itself fetched: somebody asked for each."""
        if OWN_SOFTWARE in warcinfo:
            self._every_page = True

    def choose(self, record: "object") -> Item | None:
        """Return a record as a source, or None where it is none; each payload once."""
        headers = record.headers  # type: ignore[attr-defined]
        http = record.http_headers  # type: ignore[attr-defined]
        if http is not None and http.status_code not in (200, 203):
            return None
        media_type = (http.get("Content-Type") if http is not None else headers.get("Content-Type")) or ""
        kind = media_type.partition(";")[0].strip().lower()
        if kind not in PAGE_TYPES and kind not in FILE_TYPES and kind not in VAGUE_TYPES:
            return None
        target = headers.get("WARC-Target-URI", "").strip("<>")
        # The room for a read is made before it: asking for no more than there is halves its time.
        size = min(record.content_length, self._largest) + 1  # type: ignore[attr-defined]
        data = record.reader.read(size)  # type: ignore[attr-defined]
        if http is not None:
            data = decode_body(data, http.get("Transfer-Encoding"), http.get("Content-Encoding"), self._largest)
        record_id = headers.get("WARC-Record-ID", "").strip("<>")
        return self.keep(data, kind, media_type, target, record_id)

    def keep(self, data: bytes, kind: str, media_type: str, target: str, record_id: str) -> Item | None:
        """Return the payload as a source, if it is a document, and new or repeats are wanted."""
        if len(data) > self._largest:
            return SourceError(f"{self._uri}: {target}: larger than {self._largest >> 20} MB: left out")
        if not self._is_wanted(data, kind):
            return None
        source = Source(target, data, media_type or None, (("uri", self._uri), ("record", record_id)))
        if self._repeats:
            return source
        digest = bytes.fromhex(source.sha256)
        if digest in self._seen:
            return None
        self._seen.add(digest)
        return source

    def _is_wanted(self, data: bytes, kind: str) -> bool:
        if kind in FILE_TYPES or data[:5] == b"%PDF-":
            return bool(data)
        if self._every_page:
            return bool(data) and kind in PAGE_TYPES
        return mentions_pledges(data)


def _read_arc(stream: BinaryIO, uri: str, options: SourceOptions) -> Iterator[Item]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    chooser = _Chooser(uri, options)
    count = 0
    try:
        for record in ArchiveIterator(stream, arc2warc=True):
            count += 1
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if record.http_headers.get_statuscode() not in ("200", "203"):
                continue
            media_type = record.http_headers.get_header("Content-Type") or ""
            kind = media_type.partition(";")[0].strip().lower()
            if kind in (*PAGE_TYPES, *FILE_TYPES, *VAGUE_TYPES):
                data = record.content_stream().read(options.limits.document + 1)
                target = record.rec_headers.get_header("WARC-Target-URI") or ""
                record_id = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>")
                item = chooser.keep(data, kind, media_type, target, record_id)
                if item is not None:
                    yield item
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        yield SourceError(f"{uri}: damaged after {many(count, 'record')} ({error}): the rest is lost, fetch it again")


def _next_member(stream: BinaryIO, position: int) -> int | None:
    """Return where the next gzip member or plain record begins after ``position``, or None."""
    if not stream.seekable():
        return None
    stream.seek(position)
    tail = b""
    base = position
    while chunk := stream.read(STEP):
        window = tail + chunk
        found = min((at for at in (window.find(GZIP_MEMBER), window.find(b"WARC/1.")) if at >= 0), default=-1)
        if found >= 0:
            return base - len(tail) + found
        base += len(chunk)
        tail = window[-8:]
    return None


def _ends_whole(stream: BinaryIO, position: int) -> bool:
    """Tell whether the records from ``position`` on, the last that was read, end as they should."""
    if not stream.seekable():
        return True
    stream.seek(position)
    if stream.read(2) != GZIP_MEMBER[:2]:
        return _ends_whole_plain(stream, position)
    stream.seek(position)
    inflater = zlib.decompressobj(31)
    try:
        while chunk := stream.read(STEP):
            while chunk:
                inflater.decompress(chunk)
                chunk = inflater.unused_data
                if inflater.eof and chunk.strip(b"\x00"):
                    inflater = zlib.decompressobj(31)
                elif inflater.eof:
                    break
    except zlib.error:
        return False
    return inflater.eof


def _ends_whole_plain(stream: BinaryIO, position: int) -> bool:
    stream.seek(position)
    head = stream.read(STEP)
    found = re.search(rb"\r\nContent-Length:\s*(\d+)", head, re.IGNORECASE)
    end = head.find(b"\r\n\r\n")
    if not head.startswith(b"WARC/") or found is None or end < 0:
        return not head.startswith(b"WARC/")
    stream.seek(0, 2)
    return stream.tell() >= position + end + 4 + int(found[1])
