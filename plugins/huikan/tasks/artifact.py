"""What became of a task: an Artifact in the cache, or a Failure; and what the cache has
of tasks that nobody runs now."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.tasks.cache import Cache, CacheEntry
from huikan.tasks.dependencies import dependencies_of, resolve
from huikan.tasks.reason import FailureKind, FailureReason
from huikan.tasks.task import FileRef, Task


@dataclass(frozen=True, slots=True)
class Artifact:
    """A target's bytes, kept in the cache. `made`: in this run, in so
    many `seconds`; otherwise found."""

    target: str
    entry: CacheEntry
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
    """A target that could not be made, and why.

    `causes` are the failures of what it needs, where its kind is
    DEPENDENCY_FAILED. `source` is the task's.
    """

    target: str
    reason: FailureReason
    causes: tuple[Failure, ...] = ()
    source: str = ""

    @property
    def kind(self) -> FailureKind:
        return self.reason.kind

    @property
    def error(self) -> str:
        """One line for people; nothing is decided by it."""
        return str(self.reason)

    @property
    def traceback(self) -> str:
        """For those who mend it."""
        return self.reason.traceback

    def roots(self) -> tuple[Failure, ...]:
        """The failures that this one comes of: itself, unless it only lacks what it needs."""
        return tuple(root for cause in self.causes for root in cause.roots()) if self.causes else (self,)


Result = Artifact | Failure


def find(task: Task, cache: Cache) -> Artifact | None:
    """What the cache has of a task; nothing where it lacks what the task needs."""
    task = task_with_results(task, cache)
    entry = None if dependencies_of([task]) else cache.find(cache.key(task))
    return Artifact(task.target, entry, made=False) if entry else None


def task_with_results(task: Task, cache: Cache) -> Task:
    """The task with everything that it needs and the cache has in its place."""

    def result(need: Task) -> FileRef | Task:
        artifact = find(need, cache)
        return artifact.ref if artifact else need

    return resolve(task, result)
