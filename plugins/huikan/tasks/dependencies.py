"""What a task needs: tasks among its arguments, however deep. The call gets a FileRef of
what each has made in its place.

So several tasks that need the same have it made once, and a result is cached by what its needs
are, not by how they came about.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from huikan.tasks.task import FileRef, Task

_LEAVES = frozenset((str, int, float, bool, bytes, type(None), FileRef))  # most of what there is: nothing stands in them


def result_of(task: Task) -> FileRef:
    """What a task makes, as an argument of another: the call finds a
    FileRef where the plan has the task."""
    return cast(FileRef, task)


def dependencies_of(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks among the arguments of these, each once. Two that share a target
    and nothing else are both in it."""
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        for need in _within(task.args):
            same = groups.setdefault(need.target, [])
            if need not in same:
                same.append(need)
    return tuple(need for same in groups.values() for need in same)


def resolve(task: Task, find_result: Callable[[Task], FileRef | Task]) -> Task:
    """The task with what `find_result` gives in the place of every need; the
    task itself where it has none."""
    return dataclasses.replace(task, args=_replaced(task.args, find_result)) if any(_within(task.args)) else task


def _within(value: Any) -> Iterator[Task]:
    """The tasks in a value, from the first to the last."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if type(part) is dict:
            waiting += [item for item in reversed(part.values()) if type(item) not in _LEAVES]
        elif isinstance(part, Task):
            yield part
        else:
            waiting += [item for item in reversed(list(_parts(part))) if type(item) not in _LEAVES]


def _parts(value: Any) -> Iterable[Any]:
    """The values in which a task may stand: what a mapping, a
    sequence or a dataclass of ours holds."""
    if isinstance(value, tuple | list):
        return value
    if isinstance(value, Mapping):
        return value.values()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, name) for name in _names(value.__class__)]
    return ()


@lru_cache(1024)
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass."""
    return tuple(field.name for field in dataclasses.fields(kind))


def _replaced(value: Any, find_result: Callable[[Task], FileRef | Task]) -> Any:
    """A value with its tasks replaced; the very same where there are none."""
    if isinstance(value, Task):
        return find_result(value)
    before = list(_parts(value))
    after = [part if type(part) in _LEAVES else _replaced(part, find_result) for part in before]
    if all(old is new for old, new in zip(before, after, strict=True)):
        return value
    if isinstance(value, Mapping):
        return dict(zip(value, after, strict=True))
    if isinstance(value, tuple | list):
        return type(value)(after)
    return dataclasses.replace(value, **dict(zip(_names(value.__class__), after, strict=True)))
