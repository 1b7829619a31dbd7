"""WorkerGroup: objects that live in several processes and are asked together. For a call
that is too long for one core.

A call may take the slots of workers that have nothing to do, for as long as it lasts, so that
a build never runs more processes than it was told to. Which process an object lives in is
decided by who is free, so nothing that an object does may depend on it: then what comes out is
the same in one process and in many.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Semaphore
from typing import Any

from huikan.tasks.parent import end_with_parent
from huikan.tasks.start_method import START, begin_life

_slots: ContextVar[Semaphore | None] = ContextVar("slots", default=None)  # of the workers beside this one; none: we are alone
_PATIENCE = 2.0  # seconds for a process to end after it was told to


@contextmanager
def worker_slots(slots: Semaphore | None) -> Iterator[None]:
    """What is called inside works in one slot and may take more where there are any left.

    Nobody ever waits for a slot: one that was lost with a killed
    process costs speed and nothing else.
    """
    mark = _slots.set(slots)
    taken = slots is not None and slots.acquire(block=False)
    try:
        yield
    finally:
        if slots is not None and taken:
            slots.release()
        _slots.reset(mark)


@contextmanager
def worker_group(most: int) -> Iterator[WorkerGroup]:
    """A group of this process and as many others as there are free slots, `most` in all."""
    slots, taken = _slots.get(), 0
    while slots is not None and taken < most - 1 and slots.acquire(block=False):
        taken += 1
    group = WorkerGroup(taken)
    try:
        yield group
    finally:
        group.close()
        for _ in range(taken):
            assert slots is not None
            slots.release()


class WorkerGroup:
    """Objects in this process and in `helpers` others."""

    def __init__(self, helpers: int) -> None:
        self._helpers = [_Helper() for _ in range(helpers)]
        self._here: dict[int, Any] = {}
        self._homes: dict[int, _Helper] = {}

    def begin(self, make: Callable[..., Any], argument_lists: Sequence[tuple[Any, ...]], sizes: Sequence[int]) -> None:
        """Makes the objects `make(*arguments)`, numbered from 0, the largest first, each in
        the process that is free for it."""
        waiting = deque(sorted(range(len(argument_lists)), key=lambda number: -sizes[number]))

        def fetch(helper: _Helper) -> None:
            for number in _taken(waiting):
                self._homes[number] = helper
                helper.ask(number, make, argument_lists[number])

        with _together(fetch, self._helpers):
            for number in _taken(waiting):
                self._here[number] = make(*argument_lists[number])

    def ask(self, number: int, question: str, *arguments: Any) -> Any:
        """What the method of one object gives."""
        if number in self._here:
            return getattr(self._here[number], question)(*arguments)
        return self._homes[number].ask(number, question, arguments)

    def ask_all(self, question: str, *arguments: Any) -> list[Any]:
        """What the method of every object gives for the same arguments,
        in the order of their numbers."""
        answers: dict[int, Any] = {}

        def fetch(helper: _Helper) -> None:
            for number in (number for number, home in self._homes.items() if home is helper):
                answers[number] = helper.ask(number, question, arguments)

        with _together(fetch, self._helpers):
            for number in self._here:
                answers[number] = self.ask(number, question, *arguments)
        return [answers[number] for number in sorted(answers)]

    def close(self) -> None:
        """End the other processes."""
        for helper in self._helpers:
            helper.end()


def _taken(waiting: deque[int]) -> Iterator[int]:
    """One number after the other, while there are any; several threads may take them."""
    with suppress(IndexError):
        while True:
            yield waiting.popleft()


@contextmanager
def _together(work: Callable[[_Helper], None], helpers: Sequence[_Helper]) -> Iterator[None]:
    """Has a thread for each helper wait for its answers while this one works. The
    first failure of anybody is raised."""
    failures: list[BaseException] = []

    def watched(helper: _Helper) -> None:
        try:
            work(helper)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=watched, args=(helper,), daemon=True) for helper in helpers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:  # nobody is asked anything new while an answer is on its way
        for thread in threads:
            thread.join()
    if failures:
        raise failures[0]


class _Helper:
    """A process with objects in it, and our end of its pipe."""

    def __init__(self) -> None:
        self._connection, theirs = START.Pipe()
        self._process = START.Process(target=_live, args=(theirs, dict(os.environ)), daemon=True, name="huikan-helper")
        self._process.start()
        theirs.close()

    def ask(self, number: int, what: Callable[..., Any] | str, arguments: tuple[Any, ...]) -> Any:
        self._connection.send_bytes(pickle.dumps((number, what, arguments), pickle.HIGHEST_PROTOCOL))
        try:
            answer, error = pickle.loads(self._connection.recv_bytes())  # noqa: S301 (our own process's)
        except (EOFError, OSError):
            self._process.join(_PATIENCE)
            raise ChildProcessError(f"a process that helped has ended without an answer ({self._process.exitcode})") from None
        if error is not None:
            raise error
        return answer

    def end(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join(_PATIENCE)


def _live(connection: Connection, environment: Mapping[str, str]) -> None:
    """A helper's life: it keeps what it makes, and answers questions
    about it, until the pipe ends."""
    begin_life(environment)
    threading.Thread(target=end_with_parent, daemon=True).start()
    objects: dict[int, Any] = {}
    while True:
        try:
            number, what, arguments = pickle.loads(connection.recv_bytes())  # noqa: S301 (our own parent's)
        except (EOFError, OSError):
            return
        try:
            if isinstance(what, str):
                answer = getattr(objects[number], what)(*arguments)
            else:
                objects[number], answer = what(*arguments), None
            message = pickle.dumps((answer, None), pickle.HIGHEST_PROTOCOL)
        except BaseException as error:
            message = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
        connection.send_bytes(message)
