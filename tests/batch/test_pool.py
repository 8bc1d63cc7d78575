"""The pool against every harm that a task can do; no task loses another its answer, and every culprit is named."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loften.batch.pool import Answer, Death, Job, Limits, Pool
from loften.batch.pool.message import Inbox, pack, receive
from loften.errors import UsageError

LIMITS = Limits(seconds=5.0, memory=1 << 28, answer=1 << 20)


def job(folder: Path) -> Job:
    return Job("harm:Harm", {"folder": str(folder)})


def outcomes(pool: Pool, texts: Iterable[str], each: Callable[[], object] = lambda: None) -> list[Answer | Death]:
    """Do all the tasks and return what became of each."""
    left = list(texts)[::-1]
    done: list[Answer | Death] = []
    while left or pool.busy:
        while left and pool.free:
            text = left.pop()
            pool.submit(text, {"text": text}, [text.encode()])
        done += pool.wait()
        each()
    return done


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def wait_for(condition: Callable[[], bool]) -> bool:
    for _ in range(1200):  # a minute: only a failure takes as long
        if condition():
            return True
        time.sleep(0.05)
    return False


HARMS = {
    "abort": ("crash", "SIGABRT"),
    "segfault": ("crash", "SIGSEGV"),
    "exit": ("crash", "status 7"),
    "hang": ("timeout", "more than 5 s"),
    "deaf": ("timeout", "more than 5 s"),
    "memory": ("memory", "256"),
    "giant": ("memory", "256"),
    "chatter": ("timeout", "more than 5 s"),
    "grandchild": ("timeout", "more than 5 s"),
}


def test_every_harm_is_named_and_costs_no_other_task_its_answer(tmp_path: Path) -> None:
    texts = [f"good {n}" for n in range(60)]
    for place, harm in enumerate(HARMS):
        texts.insert(5 * place, harm)
    with Pool(job(tmp_path), 3, LIMITS) as pool:
        done = outcomes(pool, texts)
    good = {one.token: one for one in done if isinstance(one, Answer)}
    dead = {one.token: (one.reason, one.detail) for one in done if isinstance(one, Death)}
    assert sorted(good) == sorted(text for text in texts if text not in HARMS)
    assert all(one.parts == [token.encode()] and one.header["text"] == token for token, one in good.items())
    assert len(done) == len(texts)
    assert {harm: reason for harm, (reason, _) in dead.items()} == {harm: r for harm, (r, _) in HARMS.items()}
    assert all(HARMS[harm][1] in detail for harm, (_, detail) in dead.items())
    assert wait_for(lambda: not is_alive(int((tmp_path / "grandchild").read_text())))


def test_an_answer_without_end_is_cut_off(tmp_path: Path) -> None:
    with Pool(job(tmp_path), 1, LIMITS) as pool:
        pool.submit("long", {"text": "long"}, [bytes(2 << 20)])
        pool_done = pool.wait()
        assert [type(one) for one in pool_done] == [Death]
        assert pool_done[0].reason == "output"  # type: ignore[union-attr]
        assert isinstance(outcomes(pool, ["good"])[0], Answer)


def test_a_worker_killed_from_outside_is_named_so_and_another_takes_its_place(tmp_path: Path) -> None:
    with Pool(job(tmp_path), 1, Limits(seconds=30)) as pool:
        first = outcomes(pool, ["good"])[0]
        assert isinstance(first, Answer)
        os.kill(first.header["pid"], signal.SIGKILL)  # idle: nobody's fault
        assert wait_for(lambda: not is_alive(first.header["pid"]))
        second = outcomes(pool, ["good"])[0]
        assert isinstance(second, Answer)
        pool.submit("hang", {"text": "hang"})
        os.kill(second.header["pid"], signal.SIGKILL)
        (death,) = pool.wait()
        assert isinstance(death, Death)
        assert death.reason == "killed"


def test_the_nursery_may_die_too(tmp_path: Path) -> None:
    with Pool(job(tmp_path), 2, Limits(seconds=30)) as pool:
        pool.submit("hang", {"text": "hang"})
        os.kill(pool.hello["nursery"], signal.SIGKILL)
        assert [one.token for one in pool.wait()] == ["hang"]
        assert all(isinstance(one, Answer) for one in outcomes(pool, ["a", "b", "c"]))


def test_workers_are_replaced_after_so_many_tasks(tmp_path: Path) -> None:
    with Pool(job(tmp_path), 1, Limits(tasks=3)) as pool:
        done = outcomes(pool, [f"good {n}" for n in range(9)])
    assert len({one.header["pid"] for one in done if isinstance(one, Answer)}) == 3


def test_when_the_parent_is_killed_nothing_is_left_behind(tmp_path: Path) -> None:
    code = f"""
import sys, os; sys.path[:] = {sys.path!r}
from loften.batch.pool import Job, Limits, Pool
with Pool(Job("harm:Harm", {{"folder": {str(tmp_path)!r}}}), 2, Limits(seconds=3600)) as pool:
    pool.submit(1, {{"text": "good"}})
    pid = pool.wait()[0].header["pid"]
    pool.submit(1, {{"text": "grandchild"}})
    print(pool.hello["nursery"], pid, flush=True)
    pool.wait()
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert wait_for((tmp_path / "grandchild").exists)
    pids.append(int((tmp_path / "grandchild").read_text()))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert wait_for(lambda: not any(map(is_alive, pids)))


def test_work_that_cannot_be_loaded_says_why(tmp_path: Path) -> None:
    job = Job("loften.batch.job:DocumentWork", {"engine": "nonsense", "reading": {"ocr": "never"}})
    with pytest.raises(UsageError, match="engine 'nonsense' is not known"), Pool(job, 1):
        pass


@pytest.mark.parametrize("harm", ["exit", "hang"])
def test_a_pool_that_is_given_nothing_to_do_does_not_wait_for_its_warming_up(
    harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARM_WHILE_WARMING_UP", harm)
    with Pool(job(tmp_path), 1) as pool:
        nursery = pool.hello["nursery"]
    assert not is_alive(nursery)


def test_work_that_dies_while_it_is_warmed_up_is_told_at_the_first_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARM_WHILE_WARMING_UP", "exit")
    with Pool(job(tmp_path), 1) as pool, pytest.raises(UsageError, match="do not start"):
        pool.submit("good", {"text": "good"})


@given(st.dictionaries(st.text(), st.integers()), st.lists(st.binary(max_size=1000)))
def test_messages_arrive_as_they_were_sent(header: dict[str, int], parts: list[bytes]) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for _ in range(2):
            ours.sendall(pack(header, parts))
        assert receive(theirs) == (header, parts)
        inbox = Inbox(theirs, 1 << 20)
        assert inbox.take() == [(header, parts)]
        assert inbox.take() == []
        ours.close()
        assert inbox.take() == []
        assert inbox.closed
