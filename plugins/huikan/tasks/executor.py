"""Executors: where calls are made. `open_executor("inline")` here,
`"processes:4"` in worker processes.

An executor pulls calls when it has room for one, so that ten thousand tasks never wait in
memory as pickles, and gives outcomes in the order in which they come about. Whatever a
call does, its outcome is a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from huikan.tasks.call import Call, Outcome, attempt


class Executor(Protocol):
    """Makes calls. `each` asks for the next call only when it can make it, and
    gives one outcome for every call. `expect` says that calls will come soon, and which modules
    they will load: whoever can prepares for them without keeping anybody waiting. `peak`: the most
    bytes of memory that one of its own processes on this machine held."""

    @property
    def peak(self) -> int: ...

    def expect(self, modules: Iterable[str]) -> None: ...

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]: ...


@contextmanager
def open_executor(
    spec: str, seconds: float | None = None, processor: float | None = None, memory: int | None = None
) -> Iterator[Executor]:
    """An executor by name, closed with everything that belongs to it: "inline",
    or "processes:N" for N workers.

    With `seconds`, a call in a worker process that takes longer is stopped and fails; with
    `processor`, one that needs more seconds of processor time; with `memory`, one that
    needs more bytes. "inline" has the last two limits for what Python runs
    (`limits.confined`). ValueError for another spec.
    """
    name, _, count = spec.partition(":")
    if spec == "inline":
        yield Inline(processor, memory)
    elif name == "processes" and count.isascii() and count.isdecimal() and 1 <= int(count) <= 1024:
        from huikan.tasks.processes import Processes

        workers = Processes(int(count), seconds, processor, memory)
        try:
            yield workers
        finally:
            workers.close()
    else:
        raise ValueError(f'unknown executor {spec!r}: write "inline", or "processes:4" for four worker processes')


class Inline:
    """Makes every call here and now. An interrupt by the user is
    the only thing that gets through."""

    def __init__(self, processor: float | None = None, memory: int | None = None) -> None:
        self._limits = (processor, memory)

    peak = 0  # none but this process

    def expect(self, modules: Iterable[str]) -> None:
        """Nothing is loaded before it is called."""

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        for call in calls:
            yield attempt(call, *self._limits)
