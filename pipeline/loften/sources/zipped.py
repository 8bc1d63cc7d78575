"""Documents in ZIP archives, nested ones too, and in WACZ; nothing is ever unpacked to disk."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from loften.errors import SourceError
from loften.sources.folder import is_document_name
from loften.sources.options import Limits, SourceOptions
from loften.sources.source import Item, Source
from loften.sources.warc import WARC_NAME, read_warc

ZIP_MAGIC = b"PK\x03\x04"
ZIP_EMPTY = b"PK\x05\x06"
CHUNK = 1 << 20


def is_container(stream: BinaryIO) -> bool:
    """Tell whether a ZIP is an archive of files, rather than a document kept as one (DOCX, ODT)."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True
    finally:
        stream.seek(0)
    return "[Content_Types].xml" not in names and not ("mimetype" in names and "content.xml" in names)


def read_zip(stream: BinaryIO, uri: str, prefix: str, options: SourceOptions) -> Iterator[Item]:
    """Yield the documents in a ZIP or WACZ, by name; what cannot be had comes as an error in its place.

    ``uri`` is the archive's own, ``prefix`` stands before the members' names in their uris.
    """
    budget = _Budget(options.limits)
    yield from _read(stream, uri, prefix, "", options, budget, 1)


class _Budget:
    """How much one archive, with all archives inside it, may still expand to."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.archive
        self.members = limits.members

    def take(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        """Return a member's bytes; raise ``SourceError`` where it is too large, locked or damaged."""
        limits = self.limits
        if info.flag_bits & 1:
            raise SourceError("is locked with a password: unlock it first")
        if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise SourceError(f"expands more than {limits.ratio} times, as a decompression bomb does: left alone")
        largest = min(limits.document, self.left)
        try:
            with archive.open(info) as member:
                data = member.read(largest + 1)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise SourceError(f"is damaged ({error}): pack it again") from error
        except Exception as error:  # zlib.error, lzma.LZMAError: what a decompressor raises on damaged data
            raise SourceError(f"is damaged ({error}): pack it again") from error
        if len(data) > largest:
            raise SourceError(f"is larger than {largest >> 20} MB: unpack the archive and choose")
        self.left -= len(data)
        return data


def _read(
    stream: BinaryIO, uri: str, prefix: str, outer: str, options: SourceOptions, budget: _Budget, depth: int
) -> Iterator[Item]:
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield SourceError(f"{prefix}{outer or uri}: the archive is damaged ({error}): pack it again")
        return
    with archive:
        is_wacz = "datapackage.json" in archive.namelist()
        for info in sorted(archive.infolist(), key=lambda i: i.filename):
            if info.is_dir() or not _is_wanted(info.filename, is_wacz):
                continue
            budget.members -= 1
            if budget.members < 0:
                yield SourceError(f"{uri}: more than {options.limits.members} members: split the archive")
                return
            yield from _member(archive, info, uri, prefix, outer, options, budget, depth)


def _is_wanted(name: str, is_wacz: bool) -> bool:
    if is_wacz:
        return name.startswith("archive/") and WARC_NAME.search(name) is not None
    return is_document_name(harmless(name))


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    uri: str,
    prefix: str,
    outer: str,
    options: SourceOptions,
    budget: _Budget,
    depth: int,
) -> Iterator[Item]:
    name = outer + harmless(info.filename)
    if WARC_NAME.search(info.filename) and not info.flag_bits & 1:
        try:
            with archive.open(info) as member:
                yield from read_warc(io.BufferedReader(member, CHUNK), f"{uri}/{name}", options)  # type: ignore[type-var]
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            yield SourceError(f"{prefix}{name}: is damaged ({error}): pack it again")
        return
    try:
        data = budget.take(archive, info)
    except SourceError as error:
        yield SourceError(f"{prefix}{name}: {error}")
        return
    if not data.startswith((ZIP_MAGIC, ZIP_EMPTY)) or not is_container(io.BytesIO(data)):
        yield Source(prefix + name, data, archive=(("uri", uri), ("member", name)))
    elif depth >= options.limits.depth:
        yield SourceError(f"{prefix}{name}: archives nested deeper than {options.limits.depth}: unpack them first")
    else:
        yield from _read(io.BytesIO(data), uri, prefix, f"{name}/", options, budget, depth + 1)


def harmless(name: str) -> str:
    """Return a member's name as a relative path without ``..``, drive letters or control characters."""
    parts = re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/")).split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(kept) or "unnamed"
