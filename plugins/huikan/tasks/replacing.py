"""replace: a file is written beside its place and moved in, so that readers see all
of it or what was there before."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def replace(path: Path, *parts: bytes) -> None:
    """Write a file beside its place and move it in."""
    replace_by(path, lambda file: file.writelines(parts))


def replace_by(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """The same with a file that `write` fills."""
    number, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            write(file)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
