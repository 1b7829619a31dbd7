"""Executors: where calls are made. `open_executor("inline")` here,
`"processes:4"` in worker processes.

An executor pulls calls when it has room for one, so that ten thousand tasks never wait in
memory as pickles, and gives outcomes in the order in which they come about. Whatever a
call does, its outcome is a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from huikan.tasks.call import Call, Outcome, attempt
from huikan.tasks.code import Versions

if TYPE_CHECKING:
    from huikan.tasks.cluster import Cluster


class Executor(Protocol):
    """Makes calls. `each` asks for the next call only when it can make it, and
    gives one outcome for every call."""

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]: ...


@contextmanager
def open_executor(
    spec: str,
    seconds: float | None = None,
    processor: float | None = None,
    memory: int | None = None,
    natives: Mapping[str, Versions] | None = None,
) -> Iterator[Executor]:
    """An executor by name, closed with everything that belongs to it: "inline", "processes:N"
    for N workers, or the address of a Dask scheduler, "tcp://scheduler:8786".

    With `seconds`, a call in a worker process that takes longer is stopped and fails; with
    `processor`, one that needs more seconds of processor time; with `memory`, one that
    needs more bytes. "inline" has the last two limits for what Python runs
    (`limits.confined`). `natives` are `Code`'s: by them workers of a cluster know whether they
    would give the same bytes. ValueError for another spec, OSError where a cluster does not
    answer.
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
    elif name in ("tcp", "tls"):
        cluster = _cluster(spec, natives or {}, seconds, processor, memory)
        try:
            yield cluster
        finally:
            cluster.close()
    else:
        ways = '"inline", "processes:4" for four worker processes, or "tcp://scheduler:8786" for a Dask cluster'
        raise ValueError(f"unknown executor {spec!r}: write {ways}")


def _cluster(address: str, natives: Mapping[str, Versions], *limits: Any) -> Cluster:
    try:
        from huikan.tasks.cluster import Cluster

        return Cluster(address, natives, *limits)
    except ImportError as error:
        raise ValueError(f"a cluster needs Dask: python -m pip install -r requirements-cluster.txt ({error})") from error


class Inline:
    """Makes every call here and now. An interrupt by the user is
    the only thing that gets through."""

    def __init__(self, processor: float | None = None, memory: int | None = None) -> None:
        self._limits = (processor, memory)

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        for call in calls:
            yield attempt(call, *self._limits)
