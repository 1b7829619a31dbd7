"""Cluster: calls made by the workers of a Dask cluster, on other machines.

Values go in and bytes come out; nothing is shared, neither a disk nor a cache. A file that calls
read goes to the cluster once and lies with each worker that has needed it (`messages`). A worker
makes each call in a process of its own, under the same limits as at home (`worker`), and refuses
one where its code or its libraries would give other bytes.

A worker that is lost costs time alone: Dask gives its calls to others. A call whose process dies
is tried once more; then it fails by name, as does one that takes Dask's workers with it again and
again.
"""

from __future__ import annotations

import contextlib
import time
import uuid
import warnings
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from typing import Any

from distributed import Client

from huikan.cluster import worker
from huikan.cluster.messages import pack
from huikan.tasks.call import Call, Outcome
from huikan.tasks.code import Code, Versions
from huikan.tasks.reason import FailureKind, FailureReason, WorkersError
from huikan.tasks.task import FileRef

AHEAD = 2  # calls for each thread of the workers: one that is made and one that waits there
FILE_BYTES = 512_000_000  # of files that stay in the cluster for calls to come
TRIES = 2  # of a call whose process dies
CONNECTING, LOOKING, ALONE = 10.0, 2.0, 60.0  # seconds: to connect, between looks at the workers, without any


@dataclass(slots=True)
class _Round:
    """The calls of one `each`: those that are out, with the try that each is in, and the keys of
    those that have ended."""

    futures: dict[str, tuple[Call, int, Any]] = field(default_factory=dict)
    ended: SimpleQueue[str] = field(default_factory=SimpleQueue)


class Cluster:
    """The workers behind a scheduler. OSError where it does not answer, WorkersError where it
    has no workers."""

    peak = 0  # its processes are on other machines

    def __init__(
        self,
        address: str,
        natives: Mapping[str, Versions],
        seconds: float | None = None,
        processor: float | None = None,
        memory: int | None = None,
    ) -> None:
        self._address = address
        self._client: Client = Client(address, timeout=CONNECTING, set_as_default=False)
        self._code = Code(natives=natives)
        self._files: OrderedDict[str, tuple[Any, int]] = OrderedDict()  # futures and sizes; used last at the end
        self._name = f"{worker.PLUGIN}-{uuid.uuid4().hex}"
        self._client.register_plugin(worker.Calls(self._name, dict(natives), seconds, processor, memory), self._name)
        self._threads, self._looked, self._alone_since = 0, 0.0, 0.0

    def expect(self, modules: Iterable[str]) -> None:
        """Its workers have loaded long ago what other builds needed."""

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        queue, current = iter(calls), _Round()
        try:
            while True:
                while len(current.futures) < self._room() and (call := next(queue, None)):
                    if refusal := self._send(call, 1, current):
                        yield refusal
                if not current.futures and self._threads:
                    return
                with contextlib.suppress(Empty):
                    if outcome := self._heard(current.ended.get(timeout=LOOKING), current):
                        yield outcome
        finally:
            self._client.cancel([future for _, _, future in current.futures.values()], force=True)

    def close(self) -> None:
        """Leave the cluster as it was."""
        self._files.clear()
        with contextlib.suppress(OSError, TimeoutError):
            self._client.unregister_worker_plugin(self._name)
        self._client.close(timeout=LOOKING)

    def _room(self) -> int:
        """How many calls may be out. Workers come and go: how many there are is asked now and
        then."""
        now = time.monotonic()
        if now - self._looked >= LOOKING:
            self._looked, self._threads = now, sum(self._client.nthreads().values())
            self._alone_since = 0.0 if self._threads else self._alone_since or now
        if self._alone_since and now - self._alone_since > ALONE:
            raise WorkersError(f"the cluster at {self._address} has had no workers for {ALONE:g} seconds")
        return AHEAD * self._threads

    def _send(self, call: Call, tries: int, current: _Round) -> Outcome | None:
        """Hand the call to the cluster; the outcome at once when it cannot be handed over."""
        key = f"{worker.PLUGIN}-{uuid.uuid4().hex}"
        try:
            message = pack(call.make, call.args)
            files = [self._file(ref) for ref in message.files.values()]
        except Exception as error:
            return Outcome(call.number, FailureReason.of(error, FailureKind.UNSENDABLE))
        parts, names = dict(self._code.parts([call.make])), list(message.files)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Dask would rather have large values as files of its own
            future = self._client.submit(worker.perform, self._name, message.content, parts, names, files, key=key, pure=False)
        current.futures[key] = (call, tries, future)
        future.add_done_callback(lambda done: current.ended.put(done.key))
        return None

    def _file(self, ref: FileRef) -> Any:
        """The file as a value in the cluster. Sent when it is first needed: the scheduler keeps
        it, so that it outlives the workers that have it."""
        if ref.sha256 not in self._files:
            content = ref.read()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                key = f"{worker.PLUGIN}-file-{ref.sha256}-{uuid.uuid4().hex}"
                self._files[ref.sha256] = (self._client.submit(worker.content, content, key=key), len(content))
        self._files.move_to_end(ref.sha256)
        while len(self._files) > 1 and sum(size for _, size in self._files.values()) > FILE_BYTES:
            self._files.popitem(last=False)
        return self._files[ref.sha256][0]

    def _heard(self, key: str, current: _Round) -> Outcome | None:
        """The outcome of a call that has ended, unless it is tried again."""
        call, tries, future = current.futures.pop(key)
        if future.status in ("cancelled", "lost"):
            raise WorkersError(f"the cluster at {self._address} has lost its scheduler")
        if future.status == "error":
            error = future.exception()
            kind = FailureKind.WORKER_DIED if type(error).__name__ == "KilledWorker" else None
            return Outcome(call.number, FailureReason.of(error, kind))
        outcome = future.result()
        assert isinstance(outcome, Outcome)
        died = isinstance(outcome.content, FailureReason) and outcome.content.kind is FailureKind.WORKER_DIED
        if died and tries < TRIES:
            return self._send(call, tries + 1, current)
        return replace(outcome, number=call.number)
