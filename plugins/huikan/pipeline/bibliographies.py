"""The files of references of content/, each read once for what its bytes are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from huikan import tasks
from huikan.bibliography import MOST_BYTES, Bibliography, Fault, dumps, loads, read
from huikan.model import Library
from huikan.publication.citations import bibliography_files
from huikan.rendering import Run

SECONDS = 20.0  # of processor time for one file


def read_bibliographies(library: Library, content: Path, run: Run) -> Mapping[str, Bibliography]:
    """Every bibliography that somebody may cite from, by its path; what cannot be read has no
    entries, and a fault. Content without bibliographies costs nothing."""
    paths = bibliography_files(library)
    small = [path for path in paths if library.assets[path].size <= MOST_BYTES]
    files = {path: tasks.FileRef(str((content / path).absolute()), library.assets[path].sha256) for path in small}
    jobs = [tasks.Task(f"bibliography/{path}", make, (path.rpartition(".")[2].lower(), file)) for path, file in files.items()]
    results = dict(zip(small, run(jobs), strict=True)) if jobs else {}
    return dict(_read(paths, results))


def _read(paths: tuple[str, ...], results: Mapping[str, tasks.Artifact | tasks.Failure]) -> Iterator[tuple[str, Bibliography]]:
    for path in paths:
        result = results.get(path)
        if isinstance(result, tasks.Artifact):
            yield path, loads(result.read())
        elif result is None:
            yield path, Bibliography({}, (Fault("bib-too-large", 0, f"{MOST_BYTES // 1024 // 1024} MB"),))
        else:
            yield path, Bibliography({}, (Fault("bib-too-slow", 0),))


def make(suffix: str, file: tasks.FileRef) -> bytes:
    """A bibliography as bytes: the task of reading one."""
    with tasks.processor_time(SECONDS):
        return dumps(read(f"x.{suffix}", file.read()))
