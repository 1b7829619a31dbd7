"""Limits of what a call may use: processor time that interrupts it, and what
a worker process gets at most.

`processor_time` stops Python code wherever it is, within one process and without harm. What
cannot be interrupted (a loop in a C library, memory without end) is stopped by the system,
together with the worker process that runs it: see `confine`.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from math import ceil
from types import FrameType

try:
    import resource
except ImportError:  # Windows has neither limits nor processor timers: time by the clock must do there
    resource = None  # type: ignore[assignment]


class TooSlowError(BaseException):
    """A call has used up its processor time. Not an Exception: no handler of the code
    that it interrupts may keep it."""


_AGAIN = 0.1  # seconds from one signal to the next


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Raises TooSlowError in what is done inside as soon as this process has worked so long.

    Signals reach the main thread alone: in another thread, or where the system has no
    such timer, nothing is limited.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds:g} seconds of processor time")

    start = time.process_time()
    remaining, again = signal.getitimer(signal.ITIMER_PROF)  # of a limit around this one
    former = signal.signal(signal.SIGPROF, stop)
    hard = _tightened(2 * seconds)
    # Again and again, should somebody have swallowed the first: what Python calls back when it
    # collects garbage cannot raise, and where the heap is large many signals arrive there.
    signal.setitimer(signal.ITIMER_PROF, min(seconds, remaining or seconds), _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)
        if remaining:
            signal.setitimer(signal.ITIMER_PROF, max(0.01, remaining - (time.process_time() - start)), again)
        if hard is not None:
            _lower(resource.RLIMIT_CPU, hard)


def _tightened(seconds: float) -> int | None:
    """In a worker process: ends it after so many seconds even in code that no
    signal interrupts. The limit before."""
    if not resource or multiprocessing.parent_process() is None:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    allow(seconds)
    return soft


@contextmanager
def confined(processor: float | None, memory: int | None) -> Iterator[None]:
    """What is done inside has so many seconds of processor time (TooSlowError) and
    bytes of memory (MemoryError).

    For calls in a process that lives on. What Python runs is stopped; a
    loop within a C library is not.
    """
    soft = resource.getrlimit(resource.RLIMIT_AS)[0] if resource and memory else None
    confine(memory)
    try:
        with processor_time(processor) if processor else nullcontext():
            yield
    finally:
        if soft is not None:
            _lower(resource.RLIMIT_AS, soft)


def confine(memory: int | None) -> None:
    """Give this process at most so many bytes of memory: beyond it, MemoryError or its end."""
    if resource and memory:
        _lower(resource.RLIMIT_AS, memory)


def allow(processor: float | None) -> None:
    """Give this process so many more seconds of processor time
    from now; then the system ends it."""
    if resource and processor:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, ceil(used.ru_utime + used.ru_stime + processor))


def peak_memory() -> int:
    """Bytes: the most that this process or one of its ended children held."""
    if not resource:
        return 0
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(used) * (1 if sys.platform == "darwin" else 1024)  # Linux counts in KiB


def _lower(what: int, value: int) -> None:
    """Set the soft limit, within the hard one."""
    _, hard = resource.getrlimit(what)
    unlimited = (hard, resource.RLIM_INFINITY)
    resource.setrlimit(what, (value if value in unlimited or hard == resource.RLIM_INFINITY else min(value, hard), hard))
