"""run: every task's Artifact or Failure, in the order of the tasks. One failure does not stop the rest."""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from huikan.tasks import trace
from huikan.tasks.cache import Cache, Entry
from huikan.tasks.executor import Call, Executor, Outcome
from huikan.tasks.task import FileRef, Task


@dataclass(frozen=True, slots=True)
class Artifact:
    """A target's bytes, kept in the cache. `made`: in this run, in so many `seconds`; otherwise found."""

    target: str
    entry: Entry
    made: bool
    seconds: float = 0.0

    @property
    def sha256(self) -> str:
        return self.entry.sha256

    @property
    def size(self) -> int:
        return self.entry.size

    @property
    def ref(self) -> FileRef:
        """The artifact as what another task reads."""
        return FileRef(str(self.entry.path), self.entry.sha256, self.entry.start)

    def read(self) -> bytes:
        """The bytes. DamagedError when the cache has lost them since."""
        return self.entry.read()


@dataclass(frozen=True, slots=True)
class Failure:
    """A target that could not be made: one line that says why, and the traceback for those who mend it."""

    target: str
    error: str
    traceback: str = ""


Result = Artifact | Failure


def run(
    tasks: Iterable[Task], cache: Cache, executor: Executor, on_done: Callable[[Result], object] | None = None
) -> Iterator[Result]:
    """Results in task order; `on_done` hears of each as soon as it is there, in any order.

    ValueError before anything is made when two tasks have one target (also when they differ only in letter case or
    Unicode form, which some file systems do not tell apart), or when a target leads out of the site.
    """
    listed = tuple(tasks)
    _check_targets(listed)
    return _Run(listed, cache, executor, on_done or (lambda result: None)).results()


def find(task: Task, cache: Cache) -> Artifact | None:
    """What the cache has of a task; for work that somebody else does in one go, such as MkDocs its pages."""
    entry = cache.find(cache.key(task))
    return Artifact(task.target, entry, made=False) if entry else None


def keep(task: Task, content: bytes, cache: Cache) -> Artifact:
    """The artifact of a task whose bytes somebody else has made, as `run` would have kept it."""
    key = cache.key(task)
    entry = cache.store(key, content)
    trace.record(task, key, cache)
    return Artifact(task.target, entry, made=True)


class _Run:
    """One run: results wait here until all earlier ones are handed out. They are small; the bytes are in the cache."""

    def __init__(self, tasks: Sequence[Task], cache: Cache, executor: Executor, on_done: Callable[[Result], object]) -> None:
        self.tasks = tasks
        self.cache = cache
        self.executor = executor
        self.on_done = on_done
        self.ready: dict[int, Result] = {}
        self.keys: dict[int, str] = {}

    def results(self) -> Iterator[Result]:
        next_number = 0
        for outcome in self.executor.each(self._missing()):
            self._done(outcome.number, self._settle(outcome))
            while next_number in self.ready:
                yield self.ready.pop(next_number)
                next_number += 1
        for number in range(next_number, len(self.tasks)):
            yield self.ready.pop(number)

    def _missing(self) -> Iterator[Call]:
        """The calls to make, each looked up when the executor asks for it."""
        for number, task in enumerate(self.tasks):
            try:
                key = self.cache.key(task)
                entry = self.cache.find(key)
            except Exception as error:
                self._done(number, _failure(task.target, error))
                continue
            if entry:
                self._done(number, Artifact(task.target, entry, made=False))
            else:
                self.keys[number] = key
                yield Call(number, task.make, task.args)

    def _settle(self, outcome: Outcome) -> Result:
        task, key = self.tasks[outcome.number], self.keys.pop(outcome.number)
        if outcome.content is None:
            return Failure(task.target, outcome.error, outcome.traceback)
        try:
            entry = self.cache.store(key, outcome.content)
            trace.record(task, key, self.cache)
        except OSError as error:
            return _failure(task.target, error)
        return Artifact(task.target, entry, made=True, seconds=outcome.seconds)

    def _done(self, number: int, result: Result) -> None:
        self.ready[number] = result
        self.on_done(result)


def _failure(target: str, error: Exception) -> Failure:
    return Failure(target, f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))


def _check_targets(tasks: Sequence[Task]) -> None:
    seen: dict[str, Task] = {}
    for task in tasks:
        parts = task.target.split("/")
        if not set(parts).isdisjoint({"", ".", ".."}) or any(unicodedata.category(sign) == "Cc" for sign in task.target):
            raise ValueError(f"a task's target must be a plain path inside the site: {task.target!r} ({_maker(task)})")
        first = seen.setdefault(unicodedata.normalize("NFC", task.target).casefold(), task)
        if first is not task:
            raise ValueError(
                f"two tasks have one target: {first.target!r} ({_maker(first)}) and {task.target!r} ({_maker(task)})"
            )


def _maker(task: Task) -> str:
    return f"{task.make.__module__}.{task.make.__qualname__}"
