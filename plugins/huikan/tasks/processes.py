"""Processes: calls made in worker processes, each with a pipe of its own.

Why not `ProcessPoolExecutor`: when one of its workers dies, every call in flight is lost and
nobody knows whose fault it was. Here a worker has one call at a time, so a death has exactly one
culprit, the others never notice, and a call that takes too long can be stopped.

Workers are never forked from the parent, which may have threads (a progress bar, MkDocs's
server), open files and locks: see `start_method`. They leave an interrupt from the keyboard to
the parent, and end when it does, however that comes about.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Semaphore

from huikan.tasks import limits
from huikan.tasks.call import Call, Outcome, attempt
from huikan.tasks.parent import end_with_parent
from huikan.tasks.reason import FailureKind, FailureReason, WorkersError
from huikan.tasks.start_method import START, begin_life, preload
from huikan.tasks.worker_group import worker_slots

_READY = b""  # a worker's first message: it has started and can be blamed for what happens next
_FAILED_STARTS = 3
_PATIENCE = 2.0  # seconds for a process to end after it was told to


class Processes:
    """`width` workers, started when there is work for them and kept for the next `each`."""

    def __init__(
        self, width: int, seconds: float | None = None, processor: float | None = None, memory: int | None = None
    ) -> None:
        self.width = width
        self.seconds = seconds
        self._slots = START.Semaphore(width)  # that a call may take when workers have nothing to do
        self._limits = (processor, memory)
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._again: deque[Call] = deque()  # calls of workers that died before they could begin
        self._failed_starts = 0
        self.peak = 0

    def expect(self, modules: Iterable[str]) -> None:
        preload(modules)

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        queue = iter(calls)
        try:
            while True:
                while len(self._busy) < self.width and (call := self._again.popleft() if self._again else next(queue, None)):
                    if refusal := self._begin(call):
                        yield refusal
                if not self._busy:
                    return
                yield from self._collect()
        finally:
            self._again.clear()
            for worker in self._busy:  # only when whoever asked has stopped asking
                worker.kill()
            self._busy.clear()

    def close(self) -> None:
        """End all workers."""
        for worker in (*self._busy, *self._idle):
            worker.kill()
        self._busy.clear()
        self._idle.clear()

    def _begin(self, call: Call) -> Outcome | None:
        """Hand the call to a worker; the outcome at once when it cannot be handed over."""
        try:
            message = pickle.dumps((call.number, call.make, call.args), pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            return Outcome(call.number, FailureReason.of(error, FailureKind.UNSENDABLE))
        while True:
            worker = self._idle.pop() if self._idle else _Worker(self._slots, *self._limits)
            self._busy.append(worker)
            try:
                worker.begin(call, message)
            except OSError:  # it died while it had nothing to do, or while starting
                self._drop(worker)
            else:
                return None

    def _collect(self) -> Iterator[Outcome]:
        """Outcomes of the workers that have something to say, have died or have run out of time."""
        ready = set(wait([worker.connection for worker in self._busy], self._time_left()))
        for worker in [worker for worker in self._busy if worker.connection in ready]:
            outcome = self._hear(worker)
            if outcome:
                yield outcome
        if self.seconds is not None:
            for worker in [worker for worker in self._busy if time.monotonic() - worker.since > self.seconds]:
                self._drop(worker)
                reason = FailureReason(FailureKind.TOO_SLOW, f"stopped after {self.seconds:g} seconds")
                yield Outcome(worker.call.number, reason, self.seconds)

    def _time_left(self) -> float | None:
        if self.seconds is None:
            return None
        return max(0.0, min(worker.since for worker in self._busy) + self.seconds - time.monotonic()) + 0.001

    def _hear(self, worker: _Worker) -> Outcome | None:
        try:
            message = worker.connection.recv_bytes()
            if message == _READY:
                worker.started, worker.since, self._failed_starts = True, time.monotonic(), 0
                return None
            outcome, memory = pickle.loads(message)  # noqa: S301 (our own worker's)
        except (EOFError, OSError):
            self._drop(worker)
            if worker.started:
                return Outcome(worker.call.number, worker.end(), time.monotonic() - worker.since)
            self._again.append(worker.call)
            return None
        self._busy.remove(worker)
        self._idle.append(worker)
        self.peak = max(self.peak, memory)
        assert isinstance(outcome, Outcome)
        return replace(outcome, number=worker.call.number)  # a call that could not be unpacked does not know its own

    def _drop(self, worker: _Worker) -> None:
        self._busy.remove(worker)
        worker.kill()
        if not worker.started:
            self._failed_starts += 1
        if self._failed_starts >= _FAILED_STARTS:
            raise WorkersError(f"worker processes cannot start: {worker.end()}")


class _Worker:
    """A process and our end of its pipe, with the call that it has and since when."""

    call: Call

    def __init__(self, slots: Semaphore, processor: float | None, memory: int | None) -> None:
        self.connection, theirs = START.Pipe()
        arguments = (theirs, slots, processor, memory, dict(os.environ))
        self.process = START.Process(target=_work, args=arguments, name="huikan-worker")
        self.started = False
        self.since = time.monotonic()
        try:
            self.process.start()
        finally:
            theirs.close()  # so that the pipe ends when the process does

    def begin(self, call: Call, message: bytes) -> None:
        self.call, self.since = call, time.monotonic()
        self.connection.send_bytes(message)

    def kill(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join(_PATIENCE)

    def end(self) -> FailureReason:
        """How the process ended."""
        code = self.process.exitcode
        if code is None or code >= 0:
            return FailureReason(FailureKind.WORKER_DIED, f"its worker process ended without an answer (exit code {code})")
        if -code == getattr(signal, "SIGXCPU", None):
            return FailureReason(FailureKind.TOO_SLOW, "stopped: it has used up its processor time")
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        message = f"its worker process was ended by {name} (a crash, or not enough memory)"
        return FailureReason(FailureKind.WORKER_DIED, message)


def _work(
    connection: Connection, slots: Semaphore, processor: float | None, memory: int | None, environment: Mapping[str, str]
) -> None:
    """The worker's life: a call in, an outcome out, until the pipe ends."""
    begin_life(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    limits.confine(memory)
    try:
        connection.send_bytes(_READY)
        while True:
            message = connection.recv_bytes()
            limits.allow(processor)
            with worker_slots(slots):
                outcome = _outcome(message)
            connection.send_bytes(pickle.dumps((outcome, limits.peak_memory()), pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError):
        return  # the parent is gone


def _outcome(message: bytes) -> Outcome:
    try:
        number, make, args = pickle.loads(message)  # noqa: S301 (our own parent's)
    except BaseException as error:  # a module that cannot be imported here, say
        return Outcome(-1, FailureReason.of(error, FailureKind.UNSENDABLE))
    return attempt(Call(number, make, args))
