"""What a user names, expanded into sources: one after the other, in a fixed order, errors in their places."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from loften.errors import SourceError
from loften.extras import install
from loften.sources.files import find_files
from loften.sources.found import Found, Siblings, one_by_one
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
    looked: Iterator[Found | list[str] | SourceError] = one_by_one(find(names))
    for found in looked:
        if isinstance(found, SourceError):
            yield found
        elif isinstance(found, Found):
            yield from open_found(found, options)
        else:
            yield from fetch(found, options)


def find(names: Iterable[str]) -> Iterator[Siblings | Found | list[str] | SourceError]:
    """Yield the files that the names stand for, unopened, and lists of web addresses, in the order given."""
    web: list[str] = []
    for name in _listed(names):
        if name.lower().startswith(WEB):
            web.append(name)
            continue
        if web:
            yield web
            web = []
        yield from find_files(name)
    if web:
        yield web


def _listed(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name == "-":
            yield from (line.strip() for line in sys.stdin if line.strip() and not line.startswith("#"))
        else:
            yield name


def fetch(addresses: list[str], options: SourceOptions) -> Iterator[Item]:
    """Yield the pages at web addresses, in their order; what cannot be had comes as an error in its place."""
    try:
        from loften.sources.web import fetch_all
    except ModuleNotFoundError as error:
        yield SourceError(f"{addresses[0]}: fetching needs {error.name}: {install('web')}")
        return
    yield from fetch_all(addresses, options.fetch)


def open_found(found: Found, options: SourceOptions) -> Iterator[Item]:
    """Yield what one file holds: itself, or the documents of an archive; what cannot be had comes as an error."""
    try:
        with Path(found.path).open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            yield from open_stream(found, stream, size, options)
    except OSError as error:
        yield SourceError(f"{found.path}: {error.strerror or error}: check the path and its permissions")
    except ModuleNotFoundError as error:
        yield SourceError(f"{found.path}: web archives need {error.name}: {install('archives')}")


def open_stream(found: Found, stream: BinaryIO, size: int, options: SourceOptions) -> Iterator[Item]:
    """Yield what a stream that can seek holds; as ``open_found``, but ``OSError`` is the caller's."""
    head = stream.read(16)
    stream.seek(0)
    if head.startswith((b"WARC/", b"filedesc://")) or (WARC_NAME.search(found.uri) and head.startswith(GZIP_MAGIC)):
        yield from read_warc(stream, found.uri, options)
    elif head.startswith((ZIP_MAGIC, ZIP_EMPTY)) and is_container(stream):
        yield from read_zip(stream, found.uri, "" if found.alone else f"{found.uri}/", options)
    elif size > options.limits.document:
        yield SourceError(f"{found.path}: larger than {options.limits.document >> 20} MB: split it")
    elif head.startswith(GZIP_MAGIC):
        yield _unzipped(found, stream, options)
    else:
        yield Source(found.uri, stream.read())


def _unzipped(found: Found, stream: BinaryIO, options: SourceOptions) -> Item:
    """Return a single file that was compressed with gzip."""
    largest = options.limits.document
    try:
        with gzip.open(stream) as unzipped:
            data = unzipped.read(largest + 1)
    except (OSError, EOFError, zlib.error) as error:
        return SourceError(f"{found.path}: is damaged ({error}): compress it again")
    if len(data) > largest:
        return SourceError(f"{found.path}: expands to more than {largest >> 20} MB: unpack it and choose")
    return Source(found.uri.removesuffix(".gz"), data)
