"""Files on shared or object storage, through fsspec."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast
from uuid import uuid4

from loften.errors import SourceError, UsageError
from loften.extras import install
from loften.sources.files import find_files
from loften.sources.folder import is_document_name
from loften.sources.found import Found, one_by_one


class Folder:
    """A folder anywhere that fsspec reaches; files in it appear whole or not at all."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._system, self._root = _open(url)
        self._local = "file" in _protocols(self._system)

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return bool(self._system.exists(f"{self._root}/{name}"))

    def names(self, under: str) -> set[str]:
        """Return the names of the files in a folder of this folder."""
        try:
            listed = self._system.ls(f"{self._root}/{under}", detail=False)
        except FileNotFoundError:
            return set()
        return {str(path).rpartition("/")[2] for path in listed}

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raise ``UsageError`` where it cannot be had."""
        try:
            return bytes(self._system.cat_file(f"{self._root}/{name}"))
        except OSError as error:
            raise UsageError(f"{self._url}/{name}: {_why(error)}: check the path") from error

    def write(self, name: str, data: bytes) -> None:
        """Write a file under another name, sync it, and rename it; an object store does the like by itself."""
        path = f"{self._root}/{name}"
        try:
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            if not self._local:
                self._system.pipe_file(path, data)
                return
            part = Path(f"{path}.{uuid4().hex}.part")
            with part.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        except OSError as error:
            raise UsageError(f"{self._url}/{name}: {_why(error)}: make room, or choose another --out") from error


def find_shared(source: str) -> Iterator[tuple[Found, str] | SourceError]:
    """Yield the files that a source stands for, sorted by uri, each with what tells that it has changed.

    A source is a path on storage that every machine has, or a URL that fsspec knows (``s3://bucket/folder``).
    """
    if "://" not in source or source.startswith("file://"):
        for found in one_by_one(find_files(source.removeprefix("file://"))):
            if isinstance(found, SourceError):
                yield found
            else:
                stat = Path(found.path).stat()
                path = str(Path(found.path).absolute())
                yield Found(found.uri, path, found.alone), f"{stat.st_size} {stat.st_mtime_ns}"
        return
    yield from _find_remote(source)


def _find_remote(source: str) -> Iterator[tuple[Found, str] | SourceError]:
    system, root = _open(source)
    try:
        alone = bool(system.isfile(root))
        details: dict[str, Any] = system.find(root, detail=True)
    except Exception as error:
        yield SourceError(f"{source}: {_why(error)}: check the address and the rights to it")
        return
    if not details:
        yield SourceError(f"{source}: no such file or folder: check the address")
    for path, detail in sorted(details.items()):
        uri = path.rpartition("/")[2] if alone else path.removeprefix(root).lstrip("/")
        if alone or is_document_name(uri):
            state = [detail.get(key) for key in ("size", "ETag", "etag", "mtime", "LastModified", "updated")]
            yield Found(uri, system.unstrip_protocol(path), alone), json.dumps(state, default=str)


def open_shared(path: str) -> tuple[BinaryIO, int]:
    """Open a file by the path that ``find_shared`` gave; return it with its size."""
    system, root = _open(path)
    return cast("BinaryIO", system.open(root, "rb")), int(system.size(root))


def _open(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise UsageError(f"{url}: shared storage needs fsspec: {install('cluster')}") from error
    try:
        system, root = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url}: {error}") from error
    with suppress(AttributeError):
        system.invalidate_cache()
    return system, str(root).rstrip("/")


def _protocols(system: Any) -> tuple[str, ...]:
    return (system.protocol,) if isinstance(system.protocol, str) else tuple(system.protocol)


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
