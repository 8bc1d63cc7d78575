"""What a user names, expanded into sources: one after the other, in a fixed order, errors in their places."""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from loften.errors import SourceError
from loften.sources.files import find_files
from loften.sources.options import SourceOptions
from loften.sources.source import Item, Source
from loften.sources.warc import WARC_NAME, read_warc
from loften.sources.zipped import ZIP_EMPTY, ZIP_MAGIC, is_container, read_zip

WEB = ("http://", "https://")
GZIP_MAGIC = b"\x1f\x8b"


def expand(names: Iterable[str], options: SourceOptions | None = None) -> Iterator[Item]:
    """Yield what the names stand for, in the order given and sorted within; what cannot be had comes as an error.

    A name is a file, folder, pattern, ZIP, WACZ, WARC, ARC or URL, or ``-`` for a list of names on standard input.
    """
    options = options or SourceOptions()
    web: list[str] = []
    for name in _listed(names):
        if name.lower().startswith(WEB):
            web.append(name)
            continue
        yield from _fetched(web, options)
        web.clear()
        yield from _local(name, options)
    yield from _fetched(web, options)


def _listed(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name == "-":
            yield from (line.strip() for line in sys.stdin if line.strip() and not line.startswith("#"))
        else:
            yield name


def _fetched(addresses: list[str], options: SourceOptions) -> Iterator[Item]:
    if addresses:
        try:
            from loften.sources.web import fetch_all
        except ModuleNotFoundError as error:
            yield SourceError(f"{addresses[0]}: fetching needs {error.name}: pip install 'loften[web]'")
            return
        yield from fetch_all(list(addresses), options.fetch)


def _local(name: str, options: SourceOptions) -> Iterator[Item]:
    named_alone = Path(name).is_file()
    for found in find_files(name):
        if isinstance(found, SourceError):
            yield found
            continue
        uri, path = found
        try:
            yield from _open(uri, path, "" if named_alone else f"{uri}/", options)
        except OSError as error:
            yield SourceError(f"{path}: {error.strerror or error}: check the path and its permissions")
        except ModuleNotFoundError as error:
            yield SourceError(f"{path}: web archives need {error.name}: pip install 'loften[archives]'")


def _open(uri: str, path: Path, prefix: str, options: SourceOptions) -> Iterator[Item]:
    """Yield what one file holds: itself, or the documents of an archive."""
    with path.open("rb") as stream:
        head = stream.read(16)
        stream.seek(0)
        if head.startswith((b"WARC/", b"filedesc://")) or (WARC_NAME.search(uri) and head.startswith(GZIP_MAGIC)):
            yield from read_warc(stream, uri, options)
            return
        size = path.stat().st_size
        if head.startswith((ZIP_MAGIC, ZIP_EMPTY)) and is_container(stream):
            yield from read_zip(stream, uri, prefix, options)
        elif size > options.limits.document:
            yield SourceError(f"{path}: larger than {options.limits.document >> 20} MB: split it")
        elif head.startswith(GZIP_MAGIC):
            yield _unzipped(uri, path, options)
        else:
            yield Source(uri, stream.read())


def _unzipped(uri: str, path: Path, options: SourceOptions) -> Item:
    """Return a single file that was compressed with gzip."""
    largest = options.limits.document
    try:
        with gzip.open(path) as stream:
            data = stream.read(largest + 1)
    except (OSError, EOFError, zlib.error) as error:
        return SourceError(f"{path}: is damaged ({error}): compress it again")
    if len(data) > largest:
        return SourceError(f"{path}: expands to more than {largest >> 20} MB: unpack it and choose")
    return Source(uri.removesuffix(".gz"), data)
