"""Web archives: pages per second from WARC through the prefilter, beside bare inflation and other ways to read.

Makes an archive of pages of about 25 kB, one in two hundred of which mentions the subject, in a folder that is removed
again. ``python benchmarks/web_archives.py [PAGES]``.
"""

import io
import random
import re
import resource
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "pipeline")]

PAGES = 20_000
SIZE = 25_000
EVERY = 200
SAMPLES = sorted((HERE.parent / "sample_docs").glob("*.html"))
STEP = 1 << 20


def make_archive(path: Path, pages: int) -> int:
    """Write an archive of different pages, one gzip member each; return how many mention the subject."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    text = " ".join(sample.read_text("utf-8") for sample in SAMPLES)
    hidden = re.sub("medborgar(?!e)", "kommun", text, flags=re.IGNORECASE)
    chance = random.Random(1)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(pages):
            start = chance.randrange(len(hidden) - SIZE // 2)
            body = f"<html><title>{number}</title>{hidden[start : start + SIZE // 2]}".encode()
            body += b"<p>Ett medborgarl\xc3\xb6fte</p>" if number % EVERY == 0 else b""
            body += b"".join(b"<a href=/%d>%d</a>" % (chance.randrange(10**9), n) for n in range(500))
            record = writer.create_warc_record(
                f"https://example.org/{number}", "response", payload=io.BytesIO(body), http_headers=head
            )
            writer.write_record(record)
    return -(-pages // EVERY)


def inflate(path: Path) -> int:
    """Inflate every member with zlib and do nothing else."""
    return _inflate(path, lambda: zlib.decompressobj(31))


def inflate_isal(path: Path) -> int:
    """Inflate every member with ISA-L and do nothing else."""
    from isal import isal_zlib

    return _inflate(path, lambda: isal_zlib.decompressobj(31))


def _inflate(path: Path, new: Callable[[], "zlib._Decompress"]) -> int:
    members = 0
    with path.open("rb") as stream:
        inflater = new()
        while chunk := stream.read(STEP):
            while chunk:
                inflater.decompress(chunk)
                chunk = inflater.unused_data
                if inflater.eof:
                    members += 1
                    inflater = new()
    return members


def fastwarc(path: Path) -> int:
    """Read every record with FastWARC and look for the bare word."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as stream:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, fsspec_args=False)
        return sum("medborgarlöfte".encode() in record.reader.read() for record in records)


def warcio(path: Path) -> int:
    """Read every record with warcio and look for the bare word."""
    from warcio.archiveiterator import ArchiveIterator

    with path.open("rb") as stream:
        return sum("medborgarlöfte".encode() in record.content_stream().read() for record in ArchiveIterator(stream))


def loften(path: Path) -> int:
    """Expand the archive into sources as ``loften convert`` does."""
    from loften.sources import Source, expand

    return sum(isinstance(item, Source) for item in expand([str(path)]))


def main() -> None:
    """Print the table."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.warc.gz")
        wanted = make_archive(path, pages)
        print(
            f"{pages:,} pages, {path.stat().st_size / pages / 1000:.1f} kB each when compressed; {wanted} mention it\n"
        )
        print("| | found | pages/s |\n|---|---|---|")
        for name, read in (
            ("loften", loften),
            ("bare inflation, zlib", inflate),
            ("bare inflation, ISA-L", inflate_isal),
            ("FastWARC and one word", fastwarc),
            ("warcio and one word", warcio),
        ):
            times = []
            for _ in range(2):
                start = time.perf_counter()
                found = read(path)
                times.append(time.perf_counter() - start)
            print(f"| {name} | {found:,} | {pages / min(times):,.0f} |", flush=True)
            if name == "loften":
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nloften's peak memory: {peak} MB")


if __name__ == "__main__":
    main()
