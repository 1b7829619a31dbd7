"""Task: a target and the call that makes it. FileRef: a file's bytes as an argument."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class ChangedFileError(ValueError):
    """A file that a task was planned with is no longer what it was, or is gone."""


@dataclass(frozen=True, slots=True)
class Task:
    """`make(*args)` gives the bytes of `target`, a path from the site's root with "/".

    `make` is a function of a module, so that another process can find it; it reads no clock,
    network, environment or global. `args` are plain values that `fingerprint` knows and pickle
    carries, and tasks that have to be made before (`dependencies`). `source` names the file that
    the target is made of, for people: it decides nothing.
    """

    target: str
    make: Callable[..., bytes]
    args: tuple[Any, ...] = ()
    source: str = field(default="", compare=False)

    @property
    def signature(self) -> tuple[object, object]:
        """What decides the bytes, beside our code."""
        return self.make, self.args


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that a task reads, from the byte `start` on: two are equal when
    their bytes are, wherever they lie."""

    path: str = field(compare=False)
    sha256: str
    start: int = field(default=0, compare=False)

    @staticmethod
    def of(path: Path) -> FileRef:
        """The reference to a file as it is now."""
        with path.open("rb") as file:
            return FileRef(str(path.absolute()), hashlib.file_digest(file, "sha256").hexdigest())

    def read(self) -> bytes:
        """The bytes. Raises ChangedFileError."""
        try:
            content = Path(self.path).read_bytes()[self.start :]
        except FileNotFoundError as error:
            raise ChangedFileError(f"{self.path} is gone since the build began") from error
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise ChangedFileError(f"{self.path} has changed since the build began")
        return content
