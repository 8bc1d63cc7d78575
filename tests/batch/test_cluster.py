"""Shards, parts and their merging, on an engine that is a mere loop; and on Ray, with a worker killed in between."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from archive import plan, records, run, write

from loften.batch.cluster import ClusterRun, merge
from loften.batch.cluster.shard import PARTS
from loften.batch.state import failures, status
from loften.errors import UsageError
from loften.records import load_records

pytest.importorskip("fsspec", reason="needs fsspec: pip install '.[cluster]'")

POISON = {"x.html": "abort 1", "y.html": "hang 1", "z.html": "refused 1"}
FILES = {f"{n:02}.html": f"page {n}" for n in range(25)}


class Loop:
    """An engine that does one task after the other, here; ``fail`` names the tasks that it loses, by their order."""

    def __init__(self, fail: Iterable[int] = ()) -> None:
        self.done = 0
        self._fail = set(fail)

    def once(self, function: Callable[..., Any], shared: Any) -> Any:
        return function(shared)

    def each(
        self, function: Callable[..., Any], shared: Any, tasks: Iterable[Any]
    ) -> Iterator[tuple[Any, Any | Exception]]:
        for number, task in enumerate(tasks):
            self.done += 1
            yield task, RuntimeError("the machine is gone") if number in self._fail else function(shared, task)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", {**FILES, **POISON})


def go(tmp_path: Path, docs: Path, engine: Any, **more: Any) -> tuple[ClusterRun, list[dict[str, int]]]:
    how = plan(tmp_path / "log", **more)
    job = ClusterRun(how, str(tmp_path / "parts"), engine, files=10)
    return job, list(job.run([str(docs)]))


def test_parts_merged_are_the_store_of_a_run_on_one_machine(tmp_path: Path, docs: Path) -> None:
    write(docs, {"a/copy.html": "page 20", "zz.html": "page 3"})
    job, results = go(tmp_path, docs, Loop())
    assert job.problems == []
    assert sum(result["done"] for result in results) == 26
    assert list(merge(str(tmp_path / "parts"), tmp_path / "merged.store")) == [True] * 3
    run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    assert records(tmp_path / "merged.store") == records(tmp_path / "run.store")
    assert failures(tmp_path / "merged.store") == failures(tmp_path / "run.store")
    assert status(tmp_path / "merged.store").places == status(tmp_path / "run.store").places


def test_parts_that_are_there_are_not_made_again_and_changed_files_are(tmp_path: Path, docs: Path) -> None:
    go(tmp_path, docs, Loop())
    engine = Loop()
    _, results = go(tmp_path, docs, engine)
    assert (engine.done, results) == (0, [{}] * 3)
    write(docs, {"05.html": "another page"})
    engine = Loop()
    go(tmp_path, docs, engine)
    assert engine.done == 1
    list(merge(str(tmp_path / "parts"), tmp_path / "merged.store"))
    assert "05.html None another page 1" in records(tmp_path / "merged.store")
    assert len(records(tmp_path / "merged.store")) == 25


def test_a_shard_that_is_lost_is_named_and_made_by_the_next_run(tmp_path: Path, docs: Path) -> None:
    job, _ = go(tmp_path, docs, Loop(fail=[1]))
    assert job.problems == ["the shard from 10.html on failed (RuntimeError: the machine is gone): run it again"]
    assert list(merge(str(tmp_path / "parts"), tmp_path / "merged.store")).count(False) == 1
    job, _ = go(tmp_path, docs, Loop())
    list(merge(str(tmp_path / "parts"), tmp_path / "merged.store"))
    assert len(records(tmp_path / "merged.store")) == 25


def test_sources_and_parts_may_lie_on_object_storage(tmp_path: Path, docs: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    for path in docs.iterdir():
        memory.pipe(f"/bucket/docs/{path.name}", path.read_bytes())
    job = ClusterRun(plan(tmp_path / "log"), "memory://bucket/parts", Loop(), files=10)
    list(job.run(["memory://bucket/docs"]))
    assert all(merge("memory://bucket/parts", tmp_path / "merged.store"))
    run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    assert records(tmp_path / "merged.store") == records(tmp_path / "run.store")
    list(job.run(["memory://bucket/none"]))
    assert "no such file or folder" in job.problems[-1]


def test_what_cannot_be_merged_or_read_is_named(tmp_path: Path, docs: Path) -> None:
    with pytest.raises(UsageError, match="no run here"):
        list(merge(str(tmp_path), tmp_path / "merged.store"))
    go(tmp_path, docs, Loop())
    with pytest.raises(UsageError, match="batch merge"):
        load_records(tmp_path / "parts")
    part = next((tmp_path / "parts" / PARTS).iterdir())
    part.write_bytes(part.read_bytes()[:-20])
    with pytest.raises(UsageError, match="is damaged"):
        list(merge(str(tmp_path / "parts"), tmp_path / "merged.store"))
    with pytest.raises(UsageError, match="fetch to a WARC first"):
        list(ClusterRun(plan(tmp_path / "log"), str(tmp_path), Loop()).run(["https://example.org"]))


@pytest.mark.slow
def test_on_ray_a_worker_killed_in_between_costs_nothing(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="needs Ray: pip install '.[cluster]'")
    docs = write(tmp_path / "docs", {f"{n:03}.html": f"page {n}" for n in range(120)} | POISON)
    with cluster() as address:
        from loften.batch.cluster.on_ray import Ray

        engine = Ray(address)
        try:
            job = ClusterRun(plan(tmp_path / "log"), str(tmp_path / "parts"), engine, files=10)
            results = []
            for result in job.run([str(docs)]):
                results.append(result)
                if len(results) in (1, 4, 7):
                    kill_a_worker()
        finally:
            engine.close()
    assert job.problems == []
    assert all(merge(str(tmp_path / "parts"), tmp_path / "merged.store"))
    run(plan(tmp_path / "log"), tmp_path / "run.store", docs)
    assert records(tmp_path / "merged.store") == records(tmp_path / "run.store")
    assert failures(tmp_path / "merged.store") == failures(tmp_path / "run.store")


@contextmanager
def cluster() -> Iterator[str]:
    """A Ray cluster of three worker processes on this machine; ``ray stop`` would end others' too."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = ["start", "--head", "--block", f"--port={address.partition(':')[2]}", "--node-ip-address=127.0.0.1"]
    command += ["--num-cpus=3", "--include-dashboard=false", "--disable-usage-stats"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ray = str(Path(sys.executable).with_name("ray"))
    head = subprocess.Popen([ray, *command], env=environment, stdout=subprocess.PIPE, start_new_session=True, text=True)
    try:
        assert head.stdout is not None
        assert any("Ray runtime started" in line for line in head.stdout)
        yield address
    finally:
        head.terminate()
        head.communicate(timeout=60)


def kill_a_worker() -> None:
    """Kill a process that is converting a shard, when there is one."""
    for _ in range(100):
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and b"ray::convert_shard" in command_of(entry):
                os.kill(int(entry.name), signal.SIGKILL)
                return
        time.sleep(0.02)


def command_of(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""
