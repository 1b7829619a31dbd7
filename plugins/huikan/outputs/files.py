"""The files of content/ that pages name, as readers get them: pictures without what they tell of people, places and devices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from huikan import media
from huikan.model import Library
from huikan.tasks import FileRef, Task


def plan(library: Library, named: Iterable[str], content: Path) -> Iterator[Task]:
    """One task a file. Its digest was taken when it was examined: another file in its place is not published."""
    for path in sorted(named):
        yield Task(path, make, (FileRef(str((content / path).absolute()), library.assets[path].sha256),))


def make(file: FileRef) -> bytes:
    """The file's bytes; those of a picture without what it tells of people and programs."""
    return media.published(file.read())
