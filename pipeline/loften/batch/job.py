"""What a worker does with a document: read it, or take it as it was read before, and make its record."""

import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import Any

from loften.agreement import Agreement
from loften.batch import readings
from loften.batch.pool.message import Message
from loften.batch.version import current_version
from loften.conversion import Converter, convert_document, unexpected
from loften.document import Document
from loften.errors import LoftenError
from loften.likeness.terms import stem
from loften.readers import read
from loften.readers.read import READERS
from loften.rules import look_into_rules
from loften.settings import Settings
from loften.sources import Source

WARM = Source(
    "warm.html",
    "<title>Medborgarlöfte 2024</title><h1>Medborgarlöfte för Sala 2024</h1><p>Polisen och kommunen lovar att:</p>"
    "<ul><li>genomföra minst två trafikkontroller i månaden</li></ul><p>Löftet följs upp i december.</p>".encode(),
)


class DocumentWork:
    """Converts documents with one engine, loaded at once. A task is a source with its bytes, or a kept reading."""

    def __init__(self, arguments: Mapping[str, Any]) -> None:
        self._settings = Settings.from_mapping(arguments)
        self._engine = Converter(self._settings).engine

    def warm_up(self) -> None:
        """Import every reader and load every rule now, once, rather than in each worker that is forked from here."""
        for module, _ in READERS.values():
            with suppress(ModuleNotFoundError):
                import_module(module)
        convert_document(read(WARM), self._engine, self._settings)
        look_into_rules()
        stem("kontroller")  # loads its dictionary

    def hello(self) -> dict[str, Any]:
        """Return the version under which documents will be converted."""
        return asdict(current_version(self._settings, self._engine))

    def __call__(self, header: dict[str, Any], parts: Sequence[bytes]) -> Message:
        """Return the record and the reading, or the error that says why there are none."""
        try:
            document = self.read(header, parts[0])
            record = convert_document(document, self._engine, self._settings)
            kept = readings.to_bytes(document) if header["kind"] == "source" else b""
            return {"state": "done"}, [_compressed(record), kept]
        except LoftenError as error:
            return _failed(error)
        except MemoryError:
            raise
        except Exception as error:
            return _failed(unexpected(header["uri"], error))

    def read(self, header: dict[str, Any], data: bytes) -> Document:
        """Return the document of a task."""
        if header["kind"] == "reading":
            return readings.from_bytes(data)
        archive = header["archive"]
        pairs = None if archive is None else tuple((key, value) for key, value in archive)
        return read(Source(header["uri"], data, header["media_type"], pairs), self._settings.reading)


def _compressed(record: Agreement) -> bytes:
    return zlib.compress(record.to_json().encode(), readings.LEVEL)


def _failed(error: LoftenError) -> Message:
    return {"state": "failed", "code": error.code, "message": str(error)}, []
