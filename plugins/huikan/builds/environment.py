"""BuildRequest and BuildEnvironment: what to make, and what the work is done with."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from huikan import tasks
from huikan.settings import Settings
from huikan.theme_folders import Folder, folders

if TYPE_CHECKING:
    from huikan.cluster import Cluster

PROCESSOR_SECONDS = 300.0  # for one task in a worker process: a book of a thousand pages
CLOCK_SECONDS = 3600.0  # after which a task is stuck, however busy the machine is: it waits for what never comes
MEMORY_BYTES = 6_000_000_000  # for one worker process
KEEP_BYTES = 4_000_000_000  # of results that no build has asked for lately


def native_libraries() -> Mapping[str, str]:
    """The versions of what WeasyPrint loads itself, which decides its results, too."""
    from huikan.typesetting import libraries

    return libraries.versions()


NATIVES = {"weasyprint": native_libraries}
PAGE_MODULES = (
    "huikan.rendering",
    "huikan.outputs.pages.html",
    "huikan.outputs.feeds.writing",
    "huikan.outputs.search",
    "lxml.etree",
)
PRINT_MODULES = ("huikan.outputs.print", "weasyprint")


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to make, from where. `only` names the works whose PDFs are made; other PDFs come
    from the cache if it has them.

    `pdfs` is "make", "cached" (only those that need no work: quick previews) or "none". `early`:
    as if drafts were finished and every text's day had come, for a preview on the editor's machine
    and nothing else.
    """

    content: Path
    theme: Folder
    settings: Settings
    now: time.datetime
    pdfs: str = "make"
    only: frozenset[str] = frozenset()
    early: bool = False

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that all of the site's files are made from."""
        return (self.content, *folders(self.theme))


class Progress(Protocol):
    """Who is told how the work goes on."""

    def stage(self, name: str, total: int | None = None) -> None: ...
    def advance(self) -> None: ...


@dataclass(slots=True)
class TaskCounts:
    """What became of the tasks: how many were made, kept from the cache, and which failed."""

    made: int = 0
    kept: int = 0
    failures: list[tasks.Failure] = field(default_factory=list)

    def forget(self) -> None:
        """Begin anew, as a build does that has found too late what the cache has lost."""
        self.made = self.kept = 0
        self.failures.clear()

    def add(self, result: tasks.Artifact | tasks.Failure) -> None:
        if isinstance(result, tasks.Failure):
            self.failures.append(result)
        elif result.made:
            self.made += 1
        else:
            self.kept += 1


@dataclass(frozen=True, slots=True)
class BuildEnvironment:
    """What the work is done with: the cache, whoever makes calls, and whoever is told."""

    cache: tasks.Cache
    executor: tasks.Executor
    progress: Progress
    counts: TaskCounts

    def expect(self, request: BuildRequest) -> None:
        """Say that work for the request will come soon: workers load what it needs while others
        still read and plan."""
        self.executor.expect(PAGE_MODULES if request.pdfs == "none" else (*PAGE_MODULES, *PRINT_MODULES))

    def run(self, stage: str, jobs: Sequence[tasks.Task], report: bool = True) -> Iterator[tasks.Artifact | tasks.Failure]:
        """Results in the order of the jobs. Failures that are not reported as such, but
        become diagnostics, are not counted."""
        dependencies = tasks.dependencies_of(jobs)
        self.progress.stage(stage, len(jobs) + len(dependencies))
        for done in tasks.run(jobs, self.cache, self.executor, lambda done: self.progress.advance(), dependencies):
            if report or isinstance(done, tasks.Artifact):
                self.counts.add(done)
            yield done


def open_cache(root: Path) -> tasks.Cache:
    """The cache below `root`; what other code or another version of a
    library has made is not found in it."""
    return tasks.Cache(root, code=tasks.Code(root / "code.json", NATIVES))


@contextmanager
def open_executor(spec: str) -> Iterator[tasks.Executor]:
    """The executor of a build, here or, by the address of its scheduler, on a Dask cluster: no
    task of it takes more of a machine than a task may need.

    ValueError for a spec that nobody knows, OSError where a cluster does not answer.
    """
    if spec.startswith(("tcp://", "tls://")):
        with closing(_cluster(spec)) as cluster:
            yield cluster
    else:
        with tasks.open_executor(spec, CLOCK_SECONDS, processor=PROCESSOR_SECONDS, memory=MEMORY_BYTES) as executor:
            yield executor


def _cluster(address: str) -> Cluster:
    try:
        from huikan.cluster import Cluster
    except ImportError as error:
        raise ValueError(f"a cluster needs Dask: python -m pip install -r requirements-cluster.txt ({error})") from error
    return Cluster(address, NATIVES, CLOCK_SECONDS, processor=PROCESSOR_SECONDS, memory=MEMORY_BYTES)
