"""Everything that can go wrong with an archive run, and that nothing is lost by it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from archive import plan, records, run, write

from loften.batch import Limits, Plan, Run
from loften.batch.state import failures, status
from loften.batch.store import Store
from loften.batch.verify import verify
from loften.conversion import Settings, convert_all
from loften.errors import UsageError
from loften.records import load_records
from loften.sources import SourceOptions, expand
from loften.sources.expand import find

POISON = {"abort": "crash", "segfault": "crash", "hang": "timeout", "giant": "memory", "chatter": "timeout"}
PAGE = """<html><head><title>Medborgarlöfte 20{0:02}</title></head><body><h1>Medborgarlöfte 20{0:02}</h1>
<p>Polisen lovar att genomföra minst {0} kontroller i månaden.</p>{1}</body></html>"""
ONCE = """
import sys; sys.path[:] = {path!r}
import resource
from pathlib import Path
from archive import plan, run
{before}
run(plan(Path({log!r}), workers={workers}), Path({store!r}), Path({docs!r}))
"""


def start(tmp_path: Path, docs: Path, before: str = "", workers: int = 2) -> "subprocess.Popen[str]":
    """Start a run in a process of its own."""
    names = {"log": str(tmp_path / "log"), "store": str(tmp_path / "run.store"), "docs": str(docs)}
    code = ONCE.format(path=sys.path, before=before, workers=workers, **names)
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)


def many(folder: Path, count: int = 200) -> tuple[Path, list[str]]:
    """Write an archive of short texts; return it with its records."""
    files = {f"{n:03}.html": f"page {n}" for n in range(count)}
    return write(folder, files), [f"{uri} None {text} 1" for uri, text in files.items()]


def test_every_poison_is_named_and_every_good_document_is_there_once(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {f"good-{n}.html": PAGE.format(n, "") for n in range(8)})
    write(docs, {f"a-{kind}.html": PAGE.format(n, f"<p>harm: {kind}</p>") for n, kind in enumerate(POISON)})
    write(docs, {"b-empty.html": "", "b-binary.pdf": "\x00\x01\x02"})
    (docs / "b-link.html").symlink_to("/dev/zero")
    settings = Settings(engine="blank")
    limits = Limits(seconds=8.0, memory=2 << 30)
    how = Plan(settings, SourceOptions(repeats=True), limits, workers=2, work="poisoned:Poisoned")
    store = tmp_path / "run.store"
    Run(how, store).run(lambda _: find([str(docs)]), how.called([str(docs)]))
    named = {failure.uri: failure.code for failure in failures(store)}
    assert {uri: code for uri, code in named.items() if uri.startswith("a-")} == {
        f"a-{kind}.html": code for kind, code in POISON.items()
    }
    assert {uri for uri in named if "b-" in uri} == {"b-empty.html", "b-binary.pdf", "docs/b-link.html"}
    good = [outcome.record for outcome in convert_all(expand([str(docs / "good-*.html")]), settings)]
    assert load_records(store) == good
    assert [record.to_json() for record in load_records(store)] == [record.to_json() for record in good if record]
    assert list(verify(store)) == []
    attempts = sqlite3.connect(store).execute("SELECT max(attempts) FROM task WHERE code = 'crash'").fetchone()
    assert attempts == (3,)


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_moments_a_run_comes_to_the_same_records(tmp_path: Path, seed: int) -> None:
    docs, undisturbed = many(tmp_path / "docs")
    chance = random.Random(seed)
    kills = 0
    while True:
        process = start(tmp_path, docs)
        try:
            process.wait(timeout=chance.uniform(0.3, 1.2))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
        assert process.stderr is not None
        process.stderr.close()
        if process.returncode == 0:
            break
        if kills == 6:
            run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
            break
    assert records(tmp_path / "run.store") == undisturbed
    assert status(tmp_path / "run.store").states == {"done": 200, "failed": 0, "quarantined": 0, "open": 0}


def test_workers_killed_at_random_cost_nothing(tmp_path: Path) -> None:
    docs, undisturbed = many(tmp_path / "docs")
    process = start(tmp_path, docs, workers=3)
    chance = random.Random(1)
    while process.poll() is None:
        time.sleep(chance.uniform(0.01, 0.05))
        for pid in descendants(process.pid)[1:]:
            if chance.random() < 0.2:
                os.kill(pid, signal.SIGKILL)
    assert process.stderr is not None
    process.stderr.close()
    store = tmp_path / "run.store"
    run(plan(tmp_path / "log", retry_failed=True), store, docs)
    assert records(store) == undisturbed


def descendants(pid: int) -> list[int]:
    """Return a process's children and theirs, as far as they are still there."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    children = [int(word) for word in text.split()]
    return children + [below for child in children for below in descendants(child)]


def test_a_document_at_which_the_whole_run_dies_is_set_aside_after_three_attempts(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.html": "hang", "b.html": "good"})
    log = tmp_path / "log" / "done"
    for _ in range(3):
        process = start(tmp_path, docs, workers=1)
        assert wait_for(lambda: log.exists() and "a.html" in log.read_text())
        process.kill()
        process.wait()
        log.unlink()
        assert process.stderr is not None
        process.stderr.close()
    run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    assert [(failure.uri, failure.code) for failure in failures(tmp_path / "run.store")] == [("a.html", "killed")]
    assert records(tmp_path / "run.store") == ["b.html None good 1"]


def test_two_runs_on_one_store_at_once(tmp_path: Path) -> None:
    docs, undisturbed = many(tmp_path / "docs", 3)
    with Store(tmp_path / "run.store"), pytest.raises(UsageError, match="another run is writing"):
        run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    assert records(tmp_path / "run.store") == undisturbed


def test_a_store_that_cannot_be_written_is_named_before_anything_is_converted(tmp_path: Path) -> None:
    docs, _ = many(tmp_path / "docs", 3)
    store = tmp_path / "run.store"
    run(plan(tmp_path / "log", limit=1), store, docs)
    (tmp_path / "log" / "done").unlink()
    with read_only(store), pytest.raises(UsageError, match="cannot be written"):
        run(plan(tmp_path / "log"), store, docs)
    assert not (tmp_path / "log" / "done").exists()
    for path in (tmp_path, tmp_path / "none" / "run.store", docs / "000.html"):
        with pytest.raises(UsageError):
            run(plan(tmp_path / "log"), path, docs)


class read_only:  # noqa: N801
    """Makes a database one that SQLite takes for read-only, for root too: by a file format it may not write."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        self._set(3)

    def __exit__(self, *_: object) -> None:
        self._set(2)

    def _set(self, version: int) -> None:
        with self._path.open("r+b") as stream:
            stream.seek(18)
            stream.write(bytes((version,)))


def test_a_full_disk_stops_the_run_and_loses_nothing(tmp_path: Path) -> None:
    docs, undisturbed = many(tmp_path / "docs")
    full = "resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, resource.RLIM_INFINITY))"
    process = start(tmp_path, docs, full)
    _, printed = process.communicate()
    assert process.returncode != 0
    assert "make room and run it again" in printed.splitlines()[-1]
    done = len(records(tmp_path / "run.store"))
    assert 0 < done < 200
    run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    assert records(tmp_path / "run.store") == undisturbed


@pytest.mark.parametrize("presses", [1, 2])
def test_ctrl_c_stops_cleanly_and_twice_at_once(tmp_path: Path, presses: int) -> None:
    docs = write(tmp_path / "docs", {f"{n}.html": PAGE.format(n, "") for n in range(1000)})  # more than it gets done
    command = [sys.executable, "-m", "loften", "batch", "run", str(docs), "--out", str(tmp_path / "run.store")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    # A shell that starts the tests in the background has Ctrl-C ignored, which children inherit.
    process = subprocess.Popen(
        [*command, "--engine", "blank"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert wait_for(lambda: has_records(tmp_path / "run.store"))
    for _ in range(presses):
        process.send_signal(signal.SIGINT)
    _, printed = process.communicate(timeout=60)
    assert process.returncode == 130
    assert printed.strip() == "loften: stopped: what was done is kept"
    found = status(tmp_path / "run.store")
    assert found.states["done"] > 0
    assert found.states["failed"] == 0
    assert not found.running
    if presses == 1:
        assert found.states["open"] == 0


def has_records(store: Path) -> bool:
    try:
        return status(store).states["done"] > 0
    except UsageError:
        return False


def wait_for(condition: Callable[[], bool]) -> bool:
    """Return whether a condition comes true within a minute."""
    for _ in range(3000):
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_damage_to_a_store_is_found(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {f"{n}.html": PAGE.format(n, "") for n in range(4)})
    how = Plan(Settings(engine="blank"), SourceOptions(repeats=True))
    store = tmp_path / "run.store"
    Run(how, store).run(lambda _: find([str(docs)]), how.called([]))
    assert list(verify(store)) == []
    database = sqlite3.connect(store)
    database.execute("DELETE FROM record WHERE document = 1")
    database.execute("UPDATE record SET body = x'00' WHERE document = 2")
    database.execute("UPDATE record SET body = (SELECT body FROM record WHERE document = 4) WHERE document = 3")
    database.commit()
    database.close()
    assert [line.partition(": ")[2][:20] for line in verify(store)] == [
        "is done, but has no ",
        "its record cannot be",
        "its record is that o",
    ]
