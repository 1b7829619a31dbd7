"""What a command costs: seconds by the clock, seconds of processor time of all its processes,
and the most memory that all of them held at one moment."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
INTERVAL = 0.1  # seconds between two looks at the memory


class CommandError(Exception):
    """A command that ended with another exit code than 0; the text is what it said."""


class Cost(NamedTuple):
    """Seconds and MB (2^20 bytes). Memory that processes share is counted once."""

    wall: float
    processor: float
    memory: float


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Raises CommandError."""
    with tempfile.TemporaryFile("w+") as output:
        _adopt_orphans(True)
        before, others = _processor(), _children(os.getpid())
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment)
        watch = _MemoryWatch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        watch.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise CommandError(f"{' '.join(command)}\nended with {process.returncode}\n{output.read()[-4000:]}")
    _await_orphans(others)
    _adopt_orphans(False)
    # without /proc: the largest process, in KiB but on macOS
    largest = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Cost(wall, _processor() - before, watch.peak or largest)


def _processor() -> float:
    """Seconds that all processes have taken that this one has waited for, with theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _adopt_orphans(adopt: bool) -> None:
    """Have processes whose parent has ended become this one's, which then can count them."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, int(adopt))


def _await_orphans(others: Collection[int]) -> None:
    """Wait for the processes that have become this one's, but not for its `others`."""
    while orphans := _children(os.getpid()) - {*others}:
        for pid in orphans:
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _children(pid: int) -> set[int]:
    return {int(child) for task in _entries(Path(f"/proc/{pid}/task")) for child in _content(task / "children").split()}


class _MemoryWatch(threading.Thread):
    """Looks again and again how much memory a process and its descendants hold."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._root = root
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(INTERVAL):
            self.peak = max(self.peak, sum(map(_proportional, _family(self._root))) / 1024)

    def end(self) -> None:
        self._ended.set()
        self.join()


def _family(root: int) -> list[int]:
    """A process and all that descend from it."""
    members = [root]
    for pid in members:
        members += _children(pid)
    return members


def _proportional(pid: int) -> int:
    """KiB of a process: what it shares with others is divided among them."""
    for line in _content(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # the process has ended
        return []


def _content(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
