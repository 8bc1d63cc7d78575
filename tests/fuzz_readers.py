"""Fuzzing of one reader, guided by coverage; run by hand, for as long as one likes.

pip install atheris
PYTHONPATH=pipeline:tests python tests/fuzz_readers.py a.docx -max_total_time=600

The first word names a file of ``documents.files_of_every_kind``, from which the fuzzer starts. It stops at the first
input that is neither a document whose offsets are right nor one error, and leaves it in the working folder.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["loften"]):
    from documents import check_document, files_of_every_kind
    from loften.errors import LoftenError
    from loften.readers import Reading, read
    from loften.sources import Source


def main() -> None:
    """Fuzz the reader of the kind that the first argument names."""
    name = sys.argv.pop(1)

    def one(data: bytes) -> None:
        try:
            check_document(read(Source(name, data), Reading(ocr="never")))
        except LoftenError:
            return

    with tempfile.TemporaryDirectory() as seeds:
        (Path(seeds) / name).write_bytes(files_of_every_kind()[name])
        atheris.Setup([*sys.argv, seeds], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
