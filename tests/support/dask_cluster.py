"""A Dask cluster on this machine: a real scheduler and real workers, in processes and folders
of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).parents[2]
START = 60.0  # seconds for a process of Dask to be there


@dataclass
class DaskCluster:
    """`workers` are processes, each with one thread and a folder that no other has."""

    root: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def run(self, *arguments: str, path: str = "") -> subprocess.Popen[bytes]:
        folder = self.root / f"machine-{len(self.processes)}"
        folder.mkdir(parents=True)
        # children of Dask's nannies are in the group of their worker, so that all can be ended
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((path or f"{PROJECT}/plugins", f"{PROJECT}/tests/support"))}
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments], cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self.processes.append(process)
        return process

    def add_worker(self, path: str = "", nanny: bool = True) -> subprocess.Popen[bytes]:
        options = ("--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--nanny" if nanny else "--no-nanny")
        place = ("--local-directory", str(self.root / f"local-{len(self.processes)}"))
        process = self.run("distributed.cli.dask_worker", self.address, *options, *place, path=path)
        self.workers.append(process)
        return process

    def log(self) -> str:
        return "\n".join(path.read_text("utf-8", "replace") for path in sorted(self.root.glob("machine-*/log")))

    def end(self) -> None:
        for process in self.processes:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started, as a power cut would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def dask_cluster(root: Path, workers: int = 2) -> Iterator[DaskCluster]:
    """A scheduler and so many workers on the loopback."""
    cluster = DaskCluster(root)
    try:
        file = root / "scheduler.json"
        cluster.run(
            "distributed.cli.dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            str(file),
        )
        cluster.address = _address(file, cluster)
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.end()


def _address(file: Path, cluster: DaskCluster) -> str:
    import json

    end = time.monotonic() + START
    while time.monotonic() < end:
        if file.exists() and (text := file.read_text("utf-8")).endswith("}"):
            return str(json.loads(text)["address"])
        time.sleep(0.05)
    raise AssertionError(f"no scheduler: {cluster.log()}")
