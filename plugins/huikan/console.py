"""What the program says at the terminal: progress, a summary, its own
words. The only owner of rich."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from huikan.diagnostics.words import CONSOLE

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def translate(lang: str, code: str, **values: object) -> str:
    """A line of the console's table."""
    return CONSOLE.get(lang, CONSOLE["en"])[code].format_map(values)


class Stages(AbstractContextManager["Stages"]):
    """How the work goes on: seconds by stage, and a bar while people watch.

    Nothing is drawn unless `stream` is a terminal and `quiet` is off;
    the seconds are kept in any case.
    """

    def __init__(self, lang: str, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.lang = lang
        self.seconds: dict[str, float] = {}
        stream = stream or sys.stderr
        self._progress = _bar(stream) if stream.isatty() and not quiet else None
        self._task: TaskID | None = None
        self._name = ""
        self._started = 0.0

    def __enter__(self) -> Stages:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._close()
        if self._progress:
            self._progress.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """The work enters the stage `name`, of `total` steps where that is known."""
        self._close()
        self._name, self._started = name, time.perf_counter()
        if self._progress:
            self._task = self._progress.add_task(translate(self.lang, f"stage-{name}"), total=total)

    def advance(self) -> None:
        if self._progress and self._task is not None:
            self._progress.advance(self._task)

    def _close(self) -> None:
        if self._name:
            self.seconds[self._name] = self.seconds.get(self._name, 0.0) + time.perf_counter() - self._started
        if self._progress and self._task is not None:
            self._progress.remove_task(self._task)
        self._name, self._task = "", None


def _bar(stream: TextIO) -> Progress:
    """What people see who watch; whoever does not need not wait for rich."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(file=stream), transient=True)
