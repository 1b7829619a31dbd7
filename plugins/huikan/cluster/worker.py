"""The worker's side of a cluster: a Dask worker hands each call to a process of ours, which has
the limits of a build and may die without taking the worker along."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from distributed import Worker, WorkerPlugin, get_worker

from huikan.cluster.messages import Name, placed, unpack
from huikan.tasks.call import Call, Outcome
from huikan.tasks.code import Code, Versions
from huikan.tasks.processes import Processes
from huikan.tasks.reason import FailureKind, FailureReason

PLUGIN = "huikan"


class Calls(WorkerPlugin):
    """What a worker has for the calls of one build, as a plugin of Dask: a folder for
    files, and a process for each of its threads. Both end with the build."""

    def __init__(
        self,
        name: str,
        natives: Mapping[str, Versions],
        seconds: float | None,
        processor: float | None,
        memory: int | None,
    ) -> None:
        self.name = name
        self._natives = natives
        self._limits = (seconds, processor, memory)

    def setup(self, worker: Worker) -> None:
        """Called by Dask when the worker or the build begins."""
        # Dask's workers are daemons, which multiprocessing lets have no processes. Ours watch
        # their parent and end with it, which is all that the rule is for.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        self._address = worker.address
        self._folder = Path(worker.local_directory) / self.name
        self._idle: SimpleQueue[Processes] = SimpleQueue()
        self._code = Code(natives=self._natives)

    def teardown(self, worker: Worker) -> None:
        """Called by Dask when the build or the worker ends."""
        while (executor := self._taken()) is not None:
            executor.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def outcome(self, message: bytes, parts: Mapping[str, str], files: Mapping[Name, bytes]) -> Outcome:
        """What becomes of a call. `parts`: the code and the versions that decide it at home."""
        try:
            make, args = unpack(message, placed(self._folder, files))
            if reason := self._difference(parts, self._code.parts([make])):
                return Outcome(0, reason)
        except Exception as error:  # a module that is not here, say
            return Outcome(0, FailureReason.of(error, FailureKind.UNSENDABLE))
        executor = self._taken() or Processes(1, *self._limits)
        try:
            (outcome,) = executor.each([Call(0, make, args)])
        except BaseException:
            executor.close()
            raise
        self._idle.put(executor)
        return outcome

    def _taken(self) -> Processes | None:
        """An executor that nobody uses."""
        try:
            return self._idle.get_nowait()
        except Empty:
            return None

    def _difference(self, home: Mapping[str, str], here: Mapping[str, str]) -> FailureReason | None:
        """Why this machine would give other bytes."""
        names = sorted(name for name in {*home, *here} if home.get(name) != here.get(name))
        if not names:
            return None
        differences = ", ".join(f"{name} ({here.get(name, '–')[:12]} ≠ {home.get(name, '–')[:12]})" for name in names[:5])
        message = f"the worker {self._address} has other code or libraries than this machine: {differences}"
        return FailureReason(FailureKind.UNSENDABLE, message)


def perform(name: str, message: bytes, parts: Mapping[str, str], names: Sequence[Name], contents: Sequence[bytes]) -> Outcome:
    """A call, made by the worker in whose thread this runs."""
    calls = get_worker().plugins[name]
    assert isinstance(calls, Calls)
    return calls.outcome(message, parts, dict(zip(names, contents, strict=True)))


def content(data: bytes) -> bytes:
    """The bytes of a file, as a result that the cluster keeps and makes again where it is lost."""
    return data
