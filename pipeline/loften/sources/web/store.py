"""The WARC file that keeps what was fetched, and answers for it again."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loften.errors import SourceError
from loften.version import __version__

VALIDATORS = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
NO_SUCH_HEADERS = ("content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one request: the address asked, the status, headers as received, and the body decoded."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the first header of this name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Store:
    """A WARC file: answers are appended, the last one for each address can be had again.

    Only where records begin is kept in memory. Raises ``SourceError`` where the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offsets: dict[str, int] = {}
        try:
            if path.exists():
                self._index()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._append_info()
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror or error}: choose another file for what is fetched") from error

    def get(self, url: str) -> Answer | None:
        """Return the last answer that was kept for an address."""
        offset = self._offsets.get(url)
        if offset is None:
            return None
        from warcio.archiveiterator import ArchiveIterator

        with self._path.open("rb") as stream:
            stream.seek(offset)
            record = next(iter(ArchiveIterator(stream)))
            headers = tuple((str(k), str(v)) for k, v in record.http_headers.headers)
            return Answer(url, int(record.http_headers.get_statuscode()), headers, record.content_stream().read())

    def add(self, answer: Answer) -> None:
        """Append an answer; its body is kept decoded, so the headers that say otherwise are left out."""
        from warcio.statusandheaders import StatusAndHeaders

        kept = [(k, v) for k, v in answer.headers if k.lower() not in NO_SUCH_HEADERS]
        headers = StatusAndHeaders(
            str(answer.status), [*kept, ("Content-Length", str(len(answer.body)))], protocol="HTTP/1.1"
        )
        self._offsets[answer.url] = self._append(
            lambda writer: writer.create_warc_record(
                answer.url, "response", payload=io.BytesIO(answer.body), http_headers=headers
            )
        )

    def conditions(self, answer: Answer) -> dict[str, str]:
        """Return the headers that ask for a page only if it has changed since this answer."""
        found = ((ask, answer.header(name)) for name, ask in VALIDATORS)
        return {ask: value for ask, value in found if value}

    def _append_info(self) -> None:
        info = {"software": f"loften {__version__}", "format": "WARC File Format 1.1"}
        self._append(lambda writer: writer.create_warcinfo_record(self._path.name, info))

    def _append(self, make: Any) -> int:
        from warcio.warcwriter import WARCWriter

        with self._path.open("ab") as stream:
            offset = stream.tell()
            writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
            writer.write_record(make(writer))
        return offset

    def _index(self) -> None:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        with self._path.open("rb") as stream:
            try:
                archive = ArchiveIterator(stream)
                for record in archive:
                    if record.rec_type == "response":
                        url = record.rec_headers.get_header("WARC-Target-URI")
                        self._offsets[url] = archive.get_record_offset()
            except (ArchiveLoadFailed, EOFError, ValueError) as error:
                raise SourceError(f"{self._path}: not a WARC file that can be added to ({error}): move it") from error
