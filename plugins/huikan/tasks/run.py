"""run: every task's Artifact or Failure, in the order of the tasks. One failure stops
nothing but what needs its result."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from huikan.tasks import trace
from huikan.tasks.artifact import Artifact, Failure, Result
from huikan.tasks.cache import Cache, Identity
from huikan.tasks.call import Call, Outcome
from huikan.tasks.dependencies import dependencies_of, resolve
from huikan.tasks.executor import Executor
from huikan.tasks.reason import FailureKind, FailureReason
from huikan.tasks.task import FileRef, Task


def run(
    tasks: Iterable[Task],
    cache: Cache,
    executor: Executor,
    on_done: Callable[[Result], object] | None = None,
    dependencies: Sequence[Task] | None = None,
) -> Iterator[Result]:
    """Results in task order; `on_done` hears of each as soon as it is there, in any order,
    and before of all that they need. `dependencies` are what `dependencies_of(tasks)`
    gives, where that is known already.

    A task fails with what it needs. ValueError before anything is made when two tasks have one
    target (also when they differ only in letter case or Unicode form, which some file systems do
    not tell apart), or when a target leads out of the site.
    """
    listed = tuple(tasks)
    dependencies = dependencies_of(listed) if dependencies is None else dependencies
    _check_targets(listed)
    _check_targets(dependencies)
    return _results(listed, dependencies, cache, executor, on_done or (lambda result: None))


def _results(
    tasks: Sequence[Task], dependencies: Sequence[Task], cache: Cache, executor: Executor, on_done: Callable[[Result], object]
) -> Iterator[Result]:
    results = {result.target: result for result in run(dependencies, cache, executor, on_done)} if dependencies else {}
    yield from _Run(tasks, results, cache, executor, on_done).results()


class _Run:
    """One run: results wait here until all earlier ones are handed out. They are
    small; the bytes are in the cache."""

    def __init__(
        self,
        tasks: Sequence[Task],
        dependency_results: Mapping[str, Result],
        cache: Cache,
        executor: Executor,
        on_done: Callable[[Result], object],
    ) -> None:
        self.tasks = list(tasks)
        self.dependency_results = dependency_results  # what the tasks need, by target
        self.cache = cache
        self.executor = executor
        self.on_done = on_done
        self.ready: dict[int, Result] = {}
        self.identities: dict[int, Identity] = {}  # of the tasks that are being made

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
        for number, planned in enumerate(self.tasks):
            dependencies = dependencies_of([planned]) if self.dependency_results else ()
            failures = [result for need in dependencies if isinstance(result := self.dependency_results[need.target], Failure)]
            if failures:
                self._done(number, _lacking(planned, failures))
                continue
            task = self.tasks[number] = resolve(planned, self._ref) if dependencies else planned
            try:
                identity = self.cache.identify(task)
                entry = self.cache.find(identity.key)
            except Exception as error:
                kind = FailureKind.CACHE_FAILED if isinstance(error, OSError) else FailureKind.UNSENDABLE
                self._done(number, Failure(task.target, FailureReason.of(error, kind), source=task.source))
                continue
            if entry:
                self._done(number, Artifact(task.target, entry, made=False))
            else:
                self.identities[number] = identity
                yield Call(number, task.make, task.args)

    def _ref(self, need: Task) -> FileRef:
        result = self.dependency_results[need.target]
        assert isinstance(result, Artifact)
        return result.ref

    def _settle(self, outcome: Outcome) -> Result:
        task, identity = self.tasks[outcome.number], self.identities.pop(outcome.number)
        if isinstance(outcome.content, FailureReason):
            return Failure(task.target, outcome.content, source=task.source)
        try:
            entry = self.cache.store(identity.key, outcome.content)
            trace.record(task, identity, self.cache)
        except OSError as error:
            return Failure(task.target, FailureReason.of(error, FailureKind.CACHE_FAILED), source=task.source)
        return Artifact(task.target, entry, made=True, seconds=outcome.seconds)

    def _done(self, number: int, result: Result) -> None:
        self.ready[number] = result
        self.on_done(result)


def _lacking(task: Task, causes: Sequence[Failure]) -> Failure:
    """The failure of a task that lacks what it needs."""
    message = "; ".join(cause.error for cause in causes)
    reason = FailureReason(FailureKind.DEPENDENCY_FAILED, message, traceback=causes[0].traceback)
    return Failure(task.target, reason, tuple(causes), task.source)


def _check_targets(tasks: Sequence[Task]) -> None:
    by_name: dict[str, Task] = {}
    for task in tasks:
        parts = task.target.split("/")
        if not set(parts).isdisjoint({"", ".", ".."}) or any(unicodedata.category(sign) == "Cc" for sign in task.target):
            raise ValueError(f"a task's target must be a plain path inside the site: {task.target!r} ({_maker(task)})")
        first = by_name.setdefault(unicodedata.normalize("NFC", task.target).casefold(), task)
        if first is not task:
            raise ValueError(
                f"two tasks have one target: {first.target!r} ({_maker(first)}) and {task.target!r} ({_maker(task)})"
            )


def _maker(task: Task) -> str:
    return f"{task.make.__module__}.{task.make.__qualname__}"
