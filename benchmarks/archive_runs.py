"""Archive runs: what pool and store cost a document, two workers against one, resuming, memory over many documents.

Everything is made in a folder that is removed again. ``python benchmarks/archive_runs.py [PART…]``; without a part all
of them. On a machine that does other things too only the ratios tell.
"""

import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "pipeline"), str(HERE.parent / "models" / "sv_loften"), str(HERE)]

SAMPLES = sorted(path for path in (HERE.parent / "sample_docs").iterdir() if path.suffix in (".html", ".pdf"))
PAGES = [path for path in SAMPLES if path.suffix == ".html"]
MANY = 100_000
DONE = 1_000_000
SPAN, TURNS, WARM = 4.0, 3, 50
RECORD = zlib.compress(b'{"schema_version":"1.0"}' * 1000)


class Nothing:
    """Work that does nothing, so that only pool and store are measured: it answers with a record of a usual size."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        self._arguments = arguments

    def hello(self) -> dict[str, Any]:
        """Return a version."""
        return {"record": "1", "reading": "1", "told": {}}

    def warm_up(self) -> None:
        """Do nothing."""

    def __call__(self, header: dict[str, Any], parts: Sequence[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        """Return the same record for every document."""
        return {"state": "done"}, [RECORD, RECORD]


def timed(function: Callable[[], object]) -> float:
    """Return the seconds that a function takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def run(
    store: Path,
    sources: Path,
    workers: int,
    work: str | None = None,
    tell: Callable[..., None] = print,
    limit: int | None = None,
) -> None:
    """Run an archive into a store."""
    from loften.batch import Plan, Run
    from loften.sources import SourceOptions
    from loften.sources.expand import find

    more = {"work": work} if work else {}
    plan = Plan(workers=workers, limit=limit, options=SourceOptions(repeats=True), **more)  # type: ignore[arg-type]
    Run(plan, store, tell).run(lambda _: find([str(sources)]), plan.called([str(sources)]))


def quiet(_: object) -> None:
    """Show no progress."""


def write_pages(folder: Path, count: int, size: int = 5_000) -> None:
    """Write short different files, a thousand a folder."""
    filler = "Ett medborgarlöfte om trygghet. " * (size // 32)
    for number in range(count):
        path = folder / f"{number // 1000:04}" / f"{number:07}.html"
        if number % 1000 == 0:
            path.parent.mkdir(parents=True)
        path.write_text(f"<p>{number} {filler}", encoding="utf-8")


def write_samples(folder: Path, times: int) -> int:
    """Write the samples that are pages many times over, each with words of its own; return how many."""
    folder.mkdir()
    pages = [path.read_text("utf-8") for path in SAMPLES if path.suffix == ".html"]
    for turn in range(times):
        for number, page in enumerate(pages):
            own = page.replace("</p>", f" Se kvarter {turn}.</p>").replace("</li>", f" (kvarter {turn})</li>")
            (folder / f"{turn:04}-{number:02}.html").write_text(own, encoding="utf-8")
    return times * len(pages)


def overhead(folder: Path) -> None:
    """Print what pool and store cost a document, beside what converting one costs."""
    from loften import Converter

    count = write_samples(folder / "samples", 20)
    converter = Converter()
    files = sorted((folder / "samples").iterdir())
    converter.convert(files[0])
    start = time.process_time()
    for file in files[1:]:
        converter.convert(file).to_json()
    document = (time.process_time() - start) / (count - 1)
    write_pages(folder / "pages", 5_000)
    own = resource.getrusage(resource.RUSAGE_SELF)
    run(folder / "nothing.store", folder / "pages", 1, "archive_runs:Nothing", quiet)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cost = (after.ru_utime + after.ru_stime - own.ru_utime - own.ru_stime) / 5_000
    print(f"converting a web page: {1000 * document:.1f} ms; pool and store: {1000 * cost:.2f} ms of the parent's")
    print(f"overhead: {100 * cost / document:.1f} %")


def workers(folder: Path) -> None:
    """Print how much faster two workers are than one, and two plain processes, which is what the machine gives.

    The work is cut so that each measurement takes some ``SPAN`` seconds; one and two alternate, and the median counts.
    """
    single, double = [], []
    for _ in range(TURNS):
        single.append(sum(_plain_processes(1)))
        double.append(sum(_plain_processes(2)))
    ceiling = statistics.median(two / one for one, two in zip(single, double, strict=True))
    print(f"plain processes: {statistics.median(single):.1f} documents/s, two {ceiling:.2f} ×", flush=True)
    write_samples(folder / "samples", 1 + int(WARM + 2 * SPAN * max(single)) // len(PAGES))
    ratios = []
    for turn in range(TURNS):
        rates = []
        for number in (1, 2):
            clock: list[float] = []
            limit = WARM + int(number * SPAN * statistics.median(single))
            store = folder / f"{number}-{turn}.store"
            run(store, folder / "samples", number, None, lambda _, c=clock: c.append(time.perf_counter()), limit)
            rates.append((len(clock) - WARM) / (clock[-1] - clock[WARM]))  # without what loads the model
        ratios.append(rates[1] / rates[0])
        print(f"one worker {rates[0]:.1f} documents/s, two {rates[1]:.1f}: {ratios[-1]:.2f} ×", flush=True)
    ratio = statistics.median(ratios)
    print(f"two workers against one: {ratio:.2f} ×; of what the machine gives two processes: {ratio / ceiling:.2f}")


def _plain_processes(count: int) -> list[float]:
    """Return documents a second of so many processes at once that convert samples and do nothing else."""
    from loften import Converter
    from loften.rules import look_into_rules

    converter = Converter()
    texts = [path.read_text("utf-8") for path in PAGES]
    for path in PAGES:
        converter.convert(path)
    look_into_rules()
    pipes = [os.pipe() for _ in range(count)]
    for _, writing in pipes:
        if os.fork() == 0:
            os.write(writing, f"{_rate(converter, texts)}".encode())
            os._exit(0)
    for _ in range(count):
        os.wait()
    return [float(os.read(reading, 100)) for reading, _ in pipes]


def _rate(converter: Any, texts: Sequence[str]) -> float:
    from loften.sources import Source

    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < SPAN:
        text = texts[done % len(texts)].replace("</p>", f" Se kvarter {done}.</p>")
        converter.convert(Source(f"{done}.html", text.encode())).to_json()
        done += 1
    return done / (time.perf_counter() - start)


def resume(folder: Path, count: int = DONE) -> None:
    """Print how long a run takes that has nothing left to do."""
    from loften.batch.store import Store, Version

    print(f"making {count:,} files and a store of them …", flush=True)
    for number in range(count):
        path = folder / "docs" / f"{number // 1000:04}" / f"{number:07}.html"
        if number % 1000 == 0:
            path.parent.mkdir(parents=True)
        path.touch()
    with Store(folder / "run.store") as store:
        store.use(Version("1", "1", {}), {"sources": []})
        with store.step():
            _fill(store, folder / "docs")
    before = sum(os.times()[:4])
    took = timed(lambda: run(folder / "run.store", folder / "docs", 1, "archive_runs:Nothing", quiet))
    spent = sum(os.times()[:4]) - before
    print(f"nothing left of {count:,} documents: {took:.1f} s, of the processors {spent:.1f} s; memory {_peak()} MB")


def _fill(store: Any, docs: Path) -> None:
    from loften.sources.files import find_files
    from loften.sources.found import one_by_one

    rows = store.database
    for number, found in enumerate(one_by_one(find_files(str(docs))), 1):
        stat = Path(found.path).stat()
        path = os.fsencode(Path(found.path).absolute())
        rows.execute("INSERT INTO document VALUES (?, ?)", (number, number.to_bytes(32, "big")))
        values = (number, path, found.uri, stat.st_size, stat.st_mtime_ns, 0, number, 1)
        rows.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        rows.execute("INSERT INTO origin VALUES (?, '', NULL, ?, ?)", (found.uri, number, number))
        rows.execute("INSERT INTO task VALUES (?, 1, 'done', 1, ?, '', NULL, NULL)", (number, found.uri))
        rows.execute("INSERT INTO record VALUES (?, 1, ?)", (number, b"x" * 200))


def memory(folder: Path) -> None:
    """Print the parent's memory over many documents, and that of a process that converts pages, all of them different.

    ``PAGES=100000`` converts so many; a slope is given in bytes a page, by least squares over the second half.
    """
    write_pages(folder / "pages", MANY, 1_000)
    marks: dict[int, int] = {}

    def note(tally: Any) -> None:
        if tally.done % (MANY // 10) == 0:
            marks[tally.done] = _now(os.getpid())

    took = timed(lambda: run(folder / "run.store", folder / "pages", 2, "archive_runs:Nothing", note))
    shown = ", ".join(f"{done:,}: {megabytes} MB" for done, megabytes in sorted(marks.items()) if done)
    print(
        f"{MANY:,} documents in {took:.0f} s ({MANY / took:,.0f}/s through pool and store); memory {shown}", flush=True
    )
    points: list[tuple[int, int]] = []
    for done, megabytes in _worker_memory(int(os.environ.get("PAGES", "2000"))):
        points.append((done, megabytes))
        print(f"a worker after {done:,} pages: {megabytes} MB", flush=True)
    later = points[len(points) // 2 :]
    print(f"slope over the second half: {_slope(later) * 2**20:,.0f} bytes a page")


def _worker_memory(pages: int) -> Iterator[tuple[int, int]]:
    """Convert so many different pages in this process, and yield its memory ten times."""
    from loften import Converter
    from loften.sources import Source

    samples = [path.read_text("utf-8") for path in SAMPLES if path.suffix == ".html"]
    converter = Converter()
    for number in range(1, pages + 1):
        words = f" Se kvarter {number} vid {_word(number)}gatan."
        page = samples[number % len(samples)].replace("</p>", f"{words}</p>").replace("</li>", f",{words[:-1]}</li>")
        converter.convert(Source(f"{number}.html", page.encode())).to_json()
        if number % max(1, pages // 10) == 0:
            yield number, _now(os.getpid())


def _word(number: int) -> str:
    """Return a made-up word, another for every number, so that nothing that keeps words can know it."""
    syllables = ("ka", "lö", "mi", "ster", "vå", "ren", "to", "gul", "bä", "sni")
    return "".join(syllables[int(digit)] for digit in str(number)).capitalize()


def _slope(points: Sequence[tuple[int, int]]) -> float:
    count = len(points)
    x, y = sum(a for a, _ in points) / count, sum(b for _, b in points) / count
    return sum((a - x) * (b - y) for a, b in points) / max(1.0, sum((a - x) ** 2 for a, _ in points))


def _now(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def start(_: Path) -> None:
    """Print how long it takes to begin: the help, and the first record of one page, an agreement and a report."""
    import subprocess

    report, page = (str(HERE.parent / "sample_docs" / name) for name in ("forshaga-2017-2019.html", "sala-2024.html"))
    out = tempfile.mkdtemp()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    commands = {
        "loften --help": ["--help"],
        "an agreement": ["convert", page],
        "a report with results": ["convert", report],
    }
    for name, words in commands.items():
        command = [sys.executable, "-m", "loften", *words, *(["--out", out] if len(words) > 1 else [])]
        before = sum(os.times()[2:4])
        took = min(timed(lambda: subprocess.run(command, env=environment, capture_output=True)) for _ in range(5))  # noqa: B023
        print(f"{name}: {took:.2f} s, of the processor {(sum(os.times()[2:4]) - before) / 5:.2f} s")
    shutil.rmtree(out)


PARTS = {part.__name__: part for part in (overhead, workers, resume, memory, start)}


def main() -> None:
    """Measure the parts asked for."""
    for name in sys.argv[1:] or PARTS:
        print(f"\n## {name}\n", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))
    print(f"\nload of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
