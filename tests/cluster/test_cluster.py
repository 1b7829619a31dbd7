"""The executor for a Dask cluster, with a real scheduler and real workers on the loopback."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import task_functions
from dask_cluster import DaskCluster, dask_cluster, kill
from huikan.cluster import Cluster
from huikan.cluster.messages import pack, placed, unpack
from huikan.tasks import Artifact, Cache, Failure, FailureKind, FileRef, Task, open_executor, run
from task_functions import Album, Unpackable, View, bind, crash, endless, fail, hungry, slow_bind, stubborn, text

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # Dask's client leaves its sockets to the collector


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with dask_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def results(jobs: list[Task], cache: Cache, address: str, **options: float) -> list[Artifact | Failure]:
    with closing(Cluster(address, {}, **options)) as executor:  # type: ignore[arg-type]
        return list(run(jobs, cache, executor))


def files(root: Path, count: int) -> tuple[FileRef, ...]:
    root.mkdir(exist_ok=True)
    for number in range(count):
        (root / f"f{number}.txt").write_bytes(b"%d" % number * 1000)
    return tuple(FileRef.of(root / f"f{number}.txt") for number in range(count))


def test_a_message_has_the_digests_of_files_and_a_folder_their_bytes(tmp_path: Path) -> None:
    first, second = files(tmp_path / "here", 2)
    args = (Album("册", {"a": first, "b": second}), (first,))
    message = pack(bind, args)
    assert list(message.files.values()) == [first, second] and b"here" not in message.content
    places = placed(tmp_path / "there", {name: file.read() for name, file in message.files.items()})
    make, unpacked = unpack(message.content, places)
    assert make(*unpacked) == bind(*args) and unpacked == args
    assert all(Path(file.path).is_relative_to(tmp_path / "there") and file.path.endswith(".txt") for file in unpacked[1])
    with pytest.raises(ValueError, match="lost its way"):
        placed(tmp_path / "there", {("0" * 64, ".txt"): b"other"})


def test_a_call_finds_no_fonts_of_others_beside_its_own(tmp_path: Path) -> None:
    """Fonts of a folder are looked at together."""
    contents = {
        (hashlib.sha256(text).hexdigest(), suffix): text for text, suffix in ((b"1", ".ttf"), (b"2", ".ttf"), (b"3", ".png"))
    }
    one, two, picture = contents
    alone, all_of_them = placed(tmp_path, {one: contents[one]}), placed(tmp_path, contents)
    assert list(alone[one].parent.iterdir()) == [alone[one]]
    assert set(all_of_them[one].parent.iterdir()) == {all_of_them[one], all_of_them[two]}
    assert all_of_them[picture].read_bytes() == b"3" and placed(tmp_path, contents) == all_of_them


def test_a_cluster_gives_the_bytes_of_this_machine(cluster: DaskCluster, tmp_path: Path) -> None:
    several = files(tmp_path / "files", 5)
    jobs = [Task(f"t/{n}.txt", text, (n, View("标题", ("a",)))) for n in range(30)]
    jobs += [Task(f"b/{n}.txt", bind, (Album(f"册{n}", {"a": several[n % 5]}), several[n:])) for n in range(5)]
    there = results(jobs, Cache(tmp_path / "there"), cluster.address)
    with open_executor("inline") as executor:
        here = list(run(jobs, Cache(tmp_path / "here"), executor))
    assert [(result.target, result.read()) for result in there if isinstance(result, Artifact)] == [
        (result.target, result.read()) for result in here if isinstance(result, Artifact)
    ]
    assert len(there) == 35
    assert not list(cluster.root.glob("local-*/**/huikan-*")), "a build leaves nothing behind"


def test_what_fails_is_named_and_nothing_else_fails(cluster: DaskCluster, tmp_path: Path) -> None:
    bad = {3: fail, 5: crash, 8: endless}
    jobs = [Task(f"t/{n}.txt", bad.get(n, text), (n, View("标题"))) for n in range(12)]
    jobs += [Task("u.txt", text, (1, Unpackable())), Task("c.txt", stubborn, (1,)), Task("m.txt", hungry, (8_000_000_000,))]
    done = results(jobs, Cache(tmp_path, "salt"), cluster.address, seconds=8.0, processor=3.0, memory=4_000_000_000)
    kinds = {result.target: result.kind for result in done if isinstance(result, Failure)}
    assert kinds == {
        "t/3.txt": FailureKind.RAISED,
        "t/5.txt": FailureKind.WORKER_DIED,
        "t/8.txt": FailureKind.TOO_SLOW,
        "u.txt": FailureKind.UNSENDABLE,
        "c.txt": FailureKind.TOO_SLOW,
        "m.txt": FailureKind.OUT_OF_MEMORY,
    }


def test_a_worker_with_other_code_is_refused(tmp_path: Path) -> None:
    package = tmp_path / "other/task_functions.py"
    package.parent.mkdir()
    source = Path(task_functions.__file__).read_text("utf-8")
    package.write_text(
        source.replace("def text(number: int, view: View) -> bytes:\n", "def text(number, view):\n    number += 1\n")
    )
    with dask_cluster(tmp_path / "cluster", workers=0) as cluster:
        plugins = Path(task_functions.__file__).parents[2] / "plugins"
        cluster.add_worker(path=f"{package.parent}:{plugins}")
        (result,) = results([Task("a.txt", text, (1, View("标题")))], Cache(tmp_path / "cache"), cluster.address)
    assert isinstance(result, Failure) and result.kind is FailureKind.UNSENDABLE
    assert "other code or libraries" in result.error and "task_functions" in result.error


def test_no_scheduler_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        Cluster("tcp://127.0.0.1:9", {})


def test_a_lost_worker_costs_time_and_nothing_else(tmp_path: Path) -> None:
    """It is killed as a power cut would, with calls on it and files that no other worker has."""
    several = files(tmp_path / "files", 6)
    jobs = [Task(f"b/{n}.txt", slow_bind, (n, several[n % 6])) for n in range(40)]
    with dask_cluster(tmp_path / "cluster") as cluster, closing(Cluster(cluster.address, {})) as executor:
        done = []
        for result in run(jobs, Cache(tmp_path / "cache"), executor):
            done.append(result)
            if len(done) == 8:
                kill(cluster.workers[0])
    assert [result.read() for result in done if isinstance(result, Artifact)] == [job.make(*job.args) for job in jobs]
