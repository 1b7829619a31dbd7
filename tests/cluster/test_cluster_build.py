"""A whole build on a cluster: the same tree as on this machine, also when a
worker is lost in the middle of it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dask_cluster import dask_cluster, kill
from program import NOW, ROOT, SOCIETY

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]
LONGEST = 600.0  # seconds


def command(root: Path, *more: str) -> list[str]:
    places = ("--content", str(SOCIETY), "--site", str(root / "site"), "--cache", str(root / "cache"))
    return [sys.executable, str(ROOT / "build.py"), "build", *places, *NOW, "--lang", "en", *more]


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}


def test_a_build_that_loses_a_worker_gives_the_tree_of_this_machine(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}/plugins"}
    subprocess.run(command(here), cwd=ROOT, env=environment, check=True, capture_output=True, timeout=LONGEST)
    with dask_cluster(tmp_path / "cluster") as cluster, (tmp_path / "log").open("w+") as log:
        build = subprocess.Popen(command(there, "--executor", cluster.address), cwd=ROOT, env=environment, stdout=log, stderr=log)
        end = time.monotonic() + LONGEST
        while build.poll() is None and len(list(there.glob("cache/objects/*/*"))) < 60:
            assert time.monotonic() < end
            time.sleep(0.05)
        assert build.poll() is None, "it was over before a worker could be lost"
        kill(cluster.workers[0])
        code = build.wait(LONGEST)
        log.seek(0)
        assert code == 0, log.read() + cluster.log()
    made, expected = tree(there), tree(here)
    assert made.keys() == expected.keys()
    assert [name for name in expected if made[name] != expected[name]] == []


def test_a_cluster_that_does_not_answer_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        command(tmp_path, "--executor", "tcp://127.0.0.1:9"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "does not answer" in done.stderr and "Traceback" not in done.stderr
