"""Tasks: fingerprints, the cache, executors, run and explain, with
real processes and real kills."""

from __future__ import annotations

import datetime as time
import os
import pickle
import random
import signal
import subprocess
import sys
import time as clock
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from huikan.tasks import (
    Artifact,
    Cache,
    Call,
    DamagedError,
    Executor,
    Failure,
    FailureKind,
    FailureReason,
    FileRef,
    Task,
    TooSlowError,
    explain,
    find,
    fingerprint,
    open_executor,
    result_of,
    run,
    shorten,
)
from huikan.tasks.fingerprint import encode
from huikan.tasks.outline import outline
from task_functions import (
    Album,
    Colour,
    Number,
    OtherView,
    Unpackable,
    View,
    bind,
    crash,
    endless,
    exits,
    fail,
    leave,
    not_bytes,
    signed,
    slow_text,
    text,
)


class Signer(BaseModel):
    """A model like those of front matter, which may change while this one does not."""

    model_config = ConfigDict(frozen=True)
    name: str


class Sheet(BaseModel):
    model_config = ConfigDict(frozen=True)
    title: str
    date: time.date | None = None
    authors: tuple[Signer, ...] = ()


HERE = Path(__file__).parents[1]
EXECUTORS = ("inline", "processes:1", "processes:3")

# ---------------------------------------------------------------- what tasks do here


def tasks(count: int = 8, **bad: Callable[..., bytes]) -> list[Task]:
    """Good tasks, and bad ones at the numbers of the keywords: t3=crash."""
    return [Task(f"t/{n}.txt", bad.get(f"t{n}", text), (n, View("标题", ("a", "b")))) for n in range(count)]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "salt")


def results(jobs: list[Task], cache: Cache, spec: str = "inline", **options: Any) -> list[Artifact | Failure]:
    with open_executor(spec, **options) as executor:
        return list(run(jobs, cache, executor))


# ---------------------------------------------------------------- fingerprint

SAMPLES: dict[str, Any] = {
    "nothing": None,
    "true": True,
    "one": 1,
    "one as a float": 1.0,
    "one as text": "1",
    "one as bytes": b"1",
    "minus zero": -0.0,
    "zero": 0.0,
    "not a number": float("nan"),
    "large": 10**5000,
    "decimal": Decimal("1.0"),
    "text": "学会资讯",
    "lone surrogate": "\ud800",
    "tuple": ("a", "b"),
    "list": ["a", "b"],
    "joined": ("ab",),
    "nested": (("a",), "b"),
    "set": {"a", "b", "c", "学会"},
    "mapping": {"b": 1, "a": 2, "学会": 3},
    "empty tuple": (),
    "empty list": [],
    "empty mapping": {},
    "empty set": set(),
    "date": time.date(2025, 3, 1),
    "date as text": "2025-03-01",
    "naive": time.datetime(2025, 3, 1),
    "shanghai": time.datetime(2025, 3, 1, tzinfo=ZoneInfo("Asia/Shanghai")),
    "plus eight": time.datetime(2025, 3, 1, tzinfo=time.timezone(time.timedelta(hours=8))),
    "time": time.time(8, 30),
    "duration": time.timedelta(hours=8),
    "enum": Colour.RED,
    "int enum": Number.ONE,
    "function": text,
    "other function": fail,
    "builtin": len,
    "dataclass": View("a"),
    "dataclass of another name": OtherView("a"),
    "model": Sheet(title="第3期", date=time.date(2025, 3, 1), authors=(Signer(name="张三"),)),
    "contributor": Signer(name="张三"),
    "file": FileRef("/a/b.png", "00ff"),
}


def fingerprints() -> str:
    return "".join(f"{fingerprint(value)} {name}\n" for name, value in SAMPLES.items())


def test_fingerprints_are_the_same_on_every_machine(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "cases/tasks/fingerprints.txt", fingerprints())


def test_samples_all_differ() -> None:
    assert len({fingerprint(value) for value in SAMPLES.values()}) == len(SAMPLES)


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_fingerprints_do_not_depend_on_the_hash_seed(seed: str) -> None:
    script = f"import sys; sys.path[:0] = {[str(HERE / 'tasks'), str(HERE / 'support')]!r}; import test_tasks; print(test_tasks.fingerprints(), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "America/New_York"}
    made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True, text=True, cwd="/")
    assert made.stdout == fingerprints()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1}, MappingProxyType({"a": 1})),
        ({"a", "b"}, frozenset({"b", "a"})),
        (FileRef("/here/a.png", "00"), FileRef("/there/b.png", "00")),
        (Sheet(title="a"), Sheet.model_validate({"title": "a"})),
        (float("nan"), -float("nan")),
    ],
)
def test_equal_content_is_equal(one: object, other: object) -> None:
    assert fingerprint(one) == fingerprint(other)


@dataclass
class Loose:
    title: str


class Tagged(str):
    __slots__ = ()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (object, "no fingerprint for <class 'object'> of type builtins.type"),
        (Path("/tmp/a"), "no fingerprint for the path /tmp/a: pass the file's content as a FileRef, or the path as text"),
        (Loose("a"), "no fingerprint for Loose(title='a'): its dataclass is not frozen"),
        (("deep", [{"in": bytearray(b"x")}]), "no fingerprint for bytearray(b'x') of type builtins.bytearray"),
        (Tagged("a"), "no fingerprint for 'a' of type test_tasks.Tagged"),
        (iter(()), "no fingerprint for <tuple_iterator object"),
        (lambda: b"", "only a function of a module has a lasting name"),
    ],
)
def test_what_has_no_fingerprint_is_named(value: object, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        fingerprint(value)
    assert message in str(caught.value)


def test_a_value_that_contains_itself_is_refused() -> None:
    circle: list[Any] = []
    circle.append(circle)
    with pytest.raises(TypeError, match="contains itself"):
        fingerprint(circle)


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary() | st.dates()
HASHABLE = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3), max_leaves=6
)
VALUES = st.recursive(
    HASHABLE,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(HASHABLE, inner, max_size=4)
        | st.builds(View, title=inner, lines=inner)
    ),
    max_leaves=12,
)


def shape(value: Any) -> Any:
    """A value's content as something that Python itself compares: types apart,
    order of mappings and sets aside."""
    match value:
        case dict():
            return ("mapping", frozenset((shape(key), shape(entry)) for key, entry in value.items()))
        case frozenset():
            return ("set", frozenset(map(shape, value)))
        case list() | tuple():
            return (type(value).__name__, tuple(map(shape, value)))
        case View():
            return ("view", shape(value.title), shape(value.lines))
        case _:
            return (type(value).__name__, repr(value))


@given(VALUES, VALUES)
def test_fingerprints_are_equal_exactly_when_values_are(one: Any, other: Any) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (shape(one) == shape(other))


@given(st.dictionaries(HASHABLE, HASHABLE), st.randoms())
def test_the_order_of_a_mapping_does_not_count(value: dict[Any, Any], chance: random.Random) -> None:
    pairs = list(value.items())
    chance.shuffle(pairs)
    assert fingerprint(dict(pairs)) == fingerprint(value)


# ---------------------------------------------------------------- files and code as inputs


def test_a_file_reference_reads_what_it_was_planned_with(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"picture")
    reference = FileRef.of(path)
    assert reference.read() == b"picture"
    path.write_bytes(b"another")
    with pytest.raises(ValueError, match="has changed since the build began"):
        reference.read()


# ---------------------------------------------------------------- cache


def entries(cache: Cache) -> list[Path]:
    return sorted(path for path in (cache.root / "objects").rglob("*") if path.is_file())


def test_an_entry_is_found_with_its_content(cache: Cache) -> None:
    stored = cache.store("ab" * 32, b"content")
    assert cache.find("ab" * 32) == stored
    assert (stored.read(), stored.size) == (b"content", 7)
    assert cache.find("cd" * 32) is None


@pytest.mark.parametrize("content", [b"", b"content\n", b"\n\n"])
def test_an_entry_with_any_byte_changed_is_a_miss_and_removed(cache: Cache, content: bytes) -> None:
    key = fingerprint("key")
    cache.store(key, content)
    (path,) = entries(cache)
    whole = path.read_bytes()
    damaged = [whole[:n] + bytes([whole[n] ^ bit]) + whole[n + 1 :] for n in range(len(whole)) for bit in (1, 128)]
    for broken in [*damaged, *(whole[:n] for n in range(len(whole))), whole + b"x"]:
        path.write_bytes(broken)
        assert cache.find(key) is None, broken
        assert not path.exists()


def test_an_entry_in_the_wrong_place_is_a_miss(cache: Cache) -> None:
    one, other = fingerprint(1), fingerprint(2)
    cache.store(one, b"one")
    cache.store(other, b"other")
    (cache.root / "objects" / one[:2] / one[2:]).replace(cache.root / "objects" / other[:2] / other[2:])
    assert cache.find(other) is None


def test_an_entry_damaged_during_the_build_is_not_handed_out(cache: Cache) -> None:
    stored = cache.store(fingerprint(1), b"content")
    stored.path.write_bytes(stored.path.read_bytes().replace(b"content", b"CONTENT"))
    with pytest.raises(DamagedError):
        stored.read()
    stored.path.unlink()
    with pytest.raises(DamagedError):
        stored.read()


def test_prune_removes_the_longest_unused_but_nothing_recent(cache: Cache) -> None:
    kept = [cache.store(fingerprint(n), b"x" * 1000) for n in range(4)]
    day = 86_400
    for age, entry in enumerate(kept[:3], start=1):
        os.utime(entry.path, (clock.time() - age * day,) * 2)
    left = kept[0].path.with_suffix(".part")
    left.write_bytes(b"of a killed build")
    os.utime(left, (0, 0))
    size = kept[0].path.stat().st_size
    cache.prune(2 * size)
    assert not left.exists()
    assert [entry.path.exists() for entry in kept] == [True, False, False, True]
    cache.prune(0)
    assert [entry.path.exists() for entry in kept] == [False, False, False, True]
    assert Cache(cache.root / "none").prune(0) == 0


# ---------------------------------------------------------------- run and executors


@pytest.mark.parametrize("spec", EXECUTORS)
def test_every_executor_gives_the_same_and_a_second_run_makes_nothing(spec: str, cache: Cache, tmp_path: Path) -> None:
    inline = results(tasks(), Cache(tmp_path / "other", "salt"))
    first = results(tasks(), cache, spec)
    assert [(r.target, r.read()) for r in first if isinstance(r, Artifact)] == [
        (r.target, r.read()) for r in inline if isinstance(r, Artifact)
    ]
    assert [r.made for r in first if isinstance(r, Artifact)] == [True] * 8
    again = results(tasks(), cache, spec)
    assert [r.made for r in again if isinstance(r, Artifact)] == [False] * 8


@pytest.mark.parametrize("spec", EXECUTORS)
def test_one_failure_does_not_stop_the_rest(spec: str, cache: Cache) -> None:
    found = results(tasks(t2=fail, t4=not_bytes, t5=exits), cache, spec)
    assert [r.target for r in found] == [f"t/{n}.txt" for n in range(8)]
    failed = {r.target: r for r in found if isinstance(r, Failure)}
    assert {target: r.error for target, r in failed.items()} == {
        "t/2.txt": "ValueError: number 2 is not to be had",
        "t/4.txt": "TypeError: not_bytes must give bytes, not str",
        "t/5.txt": "SystemExit: enough",
    }
    assert "in fail" in failed["t/2.txt"].traceback
    assert {(failure.kind, failure.reason.exception, failure.reason.details) for failure in failed.values()} == {
        (FailureKind.RAISED, "ValueError", ("number 2 is not to be had",)),
        (FailureKind.RAISED, "TypeError", ("not_bytes must give bytes, not str",)),
        (FailureKind.RAISED, "SystemExit", ("enough",)),
    }
    assert sum(isinstance(r, Artifact) and r.made for r in results(tasks(), cache, spec)) == 3


@pytest.mark.parametrize("spec", ["processes:1", "processes:3"])
def test_a_dead_worker_loses_only_its_own_task(spec: str, cache: Cache) -> None:
    found = results(tasks(12, t0=crash, t3=leave, t4=crash, t11=crash), cache, spec)
    assert {r.target: r.error for r in found if isinstance(r, Failure)} == {
        "t/0.txt": "its worker process was ended by SIGKILL (a crash, or not enough memory)",
        "t/3.txt": "its worker process ended without an answer (exit code 3)",
        "t/4.txt": "its worker process was ended by SIGKILL (a crash, or not enough memory)",
        "t/11.txt": "its worker process was ended by SIGKILL (a crash, or not enough memory)",
    }
    assert {r.kind for r in found if isinstance(r, Failure)} == {FailureKind.WORKER_DIED}
    assert sum(isinstance(r, Artifact) for r in found) == 8


def test_a_call_that_takes_too_long_is_stopped(cache: Cache) -> None:
    found = results(tasks(4, t1=endless), cache, "processes:2", seconds=1.5)
    assert [(r.kind, r.error) for r in found if isinstance(r, Failure)] == [(FailureKind.TOO_SLOW, "stopped after 1.5 seconds")]
    assert sum(isinstance(r, Artifact) for r in found) == 3


def test_what_cannot_be_fingerprinted_or_sent_fails_alone(cache: Cache) -> None:
    jobs = [*tasks(2), Task("path", text, (1, Path("/tmp"))), Task("lambda", lambda: b"")]
    found = results(jobs, cache, "processes:1")
    assert [r.kind if isinstance(r, Failure) else "made" for r in found] == ["made"] * 2 + [FailureKind.UNSENDABLE] * 2
    with open_executor("processes:1") as executor:
        (outcome,) = executor.each([Call(7, lambda: b"", ())])
    assert outcome.number == 7
    assert isinstance(outcome.content, FailureReason)
    assert outcome.content.kind is FailureKind.UNSENDABLE
    assert "pickle" in outcome.content.message.lower()


def test_a_call_that_cannot_be_unpacked_in_the_worker_fails_alone() -> None:
    calls = [
        Call(0, text, (0, View("a"))),
        Call(1, text, (1, Unpackable())),
        Call(2, text, (2, View("c"))),
    ]
    with open_executor("processes:1") as executor:
        outcomes = {outcome.number: outcome for outcome in executor.each(calls)}
    reasons = {number: outcome.content for number, outcome in outcomes.items() if isinstance(outcome.content, FailureReason)}
    assert {number: reason.kind for number, reason in reasons.items()} == {1: FailureKind.UNSENDABLE}
    assert "cannot be unpacked here" in reasons[1].message


def test_results_larger_than_a_pipe_come_through(cache: Cache) -> None:
    jobs = [Task(f"{n}", text, (n, View("x" * 3_000_000))) for n in range(4)]
    found = results(jobs, cache, "processes:2")
    assert [r.size for r in found if isinstance(r, Artifact)] == [3_000_003] * 4


def test_an_executor_asks_for_calls_only_when_it_can_make_them() -> None:
    asked = 0

    def calls() -> Iterator[Call]:
        nonlocal asked
        for number in range(30):
            asked += 1
            yield Call(number, text, (number, View("")))

    for spec, ahead in (("inline", 0), ("processes:2", 2)):
        asked = done = 0
        with open_executor(spec) as executor:
            for _ in executor.each(calls()):
                done += 1
                assert asked - done <= ahead
        assert done == 30


def test_on_done_hears_of_everything_once(cache: Cache) -> None:
    heard: list[str] = []
    with open_executor("processes:2") as executor:
        found = list(run(tasks(t1=fail), cache, executor, lambda result: heard.append(result.target)))
    assert sorted(heard) == sorted(result.target for result in found)


@pytest.mark.parametrize("same", ["t/1.txt", "T/1.txt"])
def test_two_tasks_with_one_target_are_refused_before_anything_is_made(same: str, cache: Cache) -> None:
    jobs = [*tasks(3), Task(same, fail, (1, View("a")))]
    with pytest.raises(
        ValueError, match=r"two tasks have one target: 't/1.txt' \(task_functions.text\) and .*1.txt' \(task_functions.fail\)"
    ):
        results(jobs, cache)
    assert not cache.root.exists()


@pytest.mark.parametrize("target", ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "a/./b", "a\nb", "a\0b"])
def test_a_target_outside_the_site_is_refused(target: str, cache: Cache) -> None:
    with pytest.raises(ValueError, match="plain path inside the site"):
        results([Task(target, text, (1, View("a")))], cache)


@pytest.mark.parametrize(
    "spec", ["", "threads:2", "processes", "processes:", "processes:0", "processes:-1", "processes:２", "inline:2"]
)
def test_an_unknown_executor_is_named(spec: str) -> None:
    with pytest.raises(ValueError, match="unknown executor"), open_executor(spec):
        pass


def test_another_salt_another_function_or_another_argument_is_made_anew(cache: Cache) -> None:
    results(tasks(1), cache)
    other = [Task("t/0.txt", fail, (0, View("标题", ("a", "b"))))]
    assert isinstance(results(other, cache)[0], Failure)
    for job in (Task("t/0.txt", text, (1, View("标题"))), Task("t/0.txt", text, (0, View("标题")))):
        assert [r.made for r in results([job], cache) if isinstance(r, Artifact)] == [True]
    assert [r.made for r in results(tasks(1), Cache(cache.root, "other")) if isinstance(r, Artifact)] == [True]
    elsewhere = [replace(job, target="elsewhere") for job in tasks(1)]
    assert [r.made for r in results(elsewhere, cache) if isinstance(r, Artifact)] == [False]


def test_a_damaged_cache_is_made_again(cache: Cache) -> None:
    first = [r.read() for r in results(tasks(), cache) if isinstance(r, Artifact)]
    for path in entries(cache):
        content = bytearray(path.read_bytes())
        content[random.Random(path.name).randrange(len(content))] ^= 1
        path.write_bytes(content)
    again = [r for r in results(tasks(), cache) if isinstance(r, Artifact)]
    assert [r.made for r in again] == [True] * 8
    assert [r.read() for r in again] == first


def test_a_cache_that_cannot_be_written_fails_each_task_plainly(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    found = results(tasks(2), Cache(tmp_path / "cache"))
    assert all(isinstance(r, Failure) and r.kind is FailureKind.CACHE_FAILED for r in found)
    assert all(isinstance(r, Failure) and "Not a directory" in r.error for r in found)


def gone(number: int) -> bool:
    """Whether a process has ended (a zombie has)."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = clock.monotonic() + seconds
    while not true():
        assert clock.monotonic() < end, "it did not happen in time"
        clock.sleep(0.02)


def workers_at_work(folder: Path, executor: Executor) -> Iterator[Any]:
    calls = (Call(n, signed, (str(folder), n)) if n else Call(0, text, (0, View(""))) for n in range(3))
    return executor.each(calls)


def test_workers_end_when_nobody_asks_any_more(tmp_path: Path) -> None:
    with open_executor("processes:2") as executor:
        outcomes = workers_at_work(tmp_path, executor)
        next(outcomes)
        wait_until(lambda: len(list(tmp_path.iterdir())) == 1)
    numbers = [int(path.name) for path in tmp_path.iterdir()]
    wait_until(lambda: all(map(gone, numbers)))


SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background has it ignored
sys.path.insert(0, {tests!r})
if __name__ == "__main__":
    from pathlib import Path
    from huikan.tasks import *
    from task_functions import signed
    jobs = [Task(str(n), signed, ({folder!r}, n)) for n in range(4)]
    with open_executor("processes:2") as executor:
        list(run(jobs, Cache(Path({folder!r}) / "cache"), executor))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent_however_it_ends(how: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(tests=str(HERE / "support"), folder=str(tmp_path)))
    build = subprocess.Popen([sys.executable, script], start_new_session=True, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: sum(path.name.isdigit() for path in tmp_path.iterdir()) == 2)
    numbers = [int(path.name) for path in tmp_path.iterdir() if path.name.isdigit()]
    if how == signal.SIGINT:  # as a terminal sends it: to the whole group
        os.killpg(build.pid, how)
    else:
        build.send_signal(how)
    _, errors = build.communicate(timeout=20)
    assert build.returncode != 0
    wait_until(lambda: all(map(gone, numbers)))
    assert errors.count("Traceback") == (how == signal.SIGINT), errors  # the parent's own, and no worker's


@pytest.mark.slow
def test_random_kills_of_workers_lose_single_tasks_and_nothing_for_good(cache: Cache, tmp_path: Path) -> None:
    chance = random.Random(1)
    jobs = [Task(f"{n}", slow_text, (n,)) for n in range(200)]
    for _ in range(4):
        with open_executor("processes:3") as executor:
            found = []
            for result in run(jobs, cache, executor):
                found.append(result)
                if chance.random() < 0.15:
                    victims = [worker.process for worker in executor._busy if worker.started]  # type: ignore[attr-defined]
                    if victims:
                        chance.choice(victims).kill()
        assert [r.target for r in found] == [job.target for job in jobs]
        assert all(r.read() == slow_text(int(r.target)) for r in found if isinstance(r, Artifact))
    last = results(jobs, cache, "processes:2")
    assert all(isinstance(r, Artifact) for r in last)


@pytest.mark.slow
def test_ten_thousand_tasks(cache: Cache) -> None:
    jobs = [Task(f"{n}", text, (n, View("a"))) for n in range(10_000)]
    assert sum(isinstance(r, Artifact) and r.made for r in results(jobs, cache, "processes:2")) == 10_000
    assert sum(isinstance(r, Artifact) and r.made for r in results(jobs, cache, "processes:2")) == 0


# ---------------------------------------------------------------- needs


def albums(make: Callable[..., bytes] = text) -> list[Task]:
    """Two that show one picture, one of them another as well."""
    one, other = Task("needs/1", make, (1, View("甲"))), Task("needs/2", text, (2, View("乙")))
    first = Album("first", {"a": result_of(one), "b": result_of(other)})
    return [Task("a/1", bind, (first,)), Task("a/2", bind, (Album("second", {}), (result_of(one),)))]


@pytest.mark.parametrize("spec", EXECUTORS)
def test_what_several_tasks_need_is_made_once_and_before_them(spec: str, cache: Cache) -> None:
    heard: list[str] = []
    with open_executor(spec) as executor:
        done = list(run(albums(), cache, executor, lambda result: heard.append(result.target)))
    assert [result.read().decode() for result in done if isinstance(result, Artifact)] == ["first|1 甲 |2 乙 ", "second|1 甲 "]
    assert sorted(heard) == ["a/1", "a/2", "needs/1", "needs/2"]
    assert {"needs/1", "needs/2"} == set(heard[:2])
    assert [result.made for result in results(albums(), cache, spec) if isinstance(result, Artifact)] == [False, False]


def test_a_task_is_kept_by_what_its_needs_are_not_by_how_they_were_made(cache: Cache) -> None:
    results(albums(), cache)
    other = Task("needs/3", bind, (Album("1 甲 ", {}),))  # the same bytes
    (again,) = results([Task("a/2", bind, (Album("second", {}), (result_of(other),)))], cache)
    assert isinstance(again, Artifact)
    assert not again.made
    changed = Task("needs/3", bind, (Album("1 丙 ", {}),))
    (again,) = results([Task("a/2", bind, (Album("second", {}), (result_of(changed),)))], cache)
    assert isinstance(again, Artifact)
    assert again.read() == "second|1 丙 ".encode()


def test_a_task_fails_with_what_it_needs(cache: Cache) -> None:
    good = Task("a/3", bind, (Album("third", {}),))
    failed = results([*albums(fail), good], cache)
    assert [result.error for result in failed if isinstance(result, Failure)] == ["ValueError: number 1 is not to be had"] * 2
    assert isinstance(failed[2], Artifact)
    lacking = [result for result in failed if isinstance(result, Failure)]
    assert {failure.kind for failure in lacking} == {FailureKind.DEPENDENCY_FAILED}
    assert {(root.target, root.kind) for failure in lacking for root in failure.roots()} == {("needs/1", FailureKind.RAISED)}


class SeveralError(Exception):
    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


class MuteError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


@pytest.mark.parametrize(
    ("error", "kind", "details"),
    [
        (ValueError("a: b; c"), FailureKind.RAISED, ("a: b; c",)),
        (SeveralError("a: b", "c; d"), FailureKind.RAISED, ("a: b", "c; d")),
        (MemoryError(), FailureKind.OUT_OF_MEMORY, ("",)),
        (TooSlowError("no end"), FailureKind.TOO_SLOW, ("no end",)),
        (MuteError(), FailureKind.RAISED, ("<no message>",)),
    ],
)
def test_a_reason_says_what_kind_it_is(error: BaseException, kind: FailureKind, details: tuple[str, ...]) -> None:
    reason = FailureReason.of(error)
    assert (reason.kind, reason.details) == (kind, details)
    assert pickle.loads(pickle.dumps(reason)) == reason


def test_two_needs_with_one_target_are_refused(cache: Cache) -> None:
    with pytest.raises(ValueError, match="two tasks have one target: 'needs/1'"):
        results([albums()[0], albums(fail)[1]], cache)


def test_nothing_is_found_or_known_before_what_it_needs(cache: Cache) -> None:
    first, _ = albums()
    assert find(first, cache) is None
    assert not explain(first, cache).is_cached
    results([first], cache)
    found = find(first, cache)
    assert found is not None
    assert found.read() == "first|1 甲 |2 乙 ".encode()
    assert explain(first, cache).is_cached
    changed = replace(first, args=(Album("first", {"a": result_of(Task("needs/9", text, (9, View("丁"))))}),))
    assert explain(changed, cache).changed == ("album.files['a']",)


# ---------------------------------------------------------------- explain


@pytest.mark.parametrize("depth", [0, 1, 2, 5])
@pytest.mark.parametrize("most", [1, 100])
@pytest.mark.parametrize("sample", list(SAMPLES))
def test_an_outline_has_the_fingerprints_of_the_whole_and_of_its_parts(sample: str, depth: int, most: int) -> None:
    value = SAMPLES[sample]
    fingerprints = outline("value", encode(value), depth, most)
    assert next(iter(fingerprints.items())) == ("value", fingerprint(value))
    if isinstance(value, tuple | list) and len(value) <= most and depth:
        assert [fingerprints[f"value[{number}]"] for number in range(len(value))] == [fingerprint(part) for part in value]


def test_an_outline_names_parts_as_they_are_written() -> None:
    view = View("甲", ("x", "y"))
    assert outline("view", encode({"a": view}), 3, 100) == {
        "view": fingerprint({"a": view}),
        "view['a']": fingerprint(view),
        "view['a'].title": fingerprint("甲"),
        "view['a'].lines": fingerprint(("x", "y")),
        "view['a'].lines[0]": fingerprint("x"),
        "view['a'].lines[1]": fingerprint("y"),
    }


def test_explain_says_what_changed_since_the_target_was_made(cache: Cache) -> None:
    job = Task("a.html", text, (1, View("old", ("x", "y"))))
    new = explain(job, cache)
    assert (new.was_built_before, new.is_cached, new.changed) == (False, False, ())
    results([job], cache)
    same = explain(job, cache)
    assert (same.was_built_before, same.is_cached, same.changed, same.function) == (True, True, (), "task_functions.text")
    assert set(same.inputs) == {"(code)", "number", "view", "view.title", "view.lines", "view.lines[0]", "view.lines[1]"}
    changed = replace(job, args=(1, View("new", ("x", "z", "w"))))
    why = explain(changed, cache)
    assert (why.is_cached, why.changed, why.added, why.removed) == (
        False,
        ("view.lines[1]", "view.title"),
        ("view.lines[2]",),
        (),
    )
    results([changed], cache)
    assert explain(changed, cache).because == ("view.lines[1]", "view.lines[2]", "view.title")
    assert explain(changed, Cache(cache.root, "new code")).changed == ("(code)",)
    assert explain(job, cache).is_cached  # the earlier result is still there
    assert explain(job, cache).removed == ("view.lines[2]",)


def test_a_damaged_trace_means_that_nothing_is_known(cache: Cache) -> None:
    results(tasks(1), cache)
    log = cache.root / "traces/log"
    whole = log.read_bytes()
    for content in (
        b"",
        b"[]",
        b'\nhuikan-trace-1 {"size": 1}\n',
        b"\nhuikan-trace-1 {",
        whole[:-3],
        whole.replace(b"c1:", b"c2:"),
    ):
        log.write_bytes(content)
        assert explain(tasks(1)[0], cache).was_built_before is False


def test_records_behind_a_damaged_one_are_found(cache: Cache) -> None:
    results(tasks(1), cache)
    log = cache.root / "traces/log"
    whole = log.read_bytes()
    for damage in (whole[:-3], whole[:20], b"\n\n", b"huikan-trace-1 {}\n" * 3, whole.replace(b"c1:", b"c2:")):
        log.write_bytes(damage + whole)
        assert explain(tasks(1)[0], cache).was_built_before, damage


def test_a_long_log_keeps_the_last_of_each_target(cache: Cache) -> None:
    job = Task("a.html", text, (1, View("old", ("x",))))
    changed = replace(job, args=(1, View("new", ("x",))))
    results([job], cache)
    results([changed], cache)
    assert explain(changed, cache).because == ("view.title",)
    shorten(cache)
    assert explain(changed, cache).because == ("view.title",)
    size = (cache.root / "traces/log").stat().st_size
    shorten(cache, 10)
    assert (cache.root / "traces/log").stat().st_size < size
    assert (explain(changed, cache).changed, explain(job, cache).changed) == ((), ("view.title",))
