"""The whole press in this process: a test can lower its limits and look at what it
says, and no interpreter starts."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from huikan import tasks
from huikan.cli import main
from huikan.tasks.dependencies import resolve

ROOT = Path(__file__).parents[2]


def build(content: Path, root: Path, *more: str) -> Result:
    """`build.py build` of `content` into `root`/site, with one task after the other."""
    paths = ["--config", ROOT / "mkdocs.yml", "--content", content, "--site", root / "site", "--cache", root / "cache"]
    said = ["build", "--format", "json", "--now", "2025-08-01", "--executor", "inline", *map(str, paths), *more]
    result = CliRunner().invoke(main, said)
    assert result.exit_code in (0, 1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def ready(task: tasks.Task, root: Path) -> tasks.Task:
    """The task with all that it needs made, in a cache below
    `root`: its call can be made by hand."""
    cache = tasks.Cache(root / "needs")

    def made(need: tasks.Task) -> tasks.FileRef:
        with tasks.open_executor("inline") as executor:
            (result,) = tasks.run([need], cache, executor)
        assert isinstance(result, tasks.Artifact), result
        return result.ref

    return resolve(task, made)
