"""How workers start: from a server that has loaded what they need, with the parent's variables."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from huikan.builds import environment
from huikan.tasks import Task, open_executor, run
from huikan.tasks.cache import Cache
from task_functions import hold, variable

PARENT = """\
import sys, time
from huikan.tasks import Call, open_executor
from work import loader

if __name__ == "__main__":
    with open_executor("processes:2") as executor:
        executor.expect(["heavy", "not_there"])
        loaders = {outcome.content for outcome in executor.each(Call(number, loader, ()) for number in range(4))}
    print(len(loaders), *(text.decode() for text in loaders))
"""
LOADER = """\
import os, sys, time

def loader():
    time.sleep(0.2)
    loaded = "heavy" in sys.modules
    import heavy
    return f"{loaded} {heavy.process != os.getpid()}".encode()
"""


def test_what_a_build_names_for_its_workers_is_there() -> None:
    for name in (*environment.PAGE_MODULES, *environment.PRINT_MODULES):
        importlib.import_module(name)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone")
def test_workers_have_loaded_what_they_were_told_to_expect(tmp_path: Path) -> None:
    """The server has loaded it once for both; a module that is not there disturbs nobody."""
    (tmp_path / "heavy.py").write_text("import os\nprocess = os.getpid()\n")
    (tmp_path / "work.py").write_text(LOADER)
    (tmp_path / "parent.py").write_text(PARENT)
    path = ":".join([str(tmp_path), str(Path(environment.__file__).parents[2])])
    command = [sys.executable, "-W", "error", "parent.py"]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": path}, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "True", "True"]


def test_a_worker_has_the_variables_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not those of the moment when the server was started."""
    seen = []
    for value in ("first", "second"):
        monkeypatch.setenv("HUIKAN_TEST", value)
        with open_executor("processes:1") as executor:
            (result,) = run([Task(f"{value}.txt", variable, ("HUIKAN_TEST",))], Cache(tmp_path / value), executor)
        seen.append(result.read())  # type: ignore[union-attr]
    assert seen == [b"first", b"second"]


def test_what_a_worker_holds_at_most_is_known(tmp_path: Path) -> None:
    with open_executor("processes:1") as executor:
        list(run([Task("a.txt", hold, (200 << 20,))], Cache(tmp_path), executor))
        assert executor.peak > 200 << 20
