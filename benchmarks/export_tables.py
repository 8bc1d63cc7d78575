"""Time and memory of an export, over more and more records made from the samples.

Run: python benchmarks/export_tables.py [RECORDS ...]
Each size runs in a process of its own; memory that is flat over the sizes is what is wanted.
"""

import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from loften import Converter
from loften.agreement import Agreement
from loften.exchange.tables.export import export_tables
from loften.exchange.tables.writer import Format

SAMPLES = Path(__file__).parents[1] / "sample_docs"
SIZES = (1_000, 10_000, 50_000)
STREAMED = [Format.CSV, Format.XLSX, Format.PARQUET, Format.SQLITE, Format.DATAPACKAGE]


def many(count: int) -> Iterator[Agreement]:
    """Yield the samples' records over and over, each under an id of its own."""
    converter = Converter()
    records = [converter.convert(path) for path in sorted(SAMPLES.glob("*-20*.html"))]
    for number in range(count):
        record = records[number % len(records)]
        identity = hashlib.sha256(str(number).encode()).hexdigest()[:16]
        yield record.model_copy(update={"document": record.document.model_copy(update={"id": identity})})


def one_size(count: int) -> None:
    """Export that many records and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        rows = export_tables(many(count), STREAMED, Path(folder))
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>8} records {sum(rows.values()):>10} rows {count / seconds:>6.0f} records/s {peak:>6.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one_size(int(sys.argv[2]))
    else:
        for size in [int(word) for word in sys.argv[1:]] or SIZES:
            subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)
